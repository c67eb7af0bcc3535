/** Google Cloud Translation, API v3. */
@NullMarked
package org.interpres.translate.engine.google;

import org.jspecify.annotations.NullMarked;

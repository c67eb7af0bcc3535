/** Amazon Translate. */
@NullMarked
package org.interpres.translate.engine.amazon;

import org.jspecify.annotations.NullMarked;

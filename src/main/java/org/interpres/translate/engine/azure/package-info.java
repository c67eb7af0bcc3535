/** Azure Translator, API v3. */
@NullMarked
package org.interpres.translate.engine.azure;

import org.jspecify.annotations.NullMarked;

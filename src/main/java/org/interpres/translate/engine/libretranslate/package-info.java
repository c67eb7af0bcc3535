/** LibreTranslate. */
@NullMarked
package org.interpres.translate.engine.libretranslate;

import org.jspecify.annotations.NullMarked;

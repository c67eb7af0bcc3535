/** DeepL, API v2. */
@NullMarked
package org.interpres.translate.engine.deepl;

import org.jspecify.annotations.NullMarked;

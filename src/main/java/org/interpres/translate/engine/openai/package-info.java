/** Language models behind an OpenAI-compatible chat API. */
@NullMarked
package org.interpres.translate.engine.openai;

import org.jspecify.annotations.NullMarked;

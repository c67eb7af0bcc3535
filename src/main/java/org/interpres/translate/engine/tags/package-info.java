/** How tags and terms that must stay come through an engine unharmed. */
@NullMarked
package org.interpres.translate.engine.tags;

import org.jspecify.annotations.NullMarked;

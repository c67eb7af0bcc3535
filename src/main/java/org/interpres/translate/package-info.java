/** A translation becomes drafted targets: dispatch, engines' answers, drafts. */
@NullMarked
package org.interpres.translate;

import org.jspecify.annotations.NullMarked;

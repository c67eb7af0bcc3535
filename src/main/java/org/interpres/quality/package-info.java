/** Quality checks: pure functions of a source text, a target text and their locales. */
@NullMarked
package org.interpres.quality;

import org.jspecify.annotations.NullMarked;

/** The termbase: how a team wants its terms translated, and which it wants left alone. */
@NullMarked
package org.interpres.terminology;

import org.jspecify.annotations.NullMarked;

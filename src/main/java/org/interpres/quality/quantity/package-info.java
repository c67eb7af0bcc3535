/**
 * Reads a sentence of a locale into values, ranges, units, frequencies and dates. One parser for
 * every check: what a number is, is decided here and nowhere else.
 */
@NullMarked
package org.interpres.quality.quantity;

import org.jspecify.annotations.NullMarked;

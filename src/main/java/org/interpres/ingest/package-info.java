/**
 * Untrusted bytes become a revision with units and segments, and its translations, in one
 * transaction.
 */
@NullMarked
package org.interpres.ingest;

import org.jspecify.annotations.NullMarked;

/** The append-only, hash-chained audit trail. */
@NullMarked
package org.interpres.audit;

import org.jspecify.annotations.NullMarked;

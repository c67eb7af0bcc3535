/** Accounts, roles, qualifications, tokens, and who is acting. */
@NullMarked
package org.interpres.identity;

import org.jspecify.annotations.NullMarked;

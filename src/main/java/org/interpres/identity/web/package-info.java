/** Administration of accounts, qualifications and tokens over HTTP. */
@NullMarked
package org.interpres.identity.web;

import org.jspecify.annotations.NullMarked;

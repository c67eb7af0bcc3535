/** Engines and what they cost, over HTTP and as pages. */
@NullMarked
package org.interpres.translate.web;

import org.jspecify.annotations.NullMarked;

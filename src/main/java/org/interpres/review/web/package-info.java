/** The review over HTTP. */
@NullMarked
package org.interpres.review.web;

import org.jspecify.annotations.NullMarked;

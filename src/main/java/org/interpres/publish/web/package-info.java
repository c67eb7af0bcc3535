/** Publications over HTTP: pull, feed, recall, keys. */
@NullMarked
package org.interpres.publish.web;

import org.jspecify.annotations.NullMarked;

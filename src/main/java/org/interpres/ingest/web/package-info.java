/** Articles over HTTP. */
@NullMarked
package org.interpres.ingest.web;

import org.jspecify.annotations.NullMarked;

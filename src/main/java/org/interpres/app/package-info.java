/** Main, wiring, command line, clock, embedded database. */
@NullMarked
package org.interpres.app;

import org.jspecify.annotations.NullMarked;

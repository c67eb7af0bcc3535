/** Translation memory: TMX 1.4b files read into exact matches. */
@NullMarked
package org.interpres.memory;

import org.jspecify.annotations.NullMarked;

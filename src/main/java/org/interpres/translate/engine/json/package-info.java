/** Any engine with a JSON API, described in its route file. */
@NullMarked
package org.interpres.translate.engine.json;

import org.jspecify.annotations.NullMarked;

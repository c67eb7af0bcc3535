/** An approved translation becomes signed HTML and JSON that other systems pull. */
@NullMarked
package org.interpres.publish;

import org.jspecify.annotations.NullMarked;

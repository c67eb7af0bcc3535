/** What every machine-translation engine takes and answers; one package below a vendor. */
@NullMarked
package org.interpres.translate.engine;

import org.jspecify.annotations.NullMarked;

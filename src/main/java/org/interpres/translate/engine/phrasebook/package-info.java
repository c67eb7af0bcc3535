/** The engine that needs no network: it answers from the translation memory's files. */
@NullMarked
package org.interpres.translate.engine.phrasebook;

import org.jspecify.annotations.NullMarked;

/** A unit's text becomes sentences, by the rules of an SRX 2.0 file that people can edit. */
@NullMarked
package org.interpres.ingest.segmentation;

import org.jspecify.annotations.NullMarked;

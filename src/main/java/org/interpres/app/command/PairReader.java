package org.interpres.app.command;

import java.io.IOException;
import org.interpres.quality.SegmentPair;

/**
 * Reads pairs of source and target from a file, one at a time, so that its size does not matter.
 */
interface PairReader {

  /** Takes what the file has, as it is read. */
  interface Sink {
    /**
     * @param id what the file calls the pair
     */
    void pair(String id, SegmentPair pair) throws IOException;

    /** A unit that has no target yet. */
    void untranslated(String id);
  }

  /**
   * @throws UnreadableFile when the file is not what it should be; pairs before the fault have been
   *     given to {@code sink}
   */
  void read(Sink sink) throws IOException;
}

package org.interpres.app.command;

import java.io.IOException;

/**
 * Reads pairs of source and target from a file, one at a time, so that its size does not matter.
 */
interface PairReader {

  /** Takes each pair as it is read. */
  @FunctionalInterface
  interface Sink {
    void pair(String id, String source, String target) throws IOException;
  }

  /**
   * @throws UnreadableFile when the file is not what it should be; pairs before the fault have been
   *     given to {@code sink}
   */
  void read(Sink sink) throws IOException;
}

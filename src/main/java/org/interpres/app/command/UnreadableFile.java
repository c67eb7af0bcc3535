package org.interpres.app.command;

import java.io.IOException;

/**
 * A file that is not what it should be. The message says which line, what is wrong and what to do.
 */
final class UnreadableFile extends IOException {

  private static final long serialVersionUID = 1L;

  UnreadableFile(String message) {
    super(message);
  }
}

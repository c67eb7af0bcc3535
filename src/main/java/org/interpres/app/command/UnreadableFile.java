package org.interpres.app.command;

import java.io.IOException;
import java.nio.file.AccessDeniedException;

/**
 * A file that is not what it should be. The message says which line, what is wrong and what to do.
 */
final class UnreadableFile extends IOException {

  private static final long serialVersionUID = 1L;

  UnreadableFile(String message) {
    super(message);
  }

  /** Why a file cannot be read, for a person: the exceptions of the JDK may have its name alone. */
  static String why(IOException failure, String file) {
    return failure instanceof AccessDeniedException
        ? file + ": you may not read it (permission denied)."
        : file + ": cannot be read (" + failure.getMessage() + ").";
  }
}

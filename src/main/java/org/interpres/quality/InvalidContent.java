package org.interpres.quality;

/** A data file of {@code content/} that cannot be used. The message names file, line and reason. */
public final class InvalidContent extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidContent(String message) {
    super(message);
  }
}

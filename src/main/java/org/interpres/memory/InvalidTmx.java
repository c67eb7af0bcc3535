package org.interpres.memory;

/** A TMX file that cannot be read. The message names the file, the line, what and what to do. */
public final class InvalidTmx extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidTmx(String file, int line, String what) {
    super("%s, line %d: %s".formatted(file, line, what));
  }
}

package org.interpres.terminology;

/**
 * A file of terms that cannot be used. The message names the file, the line, what and what to do.
 */
public final class InvalidTerms extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidTerms(String file, int line, String what) {
    super("%s, line %d: %s".formatted(file, line, what));
  }
}

package org.interpres.review;

/** A review policy that cannot be one. The message names file, line and reason. */
public final class InvalidPolicy extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InvalidPolicy(String message) {
    super(message);
  }
}

package org.interpres.review;

/**
 * A translation that is stored as approved, and whose evidence does not show it. The message says
 * which part of it is missing or altered, in words for a person; it quotes no article text.
 */
public final class Unproved extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  Unproved(long translation, String reason) {
    super("translation %d is not proved to be approved: %s".formatted(translation, reason));
  }
}

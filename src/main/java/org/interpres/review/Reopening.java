package org.interpres.review;

import java.time.Instant;

/**
 * Why a translation that was signed is in review again: somebody reopened it, or recalled what was
 * published of it.
 *
 * @param reason in the words of who did it
 */
public record Reopening(String by, String reason, Instant at) {

  private static final String MARK = "reopened by ";

  /** What a void signature says of it, by which it is found again. */
  static String voids(String by, String reason) {
    return MARK + by + ": " + reason;
  }

  /** Names of accounts have no colon. */
  static Reopening of(String voids, Instant at) {
    String[] said = voids.substring(MARK.length()).split(": ", 2);
    return new Reopening(said[0], said[1], at);
  }
}

package org.interpres.review;

import java.util.Locale;

/** Where a segment's present words stand. */
public enum SegmentState {
  /** Nobody has decided on these words. */
  OPEN,
  /** Sent back with a comment; waits for the first step again. */
  REJECTED,
  /** Some steps have approved these words, not all. */
  REVIEWED,
  /** Each step has approved these words. */
  APPROVED;

  /** As the API and the pages print it: {@code open}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

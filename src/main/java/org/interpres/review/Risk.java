package org.interpres.review;

import java.util.Locale;

/** How much harm a wrong translation of a segment may do; the order is from worst to mildest. */
public enum Risk {
  /** Is confirmed one by one, never in bulk. */
  CRITICAL,
  STANDARD,
  LOW;

  /** As the API and the pages print it: {@code critical}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

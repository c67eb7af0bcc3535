package org.interpres.quality;

import java.util.Locale;

/** What a wrong translation of a segment could do; the order is from worst to mildest. */
public enum Risk {
  /** It could harm a patient. Decided one by one, never in bulk. */
  CRITICAL,
  STANDARD,
  /** A heading or label without a claim of its own. */
  LOW;

  /** As the API prints it: {@code critical}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package org.interpres.quality;

import java.util.Locale;

/** How much a finding matters; the order is from worst to mildest. */
public enum Severity {
  /** Blocks approval until resolved, or waived with a reason by a qualified reviewer. */
  CRITICAL,
  /** Must be acknowledged. */
  MAJOR,
  /** Advice. */
  MINOR;

  /** As the API, the files and the pages print it: {@code critical}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

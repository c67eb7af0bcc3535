package org.interpres.quality;

import java.util.List;

/**
 * The entry of a crisis line that a target relies on is confirmed, and lately. A finding of its
 * own: the translation may be right and the number out of service.
 */
final class CrisisLineEntryCheck implements Check {

  static final String ID = "CRISIS-LINE-ENTRY";

  private final CrisisLineCheck lines;

  CrisisLineEntryCheck(CrisisLineCheck lines) {
    this.lines = lines;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    return lines.entry(pair);
  }
}

package org.interpres.review;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer decides on a segment.
 *
 * @param version the segment's version that was read, null for the present one
 * @param comment why; needed for a rejection, may be empty for an approval
 * @param waivers findings to let stand, each with a reason
 */
public record Ruling(
    String step,
    Decision.Verdict verdict,
    @Nullable Integer version,
    String comment,
    List<Waiving> waivers) {

  public Ruling {
    comment = comment.strip();
    waivers = List.copyOf(waivers);
  }

  /** That a finding shall stand, and why. */
  public record Waiving(long finding, String reason) {
    public Waiving {
      reason = reason.strip();
    }
  }

  /** One ruling for chosen segments, all or none of them. */
  public record Bulk(String step, Decision.Verdict verdict, String comment, List<Item> items) {
    public Bulk {
      comment = comment.strip();
      items = List.copyOf(items);
    }
  }

  /** A segment in the version that was read. */
  public record Item(int index, int version) {}
}

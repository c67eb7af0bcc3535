package org.interpres.review;

import java.util.List;
import java.util.Locale;

/**
 * What a segment was in the review of the revision before.
 *
 * @param moved whether it stands elsewhere among the others now
 * @param earlier what it was, in order; several where sentences were merged
 */
public record SourceChange(Kind kind, boolean moved, List<Earlier> earlier) {

  public SourceChange {
    earlier = List.copyOf(earlier);
  }

  /** How it changed. */
  public enum Kind {
    /** Not at all: its words and approvals were carried over. */
    SAME,
    /** Only the sentences around it; it is critical, so each step confirms it anew. */
    CONTEXT,
    /** Only its white space: its words and approvals were carried over. */
    SPACE,
    /** Its words. */
    EDITED,
    /** It is a part of an earlier sentence. */
    SPLIT,
    /** It is several earlier sentences. */
    MERGED;

    /** As the API prints it: {@code edited}. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Whether its words were carried over. */
    boolean carries() {
      return this == SAME || this == CONTEXT || this == SPACE;
    }
  }

  /**
   * A segment of the review before.
   *
   * @param approved whether each step had approved that target
   */
  public record Earlier(
      long translation, int index, String source, String target, boolean approved) {}

  /** The source before, sentences that were merged joined by a space. */
  public String sourceBefore() {
    return String.join(" ", earlier.stream().map(Earlier::source).toList());
  }
}

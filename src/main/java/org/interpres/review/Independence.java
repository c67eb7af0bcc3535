package org.interpres.review;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.interpres.article.Phrase;
import org.jspecify.annotations.Nullable;

/** Whether a step's approval of a segment is by another person, as the policy asks. */
final class Independence {

  private Independence() {}

  /**
   * Why {@code account} may not approve {@code segment} in {@code step}; empty where it may. Words
   * that an account once edited or approved count for ever, even when others changed them since:
   * nobody reviews what they had a hand in.
   */
  static Optional<Did> hindrance(String account, ReviewedSegment segment, ReviewPolicy.Step step) {
    for (String other : step.notSamePersonAs()) {
      if (other.equals(ReviewPolicy.EDITOR)) {
        if (segment.editors().contains(account)) {
          return Optional.of(new Did(null));
        }
      } else if (segment.everApproved(other).contains(account)) {
        return Optional.of(new Did(other));
      }
    }
    return Optional.empty();
  }

  /** The first of {@code segments} that hinders, with the reason. */
  static Optional<Hindrance> first(
      String account, Collection<ReviewedSegment> segments, ReviewPolicy.Step step) {
    return segments.stream()
        .flatMap(
            segment ->
                hindrance(account, segment, step)
                    .map(did -> new Hindrance(segment.index(), did))
                    .stream())
        .findFirst();
  }

  /**
   * What an account did to a segment.
   *
   * @param approved the step in which it approved it, null where it edited it
   */
  record Did(@Nullable String approved) {

    /**
     * One of two phrases.
     *
     * @param approving takes the step after {@code arguments}
     */
    Phrase says(String editing, String approving, Serializable... arguments) {
      List<Serializable> all = new ArrayList<>(List.of(arguments));
      if (approved == null) {
        return new Phrase(editing, all);
      }
      all.add(Spoken.step(approved));
      return new Phrase(approving, all);
    }
  }

  /** What the account did to which segment. */
  record Hindrance(int segment, Did did) {}
}

package org.interpres.review;

import java.util.Collection;
import java.util.Optional;

/** Whether a step's approval of a segment is by another person, as the policy asks. */
final class Independence {

  private Independence() {}

  /**
   * Why {@code account} may not approve {@code segment} in {@code step}; empty where it may. Words
   * that an account once edited or approved count for ever, even when others changed them since:
   * nobody reviews what they had a hand in.
   */
  static Optional<String> hindrance(
      String account, ReviewedSegment segment, ReviewPolicy.Step step) {
    for (String other : step.notSamePersonAs()) {
      if (other.equals(ReviewPolicy.EDITOR)) {
        if (segment.editors().contains(account)) {
          return Optional.of("edited");
        }
      } else if (segment.everApproved(other).contains(account)) {
        return Optional.of("approved in the step “" + other + "”");
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
                    .map(reason -> new Hindrance(segment.index(), reason))
                    .stream())
        .findFirst();
  }

  /** What the account did to a segment. */
  record Hindrance(int segment, String reason) {}
}

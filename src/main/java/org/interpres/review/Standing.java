package org.interpres.review;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interpres.article.Phrase;

/**
 * What an account may do at a translation, asked before anything is tried, so that a page can say
 * why a button is not there. It promises nothing: each act is checked again.
 */
public final class Standing {

  private final String account;
  private final List<ReviewPolicy.Step> steps;
  private final Map<String, Phrase> hindrances;

  /**
   * @param hindrances by step: why the account may not decide in it, absent where it may
   */
  Standing(String account, List<ReviewPolicy.Step> steps, Map<String, Phrase> hindrances) {
    this.account = account;
    this.steps = List.copyOf(steps);
    this.hindrances = Map.copyOf(hindrances);
  }

  /** The steps in which the account may decide, in order. */
  public List<String> steps() {
    return steps.stream()
        .map(ReviewPolicy.Step::name)
        .filter(step -> !hindrances.containsKey(step))
        .toList();
  }

  /** Whether words that the account has edited may be approved by itself: the first step is its. */
  public boolean decidesFirst() {
    return hindrance(steps.get(0).name()).isEmpty()
        && !steps.get(0).notSamePersonAs().contains(ReviewPolicy.EDITOR);
  }

  /** Why the account may decide nothing here; empty where it may. */
  public Optional<Phrase> hindrance() {
    return steps().isEmpty()
        ? hindrances.values().stream().min(Comparator.comparing(Phrase::sentence))
        : Optional.empty();
  }

  /** Why the account may not decide in the step at all. */
  public Optional<Phrase> hindrance(String step) {
    return Optional.ofNullable(hindrances.get(step));
  }

  /** The step that a segment waits for; empty where each has approved it. */
  public Optional<String> waitsFor(ReviewedSegment segment) {
    return steps.stream()
        .map(ReviewPolicy.Step::name)
        .filter(step -> !segment.passed(step))
        .findFirst();
  }

  /** The last step in which the account may send the segment back; it follows only approvals. */
  public Optional<String> rejects(ReviewedSegment segment) {
    String last = waitsFor(segment).orElse(steps.get(steps.size() - 1).name());
    return steps.stream()
        .map(ReviewPolicy.Step::name)
        .limit(1L + names().indexOf(last))
        .filter(step -> !hindrances.containsKey(step) && !segment.skips().contains(step))
        .reduce((earlier, later) -> later);
  }

  /** Why the account may not approve this segment in the step. */
  public Optional<Phrase> hindrance(String step, ReviewedSegment segment) {
    return hindrance(step)
        .or(
            () ->
                steps.stream()
                    .filter(candidate -> candidate.name().equals(step))
                    .findFirst()
                    .flatMap(found -> Independence.hindrance(account, segment, found))
                    .map(did -> did.says("hindered.edited", "hindered.approved")));
  }

  /** The step that is to be signed next; empty where each is signed. */
  public Optional<String> signsNext(Review review) {
    return names().stream().filter(step -> review.signature(step).isEmpty()).findFirst();
  }

  /** Why the account may not sign the step that is next; empty where it may. */
  public Optional<Phrase> signingHindrance(String step, Review review) {
    long undecided =
        review.segments().stream()
            .filter(segment -> !segment.passed(step) || !segment.blocking().isEmpty())
            .count();
    if (undecided > 0) {
      return Optional.of(Phrase.of("hindered.undecided", Spoken.step(step), undecided));
    }
    return hindrance(step)
        .or(
            () ->
                review.segments().stream()
                    .flatMap(segment -> hindrance(step, segment).stream())
                    .findFirst()
                    .map(why -> Phrase.of("hindered.hand", Spoken.step(step))))
        .or(
            () ->
                review.signatures().stream()
                    .map(signed -> signed.signature().account())
                    .filter(account::equals)
                    .findFirst()
                    .map(me -> Phrase.of("hindered.signed", Spoken.step(step))));
  }

  private List<String> names() {
    return steps.stream().map(ReviewPolicy.Step::name).toList();
  }
}

package org.interpres.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.interpres.article.Segment;
import org.interpres.quality.Risk;

/**
 * A segment in review: its source, its present words, and what was said and decided of them.
 *
 * @param findings of the present words, in the order in which the checks made them
 * @param decisions all, void ones included, in the order in which they were made
 * @param skips the steps that the policy lets a segment of this risk skip
 * @param editors accounts that ever changed the words
 */
public record ReviewedSegment(
    Segment segment,
    Words words,
    Risk risk,
    SegmentState state,
    List<NotedFinding> findings,
    List<Decision> decisions,
    Set<String> skips,
    Set<String> editors) {

  public ReviewedSegment {
    findings = List.copyOf(findings);
    decisions = List.copyOf(decisions);
    skips = Set.copyOf(skips);
    editors = Set.copyOf(editors);
  }

  public int index() {
    return segment.index();
  }

  /** The hashes that a decision on the present words is bound to. */
  Decision.Pair pair() {
    return new Decision.Pair(segment.sourceHash(), words.hash());
  }

  /** The approvals that count: one a step at most, in the order in which they were given. */
  public List<Decision> approvals() {
    if (decisions.isEmpty()) {
      return List.of();
    }
    // Once for all of them: it hashes the source, and a page asks each segment several times.
    Decision.Pair present = pair();
    return decisions.stream().filter(decision -> decision.approves(present)).toList();
  }

  /** The approval of a step that counts. */
  public Optional<Decision> approval(String step) {
    return approvals().stream().filter(decision -> decision.step().equals(step)).findFirst();
  }

  /** Whether nothing is left to do in a step: it is approved there, or does not go through it. */
  public boolean passed(String step) {
    return skips.contains(step) || approval(step).isPresent();
  }

  /** Why it was sent back, while it is. */
  public Optional<Decision> rejection() {
    return state != SegmentState.REJECTED
        ? Optional.empty()
        : decisions.stream()
            .filter(decision -> decision.verdict() == Decision.Verdict.REJECT)
            .reduce((earlier, later) -> later);
  }

  /** Critical findings that nobody has waived. */
  public List<NotedFinding> blocking() {
    return findings.stream().filter(NotedFinding::blocks).toList();
  }

  /** Everybody who ever approved it in a step, whether or not the approval still counts. */
  Set<String> everApproved(String step) {
    return decisions.stream()
        .filter(decision -> decision.verdict() == Decision.Verdict.APPROVE)
        .filter(decision -> decision.step().equals(step))
        .map(Decision::by)
        .collect(Collectors.toUnmodifiableSet());
  }
}

package org.interpres.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.interpres.article.Refusal;
import org.interpres.article.Sha256;
import org.interpres.identity.Qualification;
import org.interpres.identity.Role;
import org.interpres.quality.Risk;

/**
 * Who decides, in which order: {@code content/review-policy.yaml}.
 *
 * @param version raised by the team with each change
 * @param steps in the order in which a segment goes through them
 * @param text the file as it was read; signatures are bound to its hash
 */
public record ReviewPolicy(int version, Release release, List<Step> steps, String text) {

  /** Names whoever changed a segment's words, in {@link Step#notSamePersonAs}. */
  static final String EDITOR = "editor";

  /** Who lets an approved translation out. */
  public enum Release {
    /** The last signature. */
    AUTOMATIC,
    /** A localizer, by name. */
    NAMED;
  }

  /**
   * A step of the review.
   *
   * @param name part of the HTTP API
   * @param role what an account that decides must be
   * @param qualification what the person must hold for the locale pair
   * @param risks the segments that go through it; critical ones go through each step
   * @param notSamePersonAs {@code editor}, or earlier steps by name
   */
  public record Step(
      String name,
      Role role,
      Qualification.Kind qualification,
      Set<Risk> risks,
      Set<String> notSamePersonAs) {
    public Step {
      risks = Set.copyOf(risks);
      notSamePersonAs = Set.copyOf(notSamePersonAs);
      if (!risks.contains(Risk.CRITICAL)) {
        throw new IllegalArgumentException("critical segments go through each step");
      }
    }

    /** Whether a segment of that risk goes through it. */
    boolean takes(Risk risk) {
      return risks.contains(risk);
    }
  }

  public ReviewPolicy {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a review policy has a step");
    }
  }

  public Sha256 hash() {
    return Sha256.of(text);
  }

  public List<String> names() {
    return steps.stream().map(Step::name).toList();
  }

  public Optional<Step> find(String name) {
    return steps.stream().filter(step -> step.name().equals(name)).findFirst();
  }

  /**
   * @throws Refusal INVALID {@code unknown-step}
   */
  Step step(String name) {
    return find(name)
        .orElseThrow(
            () ->
                new Refusal(
                    Refusal.Kind.INVALID,
                    "unknown-step",
                    "The review policy has no such step: name one of "
                        + String.join(", ", names())
                        + "."));
  }

  /** The steps before this one. */
  List<Step> before(Step step) {
    return steps.subList(0, steps.indexOf(step));
  }

  /** The names of the steps that a segment of that risk does not go through. */
  Set<String> skips(Risk risk) {
    return steps.stream()
        .filter(step -> !step.takes(risk))
        .map(Step::name)
        .collect(Collectors.toUnmodifiableSet());
  }
}

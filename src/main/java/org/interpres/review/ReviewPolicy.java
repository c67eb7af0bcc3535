package org.interpres.review;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interpres.article.Refusal;
import org.interpres.article.Sha256;
import org.interpres.identity.Qualification;
import org.interpres.identity.Role;

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
   * @param notSamePersonAs {@code editor}, or earlier steps by name
   */
  public record Step(
      String name, Role role, Qualification.Kind qualification, Set<String> notSamePersonAs) {
    public Step {
      notSamePersonAs = Set.copyOf(notSamePersonAs);
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
}

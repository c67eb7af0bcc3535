package org.interpres.review;

import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Translation;
import org.interpres.identity.Actor;
import org.interpres.identity.Identities;
import org.interpres.identity.Qualification;
import org.interpres.identity.Role;
import org.interpres.identity.SpokenRoles;
import org.springframework.stereotype.Component;

/** Who may do what, as the policy and the qualifications of the people say. */
@Component
class Authority {

  private final ReviewPolicy policy;
  private final Identities identities;
  private final Clock clock;

  Authority(ReviewPolicy policy, Identities identities, Clock clock) {
    this.policy = policy;
    this.identities = identities;
    this.clock = clock;
  }

  /** The step by its name, if the actor's role is the one that decides it. */
  ReviewPolicy.Step step(Actor actor, String name) {
    ReviewPolicy.Step step = policy.step(name);
    if (!actor.has(step.role())) {
      throw forbidden(
          "role-may-not-decide",
          Phrase.of("refused.role", Spoken.step(name), SpokenRoles.of(step.role()), roles(actor)));
    }
    return step;
  }

  /** Refuses an account whose roles decide no step. */
  void reviewer(Actor actor, String act) {
    if (policy.steps().stream().noneMatch(step -> actor.has(step.role()))) {
      throw forbidden(
          "role-may-not-" + act, Phrase.of("refused.reviewer-only", Spoken.act(act), roles(actor)));
    }
  }

  /** Refuses an account that has no part in the work on a translation's words. */
  void commenter(Actor actor, String act) {
    if (!actor.has(Role.LINGUIST, Role.MEDIC, Role.LOCALIZER)) {
      throw forbidden(
          "role-may-not-" + act,
          Phrase.of("refused.commenter-only", Spoken.act(act), roles(actor)));
    }
  }

  /** Refuses an account that is not a localizer. */
  void localizer(Actor actor, String act) {
    if (!actor.has(Role.LOCALIZER)) {
      throw forbidden(
          "role-may-not-" + act,
          Phrase.of("refused.localizer-only", Spoken.act(act), roles(actor)));
    }
  }

  /** Refuses an account that neither is a localizer nor decides any step. */
  void localizerOrAnyReviewer(Actor actor, String act) {
    if (!actor.has(Role.LOCALIZER)) {
      reviewer(actor, act);
    }
  }

  /** Refuses the name of no step. */
  void known(String step) {
    policy.step(step);
  }

  /** Refuses an account that is neither a localizer nor a qualified reviewer. */
  void localizerOrReviewer(Actor actor, Translation translation, String act) {
    if (!actor.has(Role.LOCALIZER)) {
      reviewer(actor, act);
      qualifiedForAny(actor, translation);
    }
  }

  /** Refuses who holds no valid qualification of the step's kind for the locale pair. */
  void qualified(Actor actor, ReviewPolicy.Step step, Translation translation) {
    qualified(actor, List.of(step), translation);
  }

  /** Refuses who holds no valid qualification for any step that the account's roles decide. */
  void qualifiedForAny(Actor actor, Translation translation) {
    qualified(
        actor,
        policy.steps().stream().filter(step -> actor.has(step.role())).toList(),
        translation);
  }

  private void qualified(Actor actor, List<ReviewPolicy.Step> steps, Translation translation) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    List<Qualification> held =
        identities.qualifications(actor.name()).stream()
            .filter(q -> steps.stream().anyMatch(step -> step.qualification() == q.kind()))
            .filter(q -> q.covers(translation.source(), translation.locale(), LocalDate.MIN))
            .toList();
    if (held.stream().anyMatch(q -> !today.isAfter(q.expires()))) {
      return;
    }
    Serializable kinds =
        Phrase.joined(
            steps.stream()
                .map(ReviewPolicy.Step::qualification)
                .distinct()
                .map(Spoken::qualification)
                .toList(),
            "refused.either");
    Phrase.Tag source = new Phrase.Tag(translation.source());
    Phrase.Tag target = new Phrase.Tag(translation.locale());
    if (held.isEmpty()) {
      throw forbidden("not-qualified", Phrase.of("refused.not-qualified", kinds, source, target));
    }
    LocalDate last = held.stream().map(Qualification::expires).max(LocalDate::compareTo).get();
    throw forbidden(
        "qualification-expired",
        Phrase.of("refused.qualification-expired", kinds, source, target, last));
  }

  private static Serializable roles(Actor actor) {
    return actor.roles().isEmpty() ? Phrase.of("refused.no-role") : SpokenRoles.of(actor.roles());
  }

  private static Refusal forbidden(String code, Phrase says) {
    return new Refusal(Refusal.Kind.FORBIDDEN, code, says);
  }
}

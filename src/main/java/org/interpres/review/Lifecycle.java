package org.interpres.review;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.interpres.article.Hints;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.identity.Actor;
import org.springframework.stereotype.Component;

/** What is done to a translation as a whole. */
@Component
class Lifecycle {

  private final Acts acts;
  private final Authority authority;
  private final Changes changes;
  private final Release release;
  private final Clock clock;

  Lifecycle(Acts acts, Authority authority, Changes changes, Release release, Clock clock) {
    this.acts = acts;
    this.authority = authority;
    this.changes = changes;
    this.release = release;
    this.clock = clock;
  }

  /** What these acts change. */
  @Component
  record Changes(Translations translations, ReviewWriter reviews, Hints hints) {}

  Translation release(Actor actor, long id) {
    return acts.perform(
        new Acts.Attempt(actor, "translation-released", id),
        (translation, trace) -> {
          authority.localizer(actor, "release");
          if (translation.state() == TranslationState.PUBLISHED) {
            trace.unchanged();
            return translation;
          }
          if (translation.state() != TranslationState.APPROVED) {
            throw notApproved(translation, "refused.not-released");
          }
          release.now(translation, actor.name(), Desk.now(clock));
          return translation;
        });
  }

  Translation reopen(Actor actor, long id, String written) {
    String reason = written.strip();
    return acts.perform(
        new Acts.Attempt(actor, "translation-reopened", id),
        (translation, trace) -> {
          authority.localizerOrReviewer(actor, translation, "reopen");
          if (translation.state() != TranslationState.APPROVED
              && translation.state() != TranslationState.PUBLISHED) {
            throw notApproved(translation, "refused.not-reopened");
          }
          if (reason.isEmpty() || reason.length() > Waivers.LIMIT) {
            throw new Refusal(
                Refusal.Kind.INVALID,
                "reason-required",
                Phrase.of("refused.reopen-reason", Waivers.LIMIT));
          }
          Instant now = Desk.now(clock);
          trace.with("reason", reason).with("from", translation.state());
          trace.with(
              "signatures-voided",
              changes.reviews().voidSignatures(id, Reopening.voids(actor.name(), reason), now));
          return moved(translation, TranslationState.IN_REVIEW, now);
        });
  }

  Translation retry(Actor actor, long id) {
    return acts.perform(
        new Acts.Attempt(actor, "translation-retried", id),
        (translation, trace) -> {
          authority.localizer(actor, "retry");
          if (translation.state() != TranslationState.FAILED) {
            throw new Refusal(
                Refusal.Kind.CONFLICT,
                "translation-not-failed",
                Phrase.of(
                    "refused.not-failed", Spoken.number(id), Spoken.state(translation.state())),
                Map.of("state", translation.state().name()));
          }
          Translation again =
              changes
                  .translations()
                  .retry(translation, Desk.now(clock))
                  .orElseThrow(() -> raced(translation));
          trace.with("state", again.state());
          hint(again);
          return again;
        });
  }

  private void hint(Translation translation) {
    switch (translation.state()) {
      case QUEUED, TRANSLATING -> changes.hints().lookAt(Hints.Stage.TRANSLATE, translation.id());
      case APPROVED -> changes.hints().lookAt(Hints.Stage.PUBLISH, translation.id());
      case IN_REVIEW, PUBLISHED, SUPERSEDED, FAILED -> {
        // People go on by themselves.
      }
    }
  }

  private Translation moved(Translation translation, TranslationState state, Instant now) {
    return changes
        .translations()
        .move(translation, state, now)
        .orElseThrow(() -> raced(translation));
  }

  private static IllegalStateException raced(Translation translation) {
    return new IllegalStateException(
        "translation " + translation.id() + " moved although it is locked");
  }

  private static Refusal notApproved(Translation translation, String key) {
    return new Refusal(
        Refusal.Kind.CONFLICT,
        "translation-not-approved",
        Phrase.of(key, Spoken.number(translation.id()), Spoken.state(translation.state())),
        Map.of("state", translation.state().name()));
  }
}

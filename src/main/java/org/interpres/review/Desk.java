package org.interpres.review;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.interpres.article.Articles;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.springframework.stereotype.Component;

/** Takes a review up for an act: in the right state, under the policy of now. */
@Component
class Desk {

  private static final String CHANGED = "the review policy changed";

  private final StoredReviews reviews;
  private final ReviewWriter writer;
  private final Spine spine;
  private final ReviewPolicy policy;
  private final AuditTrail audit;

  Desk(
      StoredReviews reviews,
      ReviewWriter writer,
      Spine spine,
      ReviewPolicy policy,
      AuditTrail audit) {
    this.reviews = reviews;
    this.writer = writer;
    this.spine = spine;
    this.policy = policy;
    this.audit = audit;
  }

  /** What all stages share. */
  @Component
  record Spine(Articles articles, Translations translations) {}

  /** Now, as exactly as the database keeps it: what is signed must read back the same. */
  static Instant now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** The whole review of a translation on which people may decide. */
  Review take(Translation translation, Instant now) {
    requireInReview(translation);
    adopt(translation, now);
    return reviews.read(translation).orElseThrow(() -> unopened(translation));
  }

  /** The same with one of its segments. */
  Review take(Translation translation, int index, Instant now) {
    requireInReview(translation);
    requireSegment(translation, index);
    adopt(translation, now);
    return reviews.read(translation, index).orElseThrow(() -> unopened(translation));
  }

  ReviewedSegment segment(Translation translation, int index) {
    return reviews
        .read(translation, index)
        .flatMap(review -> review.segment(index))
        .orElseThrow(() -> unopened(translation));
  }

  /** Refuses an act on a translation on which nobody may decide now. */
  void requireInReview(Translation translation) {
    TranslationState state = translation.state();
    if (state != TranslationState.IN_REVIEW) {
      Phrase advice =
          switch (state) {
            case QUEUED, TRANSLATING -> Phrase.of("refused.advice.wait");
            case APPROVED, PUBLISHED -> Phrase.of("refused.advice.reopen");
            case FAILED -> Phrase.of("refused.advice.retry");
            case SUPERSEDED -> Phrase.of("refused.advice.latest");
            case IN_REVIEW -> throw new IllegalStateException("it is in review");
          };
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "translation-not-in-review",
          Phrase.of(
              "refused.not-in-review",
              Spoken.number(translation.id()),
              Spoken.state(state),
              advice),
          details(translation));
    }
  }

  /** Where the work went on: what was decided is there, and what was typed can be saved there. */
  private Map<String, Object> details(Translation translation) {
    Map<String, Object> details = new TreeMap<>();
    details.put("state", translation.state().name());
    if (translation.state() == TranslationState.SUPERSEDED) {
      spine.translations().of(translation.article()).stream()
          .filter(other -> other.locale().equals(translation.locale()))
          .filter(other -> other.revision() > translation.revision())
          .findFirst()
          .ifPresent(latest -> details.put("successor", latest.id()));
    }
    return details;
  }

  /** Moves a translation that is locked. */
  Translation move(Translation translation, TranslationState to, Instant now) {
    return spine
        .translations()
        .move(translation, to, now)
        .orElseThrow(() -> new IllegalStateException("translation moved although it is locked"));
  }

  private void requireSegment(Translation translation, int index) {
    int segments = spine.articles().revision(translation.revisionId()).segments().size();
    if (index < 0 || index >= segments) {
      throw new Refusal(
          Refusal.Kind.NOT_FOUND,
          "unknown-segment",
          "Translation %d has the segments 0 to %d, not %d."
              .formatted(translation.id(), segments - 1, index));
    }
  }

  /** A policy that was changed while a review was open counts from its next act on. */
  private void adopt(Translation translation, Instant now) {
    Review.Terms terms = reviews.terms(translation.id()).orElseThrow(() -> unopened(translation));
    if (terms.policy().equals(policy.hash())) {
      return;
    }
    writer.store(policy, now);
    writer.adopt(translation.id(), policy);
    writer.skip(translation.id(), policy);
    writer.voidSignatures(translation.id(), CHANGED, now);
    writer.voidDecisions(translation.id(), refusedNow(translation), CHANGED, now);
    int segments = spine.articles().revision(translation.revisionId()).segments().size();
    writer.recount(translation.id(), IntStream.range(0, segments).boxed().toList());
    audit.record(
        AuditEvent.of(
            Actor.SYSTEM.name(),
            "review-policy-adopted",
            translation.article(),
            Map.of(
                "translation", "" + translation.id(),
                "policy", policy.hash().hex(),
                "before", terms.policy().hex())));
  }

  /** Segments with an approval by somebody whom the policy of now would not let approve. */
  private List<Integer> refusedNow(Translation translation) {
    return reviews.read(translation).stream()
        .flatMap(review -> review.segments().stream())
        .filter(
            segment ->
                policy.steps().stream()
                    .anyMatch(
                        step ->
                            segment
                                .approval(step.name())
                                .flatMap(a -> Independence.hindrance(a.by(), segment, step))
                                .isPresent()))
        .map(ReviewedSegment::index)
        .toList();
  }

  private static IllegalStateException unopened(Translation translation) {
    return new IllegalStateException(
        "translation " + translation.id() + " is in review, but its review is not stored");
  }
}

package org.interpres.review;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.IntStream;
import org.interpres.article.Articles;
import org.interpres.article.Refusal;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.springframework.stereotype.Component;

/** Takes a review up for an act: in the right state, under the policy of now. */
@Component
class Desk {

  private final StoredReviews reviews;
  private final ReviewWriter writer;
  private final Articles articles;
  private final ReviewPolicy policy;
  private final AuditTrail audit;

  Desk(
      StoredReviews reviews,
      ReviewWriter writer,
      Articles articles,
      ReviewPolicy policy,
      AuditTrail audit) {
    this.reviews = reviews;
    this.writer = writer;
    this.articles = articles;
    this.policy = policy;
    this.audit = audit;
  }

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

  private static void requireInReview(Translation translation) {
    TranslationState state = translation.state();
    if (state != TranslationState.IN_REVIEW) {
      String advice =
          switch (state) {
            case QUEUED, TRANSLATING -> "wait until it is translated";
            case APPROVED, PUBLISHED -> "reopen it first";
            case FAILED -> "retry it first";
            case SUPERSEDED -> "work on the translation of the latest revision";
            case IN_REVIEW -> "";
          };
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "translation-not-in-review",
          "Translation %d is %s, not IN_REVIEW: %s.".formatted(translation.id(), state, advice),
          Map.of("state", state.name()));
    }
  }

  private void requireSegment(Translation translation, int index) {
    int segments = articles.revision(translation.revisionId()).segments().size();
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
    writer.voidSignatures(translation.id(), "the review policy changed", now);
    int segments = articles.revision(translation.revisionId()).segments().size();
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

  private static IllegalStateException unopened(Translation translation) {
    return new IllegalStateException(
        "translation " + translation.id() + " is in review, but its review is not stored");
  }
}

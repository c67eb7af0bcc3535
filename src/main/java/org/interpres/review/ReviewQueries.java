package org.interpres.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interpres.article.Articles;
import org.interpres.article.CrisisNotice;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Revision;
import org.interpres.article.Translation;
import org.interpres.article.Translations;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;

/**
 * What pages and the API show of reviews. A number of queries that does not grow with the number of
 * segments. Safe for use by many threads.
 *
 * <p>Refuses an account that only pulls publications: FORBIDDEN {@code role-may-not-read}.
 */
@Service
public class ReviewQueries {

  private final Translations translations;
  private final Articles articles;
  private final Stored stored;
  private final AuditTrail audit;
  private final ReviewPolicy policy;

  ReviewQueries(
      Translations translations,
      Articles articles,
      Stored stored,
      AuditTrail audit,
      ReviewPolicy policy) {
    this.translations = translations;
    this.articles = articles;
    this.stored = stored;
    this.audit = audit;
    this.policy = policy;
  }

  /** What is read. */
  @Component
  record Stored(
      StoredReviews reviews,
      StoredQueue queue,
      SourceChanges changes,
      StoredRecords records,
      SignedNotices notices,
      Snapshot snapshot) {}

  /** Why a translation that was signed once is in review again; empty where it never was. */
  public Optional<Reopening> reopening(Actor actor, long id) {
    requireReader(actor);
    return stored.records().reopening(id);
  }

  /** Translations, the most urgent first, then those that have waited longest. */
  public Queue queue(Actor actor, Queue.Filter filter) {
    requireReader(actor);
    return stored.queue().read(filter);
  }

  /** What there is to do, and what of it the actor holds. */
  public Queue.Summary summary(Actor actor) {
    requireReader(actor);
    return stored.queue().summary(actor.name());
  }

  /**
   * Everything that was done in a translation's review.
   *
   * @throws Refusal NOT_FOUND {@code unknown-translation}; CONFLICT {@code review-not-open}
   */
  public ReviewRecord record(Actor actor, long id) {
    requireReader(actor);
    return stored
        .snapshot()
        .of(
            () -> {
              Translation translation = translations.find(id).orElseThrow(() -> Acts.unknown(id));
              return stored
                  .records()
                  .read(translation)
                  .orElseThrow(() -> noRecord(actor, translation));
            });
  }

  private Refusal noRecord(Actor actor, Translation translation) {
    Refusal refusal =
        new Refusal(
            Refusal.Kind.CONFLICT,
            "review-not-open",
            Phrase.of(
                "refused.no-record",
                Spoken.number(translation.id()),
                Spoken.state(translation.state())));
    audit.recordRefusal(
        AuditEvent.of(
            actor.name(),
            "record-read",
            translation.article(),
            Map.of("translation", "" + translation.id())),
        refusal);
    return refusal;
  }

  /**
   * A translation with everything that is known of its segments.
   *
   * @throws Refusal NOT_FOUND {@code unknown-translation}
   */
  public Workbench workbench(Actor actor, long id) {
    requireReader(actor);
    return stored.snapshot().of(() -> workbench(id));
  }

  private Workbench workbench(long id) {
    Translation translation = translations.find(id).orElseThrow(() -> Acts.unknown(id));
    Revision revision = articles.revision(translation.revisionId());
    Optional<Review> review = stored.reviews().read(translation);
    return new Workbench(
        translation,
        revision,
        review.orElse(null),
        review.map(ReviewQueries::progress).orElseGet(() -> start(revision)),
        stored.changes().of(id),
        translations.failure(id).orElse(null));
  }

  /** What its pages say to a reader in danger, its own first: signed, or as it is now. */
  public List<CrisisNotice> notices(Review review) {
    return stored.notices().shown(review);
  }

  private static List<Workbench.Progress> progress(Review review) {
    return review.terms().steps().stream()
        .map(
            step ->
                new Workbench.Progress(
                    step,
                    (int)
                        review.segments().stream()
                            .filter(segment -> segment.approval(step).isPresent())
                            .count(),
                    (int)
                        review.segments().stream()
                            .filter(segment -> !segment.skips().contains(step))
                            .count(),
                    review.signature(step).map(Review.SealedSignature::signature).orElse(null)))
        .toList();
  }

  private List<Workbench.Progress> start(Revision revision) {
    return policy.names().stream()
        .map(step -> new Workbench.Progress(step, 0, revision.segments().size(), null))
        .toList();
  }

  private void requireReader(Actor actor) {
    if (actor.has(Role.LINGUIST, Role.MEDIC, Role.LOCALIZER, Role.ADMIN)) {
      return;
    }
    Refusal refusal =
        new Refusal(
            Refusal.Kind.FORBIDDEN,
            "role-may-not-read",
            Phrase.of("refused.reader", "/publications"));
    audit.recordRefusal(AuditEvent.of(actor.name(), "translations-read", null, Map.of()), refusal);
    throw refusal;
  }
}

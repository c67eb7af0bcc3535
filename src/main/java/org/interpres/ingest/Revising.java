package org.interpres.ingest;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.interpres.article.Articles;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.article.Retirements;
import org.interpres.article.Revision;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores what a submission brings: the revision with its segments, a translation for each target so
 * far and each new one, and the traces, in one transaction that holds the article's lock.
 */
@Component
class Revising {

  /** What is published stays until its successor is. */
  private static final Set<TranslationState> OUTDATED =
      EnumSet.of(
          TranslationState.QUEUED,
          TranslationState.TRANSLATING,
          TranslationState.IN_REVIEW,
          TranslationState.APPROVED,
          TranslationState.FAILED);

  private final Articles articles;
  private final Translations translations;
  private final Retirements retirements;
  private final AuditTrail audit;
  private final Clock clock;

  Revising(
      Articles articles,
      Translations translations,
      Retirements retirements,
      AuditTrail audit,
      Clock clock) {
    this.articles = articles;
    this.translations = translations;
    this.retirements = retirements;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * What was stored, and the translations that wait because of it.
   *
   * @param queued those to look at once this has committed
   */
  record Stored(Ingested ingested, List<Long> queued) {}

  /**
   * @throws Refusal CONFLICT {@code source-locale-changed}, {@code article-retired}; INVALID {@code
   *     target-is-source}
   */
  @Transactional
  public Stored store(Submission submission, Prepared prepared) {
    Instant now = clock.instant();
    Slug slug = submission.article();
    Sha256 hash = Sha256.of(submission.source().bytes());
    Optional<Revision> latest = articles.lock(slug, prepared.locale(), now);
    requireKeptUp(slug);
    List<Translation> before = translations.of(slug);
    Set<LocaleTag> targets =
        before.stream().map(Translation::locale).collect(Collectors.toCollection(this::sorted));
    targets.addAll(prepared.targets());
    targets.removeAll(stillRemoved(submission));
    boolean unchanged = latest.isPresent() && latest.get().contentHash().equals(hash);
    Revision revision = unchanged ? latest.get() : append(submission, prepared, latest, hash, now);
    List<Long> queued = new ArrayList<>();
    for (LocaleTag target : targets) {
      translations
          .add(revision, target, now)
          .ifPresent(
              added -> {
                queued.add(added.id());
                trace(submission, "translation-requested", added);
              });
    }
    if (!unchanged) {
      before.forEach(old -> supersede(submission, old, now));
    }
    Ingested.Outcome outcome =
        unchanged
            ? Ingested.Outcome.UNCHANGED
            : latest.isPresent() ? Ingested.Outcome.NEW_REVISION : Ingested.Outcome.NEW_ARTICLE;
    List<Translation> current =
        translations.of(slug).stream().filter(t -> t.revisionId() == revision.id()).toList();
    return new Stored(new Ingested(revision, outcome, current, prepared.warnings()), queued);
  }

  /** A retired article comes back by somebody's word, not because its file was touched. */
  private void requireKeptUp(Slug slug) {
    retirements
        .retired(slug)
        .ifPresent(
            ended -> {
              throw new Refusal(
                  Refusal.Kind.CONFLICT,
                  "article-retired",
                  "“%s” was retired by %s: “%s”. Take it up again first (DELETE …/retirement)."
                      .formatted(slug, ended.by(), ended.reason()));
            });
  }

  /**
   * The removed locales that nobody asks for. A request that names one brings it back; the
   * document's front matter, which names it still, does not.
   */
  private Set<LocaleTag> stillRemoved(Submission submission) {
    Set<LocaleTag> removed = new java.util.HashSet<>(retirements.removed(submission.article()));
    for (LocaleTag asked : submission.targets()) {
      if (removed.remove(asked)) {
        retirements.restore(submission.article(), asked);
      }
    }
    return removed;
  }

  private java.util.TreeSet<LocaleTag> sorted() {
    return new java.util.TreeSet<>(java.util.Comparator.comparing(LocaleTag::value));
  }

  private Revision append(
      Submission submission,
      Prepared prepared,
      Optional<Revision> latest,
      Sha256 hash,
      Instant now) {
    Revision revision =
        articles.append(
            new Revision(
                0,
                submission.article(),
                latest.map(Revision::number).orElse(0) + 1,
                prepared.locale(),
                hash,
                prepared.document(),
                prepared.segments(),
                now),
            submission.source().format().mediaType(),
            submission.source().bytes(),
            submission.actor().name());
    audit.record(
        AuditEvent.of(
            submission.actor().name(),
            "article-revised",
            submission.article(),
            Map.of(
                "revision", String.valueOf(revision.number()),
                "locale", revision.locale().value(),
                "content-sha256", hash.hex(),
                "segments", String.valueOf(revision.segments().size()),
                "warnings", String.valueOf(prepared.warnings().size()))));
    return revision;
  }

  /** A stage may move the translation at this moment; then its new state is looked at again. */
  private void supersede(Submission submission, Translation old, Instant now) {
    Optional<Translation> current = Optional.of(old);
    while (current.isPresent() && OUTDATED.contains(current.get().state())) {
      Optional<Translation> moved =
          translations.move(current.get(), TranslationState.SUPERSEDED, now);
      if (moved.isPresent()) {
        trace(submission, "translation-superseded", moved.get());
        return;
      }
      current = translations.find(old.id());
    }
  }

  private void trace(Submission submission, String action, Translation translation) {
    Map<String, String> details = new TreeMap<>();
    details.put("translation", String.valueOf(translation.id()));
    details.put("locale", translation.locale().value());
    details.put("revision", String.valueOf(translation.revision()));
    audit.record(AuditEvent.of(submission.actor().name(), action, translation.article(), details));
  }
}

package org.interpres.translate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interpres.article.Articles;
import org.interpres.article.Revision;
import org.interpres.article.Segment;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.translate.engine.EngineRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands out work: which translations wait, who works on one, and what of it an engine has not
 * answered yet. Safe for use by many threads and processes: a claim is a row with a lease.
 */
@Component("dispatch")
public class Dispatch {

  /** Longer than an engine's call with all its retries; a batch that is stored renews it. */
  static final Duration LEASE = Duration.ofMinutes(3);

  /** Texts a call: small enough that a kill repeats little, large enough that calls are few. */
  static final int BATCH = 50;

  private static final int AT_ONCE = 500;

  private final Translations translations;
  private final Articles articles;
  private final Drafts drafts;
  private final Leases leases;
  private final Clock clock;

  Dispatch(
      Translations translations, Articles articles, Drafts drafts, Leases leases, Clock clock) {
    this.translations = translations;
    this.articles = articles;
    this.drafts = drafts;
    this.leases = leases;
    this.clock = clock;
  }

  /** The translations that nobody works on, those that have waited longest first. */
  public List<Long> waiting() {
    List<Long> ids = new ArrayList<>(translations.in(TranslationState.QUEUED, AT_ONCE));
    ids.addAll(translations.in(TranslationState.TRANSLATING, AT_ONCE));
    Set<Long> held = leases.held(clock.instant());
    ids.removeIf(held::contains);
    return ids;
  }

  /**
   * Claims a translation for this worker.
   *
   * @return the translation, or null where there is nothing to do: it is drafted, superseded, or
   *     somebody else's. Null because a Camel filter asks for it.
   */
  @Transactional
  public @Nullable Translation claim(long id) {
    Instant now = clock.instant();
    Optional<Translation> found = translations.find(id);
    if (found.isEmpty() || !leases.claim(id, now, now.plus(LEASE))) {
      return null;
    }
    Translation translation = found.get();
    return switch (translation.state()) {
      case QUEUED -> translations.move(translation, TranslationState.TRANSLATING, now).orElse(null);
      case TRANSLATING -> translation;
      default -> {
        leases.release(id);
        yield null;
      }
    };
  }

  /**
   * Cuts what is not drafted yet into batches for {@code engine}. Identical segments stand in one
   * batch once; what an earlier revision of the article has is taken from there and not asked
   * again.
   */
  public List<Batch> batches(Translation translation, String engine) {
    drafts.reuse(translation);
    Revision revision = articles.revision(translation.revisionId());
    Map<String, Segment> distinct = new LinkedHashMap<>();
    Set<Integer> drafted = drafts.drafted(translation.id());
    for (Segment segment : revision.segments()) {
      if (!drafted.contains(segment.index())) {
        distinct.putIfAbsent(segment.source(), segment);
      }
    }
    List<Segment> open = List.copyOf(distinct.values());
    List<Batch> batches = new ArrayList<>();
    for (int from = 0; from < open.size(); from += BATCH) {
      List<Segment> segments = open.subList(from, Math.min(from + BATCH, open.size()));
      batches.add(
          new Batch(
              translation,
              segments,
              new EngineRequest(
                  engine,
                  translation.source(),
                  translation.locale(),
                  segments.stream().map(Segment::source).toList())));
    }
    return batches;
  }

  /** Ends the claim, whether the work is done or not. */
  public void release(long id) {
    leases.release(id);
  }
}

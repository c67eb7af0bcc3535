package org.interpres.review;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.interpres.article.Articles;
import org.interpres.article.Revision;
import org.interpres.article.Segment;
import org.interpres.article.Translation;
import org.interpres.article.Translations;
import org.interpres.article.UnderRevision;
import org.interpres.quality.Risk;
import org.springframework.stereotype.Component;

/** Compares the critical sentences of revisions; a revision's are worked out once. */
@Component
class CriticalSentences implements UnderRevision {

  private static final int REVISIONS = 2_000;

  private final Translations translations;
  private final Articles articles;
  private final SegmentFindings findings;
  private final Cache<Long, Map<String, Integer>> known =
      Caffeine.newBuilder().maximumSize(REVISIONS).build();

  CriticalSentences(Translations translations, Articles articles, SegmentFindings findings) {
    this.translations = translations;
    this.articles = articles;
    this.findings = findings;
  }

  @Override
  public Optional<Instant> since(long id) {
    return translations.find(id).flatMap(this::since);
  }

  private Optional<Instant> since(Translation published) {
    return articles
        .latest(published.article())
        .filter(latest -> latest.id() != published.revisionId())
        .filter(latest -> !critical(latest).equals(ofThe(published)))
        .map(Revision::createdAt);
  }

  private Map<String, Integer> ofThe(Translation published) {
    return critical(articles.revision(published.revisionId()));
  }

  /** How often each critical sentence stands there: one of two that goes is a change. */
  private Map<String, Integer> critical(Revision revision) {
    return Objects.requireNonNull(
        known.get(
            revision.id(),
            id -> {
              List<Risk> risks = findings.risks(revision);
              Map<String, Integer> sentences = new HashMap<>();
              for (Segment segment : revision.segments()) {
                if (risks.get(segment.index()) == Risk.CRITICAL) {
                  sentences.merge(WordTokens.spaced(segment.source()), 1, Integer::sum);
                }
              }
              return Map.copyOf(sentences);
            }));
  }
}

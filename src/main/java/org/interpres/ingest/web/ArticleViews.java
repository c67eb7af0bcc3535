package org.interpres.ingest.web;

import java.util.List;
import org.interpres.article.Articles;
import org.interpres.article.Refusal;
import org.interpres.article.Revision;
import org.interpres.article.Slug;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.ingest.SourceFindings;
import org.springframework.stereotype.Component;

/** Articles as the API shows them. */
@Component
class ArticleViews {

  private final Articles articles;
  private final Translations translations;
  private final SourceFindings findings;

  ArticleViews(Articles articles, Translations translations, SourceFindings findings) {
    this.articles = articles;
    this.translations = translations;
    this.findings = findings;
  }

  /**
   * @param cursor the last slug of the page before, or empty
   * @param limit at most so many
   */
  Answers.Page<Answers.Article> page(String cursor, int limit) {
    List<Slug> slugs = articles.slugs(cursor, limit + 1);
    List<Answers.Article> items =
        slugs.stream()
            .limit(limit)
            .flatMap(slug -> articles.latest(slug).stream())
            .map(this::view)
            .toList();
    return new Answers.Page<>(items, slugs.size() > limit ? slugs.get(limit - 1).value() : null);
  }

  /**
   * @throws Refusal NOT_FOUND {@code article-unknown}
   */
  Answers.Article one(Slug slug) {
    Revision revision =
        articles
            .latest(slug)
            .orElseThrow(
                () ->
                    new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "article-unknown",
                        "There is no article “%s”; GET /api/v1/articles lists them."
                            .formatted(slug)));
    return view(revision);
  }

  private Answers.Article view(Revision revision) {
    return new Answers.Article(
        revision.article().value(),
        revision.locale().value(),
        revision.title(),
        revision.number(),
        revision.contentHash().hex(),
        revision.segments().size(),
        revision.createdAt(),
        translations.of(revision.article()).stream()
            .filter(t -> t.state() != TranslationState.SUPERSEDED)
            .map(Answers.Localized::of)
            .toList(),
        findings.of(revision).stream().map(Answers.Found::of).toList());
  }
}

package org.interpres.ingest.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.interpres.article.Articles;
import org.interpres.article.Refusal;
import org.interpres.article.Revision;
import org.interpres.article.Slug;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.article.Withdrawal;
import org.interpres.identity.Actor;
import org.interpres.ingest.Format;
import org.interpres.ingest.IngestLimits;
import org.interpres.ingest.Ingested;
import org.interpres.ingest.Ingestion;
import org.interpres.ingest.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Articles: bring them, list them. */
@RestController
@RequestMapping(path = "/api/v1/articles", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Articles")
class ArticleApi {

  private final Ingestion ingestion;
  private final IngestLimits limits;
  private final Articles articles;
  private final Translations translations;
  private final Withdrawal withdrawal;

  ArticleApi(
      Ingestion ingestion,
      IngestLimits limits,
      Articles articles,
      Translations translations,
      Withdrawal withdrawal) {
    this.ingestion = ingestion;
    this.limits = limits;
    this.articles = articles;
    this.translations = translations;
    this.withdrawal = withdrawal;
  }

  @PutMapping("/{slug}")
  @RequestBody(
      content = {
        @Content(mediaType = "text/markdown", schema = @Schema(type = "string")),
        @Content(mediaType = "text/html", schema = @Schema(type = "string")),
        @Content(mediaType = "text/plain", schema = @Schema(type = "string"))
      })
  ResponseEntity<Answers.Put> put(
      Actor actor,
      @PathVariable String slug,
      Asked asked,
      @RequestHeader(name = HttpHeaders.CONTENT_LANGUAGE, required = false)
          @Nullable String language,
      HttpServletRequest request)
      throws IOException {
    Slug article = Parameters.slug(slug);
    Format format = Format.ofContentType(request.getContentType());
    Submission submission =
        new Submission(
            article,
            Parameters.locale(language),
            new Submission.Source(format, BoundedBody.read(request, limits)),
            Parameters.targets(asked.targets()),
            actor);
    String reason = Parameters.withdrawalReason(asked.withdraw(), asked.reason());
    Ingested ingested = ingestion.ingest(submission);
    if (reason != null) {
      withdrawal.withdraw(article, reason, actor.name());
    }
    Answers.Put answer = Answers.Put.of(ingested);
    return ingested.outcome() == Ingested.Outcome.NEW_ARTICLE
        ? ResponseEntity.created(URI.create("/api/v1/articles/" + slug)).body(answer)
        : ResponseEntity.ok(answer);
  }

  /**
   * The query of a {@code PUT}.
   *
   * @param targets locales, separated by commas
   * @param withdraw {@code now} to take down at once what is published
   * @param reason why, for the readers of what was published
   */
  record Asked(@Nullable String targets, @Nullable String withdraw, @Nullable String reason) {}

  @GetMapping
  Answers.Page<Answers.Article> list(
      @RequestParam(defaultValue = "") String cursor,
      @RequestParam(defaultValue = "50") int limit) {
    int most = Math.max(1, Math.min(limit, 200));
    List<Slug> slugs = articles.slugs(cursor, most + 1);
    List<Answers.Article> items =
        slugs.stream()
            .limit(most)
            .flatMap(slug -> articles.latest(slug).stream())
            .map(revision -> article(revision, null))
            .toList();
    return new Answers.Page<>(items, slugs.size() > most ? slugs.get(most - 1).value() : null);
  }

  @GetMapping("/{slug}")
  Answers.Article one(@PathVariable String slug) {
    Revision revision =
        articles
            .latest(Parameters.slug(slug))
            .orElseThrow(
                () ->
                    new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "article-unknown",
                        "There is no article “%s”; GET /api/v1/articles lists them."
                            .formatted(slug)));
    return article(revision, List.of());
  }

  private Answers.Article article(Revision revision, @Nullable List<Answers.Found> findings) {
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
        findings);
  }
}

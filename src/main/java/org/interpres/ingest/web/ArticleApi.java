package org.interpres.ingest.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import org.interpres.article.Slug;
import org.interpres.article.Withdrawal;
import org.interpres.identity.Actor;
import org.interpres.ingest.Format;
import org.interpres.ingest.IngestLimits;
import org.interpres.ingest.Ingested;
import org.interpres.ingest.Ingestion;
import org.interpres.ingest.Submission;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
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
  private final ArticleViews views;
  private final Withdrawal withdrawal;

  ArticleApi(Ingestion ingestion, IngestLimits limits, ArticleViews views, Withdrawal withdrawal) {
    this.ingestion = ingestion;
    this.limits = limits;
    this.views = views;
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
      @ParameterObject Asked asked,
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
    if (reason != null) {
      // Before anything is stored: who is refused must not have changed the article.
      withdrawal.check(article, reason, actor.name());
    }
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
    return views.page(Parameters.cursor(cursor), Math.max(1, Math.min(limit, 200)));
  }

  @GetMapping("/{slug}")
  Answers.Article one(@PathVariable String slug) {
    return views.one(Parameters.slug(slug));
  }
}

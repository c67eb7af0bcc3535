package org.interpres.ingest.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import org.interpres.article.LocaleTag;
import org.interpres.article.Slug;
import org.interpres.identity.Actor;
import org.interpres.ingest.Retiring;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Ends the work on a locale or an article, with a reason; what is published of it is withdrawn. */
@RestController
@RequestMapping("/api/v1/articles/{slug}")
@Tag(name = "Articles")
class RetirementApi {

  private final Retiring retiring;

  RetirementApi(Retiring retiring) {
    this.retiring = retiring;
  }

  /** A request that names the locale among its targets brings it back. */
  @DeleteMapping("/locales/{locale}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(
      Actor actor,
      @PathVariable String slug,
      @PathVariable String locale,
      @RequestParam(required = false) @Nullable String reason) {
    retiring.remove(actor, Parameters.slug(slug), LocaleTag.parse(locale), or(reason));
  }

  @PutMapping("/retirement")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void retire(
      Actor actor,
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable String reason) {
    retiring.retire(actor, Parameters.slug(slug), or(reason));
  }

  @DeleteMapping("/retirement")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void resume(
      Actor actor,
      @PathVariable String slug,
      @RequestParam(required = false) @Nullable String reason) {
    Slug article = Parameters.slug(slug);
    retiring.resume(actor, article, or(reason));
  }

  private static String or(@Nullable String reason) {
    return reason == null ? "" : reason;
  }
}

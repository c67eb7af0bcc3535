package org.interpres.ingest.web;

import jakarta.servlet.http.HttpServletRequest;
import org.interpres.article.LocaleTag;
import org.interpres.article.Phrase;
import org.interpres.article.Slug;
import org.interpres.identity.Actor;
import org.interpres.identity.web.Form;
import org.interpres.ingest.Retiring;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Removing a locale and retiring an article by the forms of the article's page. */
@Controller
@RequestMapping("/articles/{slug}")
class RetirementFormsController {

  private final Retiring retiring;

  RetirementFormsController(Retiring retiring) {
    this.retiring = retiring;
  }

  @PostMapping("/locales/removal")
  String remove(
      Actor actor,
      @PathVariable Slug slug,
      @RequestParam String locale,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send(
            "/articles/" + slug,
            Phrase.of("retire.removed"),
            () -> retiring.remove(actor, slug, LocaleTag.parse(locale.strip()), reason));
  }

  @PostMapping("/retirement")
  String retire(
      Actor actor,
      @PathVariable Slug slug,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send(
            "/articles/" + slug,
            Phrase.of("retire.retired"),
            () -> retiring.retire(actor, slug, reason));
  }

  @PostMapping("/resumption")
  String resume(
      Actor actor,
      @PathVariable Slug slug,
      @RequestParam String reason,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send(
            "/articles/" + slug,
            Phrase.of("retire.resumed"),
            () -> retiring.resume(actor, slug, reason));
  }
}

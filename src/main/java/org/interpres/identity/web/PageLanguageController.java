package org.interpres.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import org.interpres.article.Excerpt;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.identity.Actor;
import org.interpres.identity.PagePreferences;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Chooses the language in which the pages speak to an account. */
@Controller
class PageLanguageController {

  private final PagePreferences preferences;

  PageLanguageController(PagePreferences preferences) {
    this.preferences = preferences;
  }

  @PostMapping("/account/language")
  String speak(
      Actor actor,
      @RequestParam String language,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send(
            "/account",
            Phrase.of("account.spoken"),
            () -> preferences.speak(actor.name(), known(language).tag()));
  }

  private static PageLanguage known(String tag) {
    return PageLanguage.of(tag)
        .orElseThrow(
            () ->
                new Refusal(
                    Refusal.Kind.INVALID,
                    "unknown-page-language",
                    Phrase.of("refused.page-language", Excerpt.of(tag))));
  }
}

package org.interpres.translate.web;

import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.article.Translation;
import org.interpres.article.Translations;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.identity.web.Language;
import org.interpres.identity.web.Refused;
import org.interpres.translate.Estimates;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What an article would cost, beside the article. */
@Controller
@Allowed({Role.LOCALIZER, Role.ADMIN})
class EstimatePageController {

  private final Estimates estimates;
  private final Translations translations;

  EstimatePageController(Estimates estimates, Translations translations) {
    this.estimates = estimates;
    this.translations = translations;
  }

  /** A locale of the table. */
  public record Line(Language locale, Estimates.Locale estimate) {
    static Line of(Estimates.Locale estimate) {
      return new Line(Language.of(estimate.locale()), estimate);
    }
  }

  @GetMapping("/articles/{slug}/estimate")
  String show(
      @PathVariable Slug slug, @RequestParam(defaultValue = "") String targets, Model model) {
    String wanted = targets.strip();
    model.addAttribute("slug", slug.value());
    model.addAttribute("targets", wanted.isEmpty() ? present(slug) : wanted);
    List<LocaleTag> locales;
    try {
      String list = wanted.isEmpty() ? present(slug) : wanted;
      locales = list.isEmpty() ? List.of() : List.copyOf(Parameters.targets(list));
    } catch (Refusal refusal) {
      model.addAttribute("trouble", Refused.of(refusal));
      model.addAttribute("troubled", "targets");
      locales = List.of();
    }
    List<Line> lines = estimates.of(slug, locales).stream().map(Line::of).toList();
    model.addAttribute("lines", lines);
    model.addAttribute(
        "characters", lines.stream().mapToLong(line -> line.estimate().characters()).sum());
    return "translate/estimate";
  }

  /** What a number of the table counts. */
  @GetMapping("/articles/{slug}/estimate/{locale}/{fate}")
  String sentences(
      @PathVariable Slug slug,
      @PathVariable String locale,
      @PathVariable String fate,
      Model model) {
    LocaleTag target = Parameters.locale(locale, "locale");
    Estimates.Listed listed = estimates.listed(slug, target, Parameters.fate(fate));
    model.addAttribute("slug", slug.value());
    model.addAttribute("fate", fate);
    model.addAttribute("locale", Language.of(target));
    model.addAttribute("source", Language.of(listed.source()));
    model.addAttribute("items", listed.items());
    return "translate/estimated";
  }

  /** The locales that the article has. */
  private String present(Slug slug) {
    return String.join(
        ",",
        translations.of(slug).stream()
            .map(Translation::locale)
            .map(LocaleTag::value)
            .distinct()
            .sorted()
            .toList());
  }
}

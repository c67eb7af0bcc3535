package org.interpres.review.web;

import java.io.Serializable;
import java.util.List;
import org.interpres.article.Articles;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.identity.web.Language;
import org.interpres.review.ArticleFindings;
import org.interpres.review.ArticleFindings.Only;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What the numbers of an article's findings count. */
@Controller
@Allowed({Role.LINGUIST, Role.MEDIC, Role.LOCALIZER, Role.ADMIN})
class ArticleFindingsPageController {

  private final ArticleFindings findings;
  private final Articles articles;

  ArticleFindingsPageController(ArticleFindings findings, Articles articles) {
    this.findings = findings;
    this.articles = articles;
  }

  /** A finding in the list. */
  public record Line(
      String href,
      Language locale,
      int segment,
      String check,
      String severity,
      Serializable words,
      @Nullable String reason) {

    static Line of(ArticleFindings.Listed listed) {
      ArticleFindings.Place place = listed.place();
      return new Line(
          "/translations/" + place.translation() + "#s" + place.segment(),
          Language.of(place.locale()),
          place.segment(),
          listed.check(),
          listed.severity(),
          listed.said().words(),
          listed.reason());
    }
  }

  @GetMapping("/articles/{slug}/findings")
  String show(
      @PathVariable Slug slug,
      @RequestParam(defaultValue = "") String check,
      @RequestParam(defaultValue = "") String locale,
      @RequestParam(defaultValue = "all") String only,
      Model model) {
    if (articles.latest(slug).isEmpty()) {
      throw new Refusal(
          Refusal.Kind.NOT_FOUND, "unknown-article", "There is no article “%s”.".formatted(slug));
    }
    List<Line> lines =
        findings
            .of(
                slug,
                new ArticleFindings.Sought(
                    check.isBlank() ? null : check,
                    locale.isBlank() ? null : LocaleTag.parse(locale),
                    only(only)))
            .stream()
            .map(Line::of)
            .toList();
    model.addAttribute("slug", slug.value());
    model.addAttribute("check", check);
    model.addAttribute("lines", lines);
    model.addAttribute("full", lines.size() == ArticleFindings.MOST);
    return "article/found";
  }

  private static Only only(String named) {
    return switch (named) {
      case "critical" -> Only.CRITICAL;
      case "waived" -> Only.WAIVED;
      default -> Only.ALL;
    };
  }
}

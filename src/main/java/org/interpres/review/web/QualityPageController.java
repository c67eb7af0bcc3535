package org.interpres.review.web;

import java.math.RoundingMode;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.identity.web.Language;
import org.interpres.identity.web.Moment;
import org.interpres.review.QualityErrors;
import org.interpres.review.QualityNumbers;
import org.interpres.review.WordDifference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Quality by numbers, each of which leads to what it counts. */
@Controller
@RequestMapping("/quality")
@Allowed({Role.LINGUIST, Role.MEDIC, Role.LOCALIZER, Role.ADMIN})
class QualityPageController {

  private final QualityNumbers numbers;
  private final QualityErrors errors;

  QualityPageController(QualityNumbers numbers, QualityErrors errors) {
    this.numbers = numbers;
    this.errors = errors;
  }

  /** A marked error, or an edited segment, in a list. */
  public record Line(String href, String article, Language locale) {

    static Line of(QualityNumbers.Edition edition, long translation, int index, String section) {
      return new Line(
          "/translations/" + translation + "/segments/" + index + section,
          edition.article(),
          Language.of(LocaleTag.parse(edition.locale())));
    }
  }

  /** An error in the list. */
  public record ErrorLine(
      Line line, int index, String dimension, String severity, String note, String by, Moment at) {}

  /** An edit in the list; {@code percent} of the longer text. */
  public record EditLine(Line line, int index, String percent, List<WordDifference.Piece> parts) {}

  @GetMapping
  String quality(
      @RequestParam(defaultValue = "") String article,
      @RequestParam(defaultValue = "") String locale,
      Model model) {
    QualityNumbers.Scope scope = scope(article, locale, "");
    model.addAttribute(
        "quality",
        QualityView.of(errors.typology(), numbers.translations(scope), numbers.engines(scope)));
    model.addAttribute("article", article);
    model.addAttribute("locale", locale);
    return "review/quality";
  }

  @GetMapping("/errors")
  String errors(
      @RequestParam(defaultValue = "") String article,
      @RequestParam(defaultValue = "") String locale,
      @RequestParam(defaultValue = "") String engine,
      @RequestParam(defaultValue = "") String severity,
      Model model) {
    model.addAttribute(
        "lines",
        numbers.errors(scope(article, locale, engine)).stream()
            .filter(each -> severity.isBlank() || each.severity().equals(severity))
            .map(
                each ->
                    new ErrorLine(
                        Line.of(each.edition(), each.translation(), each.index(), "#errors"),
                        each.index(),
                        each.dimension(),
                        each.severity(),
                        each.note(),
                        each.by(),
                        Moment.of(each.at())))
            .toList());
    return "review/quality-errors";
  }

  @GetMapping("/edits")
  String edits(
      @RequestParam(defaultValue = "") String article,
      @RequestParam(defaultValue = "") String locale,
      @RequestParam(defaultValue = "") String engine,
      Model model) {
    model.addAttribute(
        "lines",
        numbers.edits(scope(article, locale, engine)).stream()
            .map(
                each ->
                    new EditLine(
                        Line.of(each.edition(), each.translation(), each.index(), "#history"),
                        each.index(),
                        each.distance()
                            .movePointRight(2)
                            .setScale(1, RoundingMode.HALF_UP)
                            .toPlainString(),
                        WordDifference.between(each.draft(), each.target())))
            .toList());
    return "review/quality-edits";
  }

  private static QualityNumbers.Scope scope(String article, String locale, String engine) {
    return new QualityNumbers.Scope(given(article), given(locale), given(engine));
  }

  private static @Nullable String given(String value) {
    return value.isBlank() ? null : value.strip();
  }
}

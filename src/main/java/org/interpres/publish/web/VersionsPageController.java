package org.interpres.publish.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.identity.Actor;
import org.interpres.identity.web.Form;
import org.interpres.identity.web.Language;
import org.interpres.identity.web.Moment;
import org.interpres.publish.Differences;
import org.interpres.publish.Publication;
import org.interpres.publish.Publications;
import org.interpres.publish.ReadingScopes;
import org.interpres.publish.Recalls;
import org.interpres.publish.RollBack;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The versions of an article in a locale: what changed, bringing one back, taking all back. */
@Controller
@RequestMapping("/published/{slug}/{locale}")
class VersionsPageController {

  private final Publications publications;
  private final Differences differences;
  private final RollBack rollBack;
  private final Recalls recalls;
  private final ReadingScopes scopes;

  VersionsPageController(
      Publications publications,
      Differences differences,
      RollBack rollBack,
      Recalls recalls,
      ReadingScopes scopes) {
    this.publications = publications;
    this.differences = differences;
    this.scopes = scopes;
    this.rollBack = rollBack;
    this.recalls = recalls;
  }

  /** A version; {@code recalled} is the reason, or empty. */
  public record Line(int version, String title, Moment at, String recalled) {}

  /** A block that only one of two versions has. */
  public record Change(String kind, String text) {}

  @GetMapping
  String versions(
      @PathVariable Slug slug,
      @PathVariable LocaleTag locale,
      @RequestParam(defaultValue = "0") int from,
      @RequestParam(defaultValue = "0") int to,
      Actor actor,
      Model model) {
    scopes.require(actor, slug);
    List<Publication> versions = publications.versions(slug, locale);
    if (versions.isEmpty()) {
      throw new Refusal(
          Refusal.Kind.NOT_FOUND,
          "never-published",
          "%s was never published in %s.".formatted(slug, locale));
    }
    model.addAttribute("article", slug.value());
    model.addAttribute("locale", Language.of(locale));
    model.addAttribute("title", versions.get(0).title());
    model.addAttribute("lines", versions.stream().map(VersionsPageController::line).toList());
    model.addAttribute("out", versions.get(0).recall() == null);
    model.addAttribute("others", others(slug, locale));
    if (from > 0 && to > 0) {
      model.addAttribute("from", from);
      model.addAttribute("to", to);
      model.addAttribute(
          "changes",
          differences.between(version(versions, from), version(versions, to)).stream()
              .map(c -> new Change(c.kind().label(), c.text()))
              .toList());
    }
    return "published/versions";
  }

  @PostMapping("/restore")
  String restore(
      @PathVariable Slug slug,
      @PathVariable LocaleTag locale,
      @RequestParam int version,
      Actor actor,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send(
            page(slug, locale),
            Phrase.of("versions.restored", version),
            () -> rollBack.restore(new RollBack.Order(slug, locale, version), actor));
  }

  @PostMapping("/recall")
  String recall(
      @PathVariable Slug slug,
      @PathVariable LocaleTag locale,
      Actor actor,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    String instead = text(request, "instead");
    return new Form(request, redirect)
        .send(
            page(slug, locale),
            Phrase.of("versions.taken-back"),
            () ->
                recalls.recall(
                    new Recalls.Order(
                        slug,
                        locale,
                        text(request, "reason"),
                        text(request, "password"),
                        instead.isEmpty() ? null : LocaleTag.parse(instead)),
                    actor));
  }

  private List<Language> others(Slug slug, LocaleTag locale) {
    return publications.current(slug).stream()
        .filter(p -> p.recall() == null && !p.locale().equals(locale))
        .map(p -> Language.of(p.locale()))
        .toList();
  }

  private static Publication version(List<Publication> versions, int number) {
    return versions.stream()
        .filter(p -> p.version() == number)
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "never-published",
                    "There is no version %d.".formatted(number)));
  }

  private static Line line(Publication publication) {
    Publication.Recall recall = publication.recall();
    return new Line(
        publication.version(),
        publication.title(),
        Moment.of(publication.publishedAt()),
        recall == null ? "" : recall.reason());
  }

  private static String page(Slug slug, LocaleTag locale) {
    return "/published/" + slug + "/" + locale;
  }

  private static String text(HttpServletRequest request, String name) {
    String value = request.getParameter(name);
    return value == null ? "" : value;
  }
}

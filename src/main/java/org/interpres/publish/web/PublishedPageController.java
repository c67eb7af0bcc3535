package org.interpres.publish.web;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.interpres.identity.Actor;
import org.interpres.identity.web.Language;
import org.interpres.identity.web.Moment;
import org.interpres.publish.PublishedList;
import org.interpres.publish.ReadingScopes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is out, with links to it, for everybody who is signed in. */
@Controller
class PublishedPageController {

  private static final int ARTICLES = 50;

  private final PublishedList published;

  private final ReadingScopes scopes;

  PublishedPageController(PublishedList published, ReadingScopes scopes) {
    this.published = published;
    this.scopes = scopes;
  }

  /** A publication as the page shows it; {@code href} without an extension. */
  public record Line(String article, Language locale, String title, int version, Moment at) {

    public String getHref() {
      return "/publications/" + article + "/" + locale.tag();
    }
  }

  @GetMapping("/published")
  String published(@RequestParam(defaultValue = "") String after, Actor actor, Model model) {
    Optional<Set<String>> limit = scopes.limitOf(actor.name());
    List<Line> lines =
        published.out(after, ARTICLES).stream()
            .map(
                item ->
                    new Line(
                        item.article().value(),
                        Language.of(item.locale()),
                        item.title(),
                        item.version(),
                        Moment.of(item.publishedAt())))
            .toList();
    model.addAttribute(
        "lines",
        limit
            .map(
                readable ->
                    lines.stream().filter(line -> readable.contains(line.article())).toList())
            .orElse(lines));
    if (lines.stream().map(Line::article).distinct().count() == ARTICLES) {
      model.addAttribute("next", lines.get(lines.size() - 1).article());
    }
    return "article/published";
  }
}

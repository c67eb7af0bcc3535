package org.interpres.review.web;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.interpres.article.Articles;
import org.interpres.article.Catalogue;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.article.Retirements;
import org.interpres.article.Revision;
import org.interpres.article.Slug;
import org.interpres.article.Translation;
import org.interpres.identity.Actor;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.identity.web.Language;
import org.interpres.identity.web.Moment;
import org.interpres.review.Comments;
import org.interpres.review.FindingCounts;
import org.interpres.review.Queue;
import org.interpres.review.ReviewQueries;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The articles, and one with its locales. */
@Controller
@RequestMapping("/articles")
@Allowed({Role.LINGUIST, Role.MEDIC, Role.LOCALIZER, Role.ADMIN})
class ArticlePagesController {

  private static final int AT_ONCE = 50;

  private final Shelf shelf;
  private final ReviewQueries queries;
  private final FindingCounts findings;
  private final Comments comments;
  private final Clock clock;

  ArticlePagesController(
      Shelf shelf, ReviewQueries queries, FindingCounts findings, Comments comments, Clock clock) {
    this.comments = comments;
    this.shelf = shelf;
    this.queries = queries;
    this.findings = findings;
    this.clock = clock;
  }

  /** Where articles are found. */
  @Component
  record Shelf(Catalogue catalogue, Articles articles, Retirements retirements) {}

  /** An article in the list. */
  public record Item(
      String slug, String title, Language source, Edition edition, List<Target> targets) {}

  /** Its latest revision. */
  public record Edition(int revision, Moment at) {}

  /** A translation of it. */
  public record Target(long id, Language locale, String state, int revision) {}

  /** A question to the author that waits. */
  public record Question(String href, Language locale, String by, Moment at, String text) {

    static Question of(Comments.Comment query) {
      return new Question(
          "/translations/" + query.translation() + "/segments/" + query.index() + "#talk",
          Language.of(LocaleTag.parse(query.locale())),
          query.by(),
          Moment.of(query.at()),
          query.body());
    }
  }

  @GetMapping
  String list(@RequestParam(defaultValue = "") String after, Model model) {
    List<Item> items =
        shelf.catalogue().list(after, AT_ONCE).stream().map(ArticlePagesController::item).toList();
    model.addAttribute("items", items);
    if (items.size() == AT_ONCE) {
      model.addAttribute("next", items.get(AT_ONCE - 1).slug());
    }
    return "article/list";
  }

  private static Item item(Catalogue.Entry entry) {
    return new Item(
        entry.article().value(),
        entry.title(),
        Language.of(entry.source().locale()),
        new Edition(entry.source().revision(), Moment.of(entry.source().createdAt())),
        entry.translations().stream().map(ArticlePagesController::target).toList());
  }

  private static Target target(Translation translation) {
    return new Target(
        translation.id(),
        Language.of(translation.locale()),
        translation.state().name(),
        translation.revision());
  }

  @GetMapping("/{slug}")
  String show(Actor actor, @PathVariable Slug slug, Model model) {
    Revision revision =
        shelf
            .articles()
            .latest(slug)
            .orElseThrow(
                () ->
                    new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "unknown-article",
                        "There is no article “%s”.".formatted(slug)));
    Instant now = clock.instant();
    Queue queue = queries.queue(actor, new Queue.Filter(null, null, slug, null));
    model.addAttribute(
        "article",
        new Item(
            slug.value(),
            revision.title(),
            Language.of(revision.locale()),
            new Edition(revision.number(), Moment.of(revision.createdAt())),
            List.of()));
    shelf
        .retirements()
        .retired(slug)
        .ifPresent(
            ended ->
                model.addAttribute(
                    "retired",
                    new SegmentView.Reason(ended.by(), Moment.of(ended.at()), ended.reason())));
    model.addAttribute("questions", comments.openQueries(slug).stream().map(Question::of).toList());
    model.addAttribute("segments", revision.segments().size());
    model.addAttribute("sha256", revision.contentHash().hex());
    model.addAttribute(
        "items", queue.entries().stream().map(entry -> QueueItems.of(entry, now)).toList());
    model.addAttribute("checkRows", CheckRows.of(findings.of(slug)));
    return "article/show";
  }
}

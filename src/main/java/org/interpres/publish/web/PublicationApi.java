package org.interpres.publish.web;

import java.time.Duration;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.identity.Actor;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.publish.Publication;
import org.interpres.publish.PublicationEvent;
import org.interpres.publish.PublicationFeed;
import org.interpres.publish.ReadingScopes;
import org.interpres.publish.Recalls;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The change feed, and taking back. */
@RestController
@RequestMapping("/api/v1/publications")
class PublicationApi {

  private static final int MOST = 1_000;

  /** Less than what proxies on the way allow an answer to take. */
  private static final int LONGEST_WAIT = 50;

  private final PublicationFeed feed;
  private final ReadingScopes scopes;
  private final Recalls recalls;

  PublicationApi(PublicationFeed feed, ReadingScopes scopes, Recalls recalls) {
    this.feed = feed;
    this.scopes = scopes;
    this.recalls = recalls;
  }

  /** Events in order; {@code next} is the {@code after} of the next call, also when none came. */
  record Page(List<Event> events, long next) {}

  /** An event as the API prints it. */
  record Event(long cursor, String type, String article, String locale, int version, String at) {
    static Event of(PublicationEvent event) {
      return new Event(
          event.cursor(),
          event.type().label(),
          event.article().value(),
          event.locale().value(),
          event.version(),
          event.at().toString());
    }
  }

  /** The body of a recall. */
  record RecallRequest(
      @Nullable String reason, @Nullable String password, @Nullable String replacedBy) {
    /** Nothing that a log should not have. */
    @Override
    public String toString() {
      return "RecallRequest";
    }
  }

  /** What a recall took back, the latest version first. */
  record Recalled(String article, String locale, List<Integer> versions) {}

  @GetMapping
  @Allowed({Role.PUBLISHER, Role.LOCALIZER, Role.ADMIN})
  Page feed(
      @RequestParam(defaultValue = "0") long after,
      @RequestParam(defaultValue = "100") int limit,
      @RequestParam(defaultValue = "0") int wait,
      Actor actor) {
    if (after < 0 || limit < 1 || limit > MOST || wait < 0 || wait > LONGEST_WAIT) {
      throw new Refusal(
          Refusal.Kind.MALFORMED,
          "invalid-page",
          "after is 0 or the next of the answer before; limit is 1 to "
              + MOST
              + "; wait is 0 to "
              + LONGEST_WAIT
              + " seconds.");
    }
    Duration patience = Duration.ofSeconds(wait);
    PublicationFeed.Page page =
        scopes.limitOf(actor.name()).isPresent()
            ? feed.readLimited(actor.name(), after, limit, patience)
            : feed.read(after, limit, patience);
    return new Page(page.events().stream().map(Event::of).toList(), page.next());
  }

  @PostMapping("/{slug}/{locale}/recall")
  Recalled recall(
      @PathVariable String slug,
      @PathVariable String locale,
      @RequestBody RecallRequest request,
      Actor actor) {
    Slug article = new Slug(slug);
    LocaleTag tag = LocaleTag.parse(locale);
    List<Publication> recalled =
        recalls.recall(
            new Recalls.Order(
                article,
                tag,
                or(request.reason()),
                or(request.password()),
                request.replacedBy() == null ? null : LocaleTag.parse(request.replacedBy())),
            actor);
    return new Recalled(
        article.value(), tag.value(), recalled.stream().map(Publication::version).toList());
  }

  private static String or(@Nullable String text) {
    return text == null ? "" : text;
  }
}

package org.interpres.publish.web;

import java.util.List;
import java.util.stream.IntStream;
import org.interpres.article.LocaleTag;
import org.interpres.article.Required;
import org.interpres.article.Slug;
import org.interpres.identity.Actor;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.publish.BulkRecall;
import org.interpres.publish.PublishedList;
import org.interpres.publish.RecallSearch;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looking through all that is out for what is wrong, and recalling what was found. */
@RestController
@RequestMapping("/api/v1/recalls")
class RecallApi {

  private static final int MOST = 20_000;

  private final RecallSearch search;
  private final BulkRecall recalls;

  RecallApi(RecallSearch search, BulkRecall recalls) {
    this.search = search;
    this.recalls = recalls;
  }

  /** A publication that was found. */
  record Found(String article, String locale, int version, String title, String publishedAt) {
    static Found of(PublishedList.Item item) {
      return new Found(
          item.article().value(),
          item.locale().value(),
          item.version(),
          item.title(),
          item.publishedAt().toString());
    }
  }

  /** All that was found. */
  record Listing(List<Found> items, @Nullable String next) {}

  /** An article in a locale. */
  record Item(@Nullable String article, @Nullable String locale) {

    static BulkRecall.Chosen chosen(int index, @Nullable Item item) {
      String field = "items." + index;
      Item named = Required.field(field, item);
      return new BulkRecall.Chosen(
          new Slug(Required.field(field + ".article", named.article())),
          LocaleTag.parse(Required.field(field + ".locale", named.locale())));
    }
  }

  /** The body of a recall of many; {@code replacedBy} is a locale. */
  record RecallRequest(
      @Nullable List<@Nullable Item> items,
      @Nullable String reason,
      @Nullable String password,
      @Nullable String replacedBy) {
    /** Nothing that a log should not have. */
    @Override
    public String toString() {
      return "RecallRequest";
    }
  }

  /** How many versions an order took back. */
  record Recalled(int versions) {}

  @GetMapping("/candidates")
  @Allowed({Role.LOCALIZER, Role.ADMIN})
  Listing candidates(
      @RequestParam(defaultValue = "") String article,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String engine,
      @RequestParam(defaultValue = "") String model,
      @RequestParam(defaultValue = "") String reviewer,
      @RequestParam(defaultValue = "0") int revision) {
    return new Listing(
        search
            .find(new RecallSearch.Query(article, text, engine, model, reviewer, revision), MOST)
            .stream()
            .map(Found::of)
            .toList(),
        null);
  }

  @PostMapping
  Recalled recall(@RequestBody RecallRequest request, Actor actor) {
    List<@Nullable Item> items = request.items() == null ? List.of() : request.items();
    return new Recalled(
        recalls.recall(
            new BulkRecall.Order(
                IntStream.range(0, items.size())
                    .mapToObj(index -> Item.chosen(index, items.get(index)))
                    .toList(),
                text(request.reason()),
                text(request.password()),
                request.replacedBy() == null ? null : LocaleTag.parse(request.replacedBy())),
            actor));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }
}

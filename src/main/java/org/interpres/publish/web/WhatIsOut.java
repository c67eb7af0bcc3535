package org.interpres.publish.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.interpres.article.Slug;
import org.interpres.publish.PublicAddress;
import org.interpres.publish.Publication;
import org.jspecify.annotations.Nullable;

/** What is out of an article, now, as {@code GET /publications/{slug}} answers it. */
record WhatIsOut(String article, List<Item> publications) {

  WhatIsOut {
    publications = List.copyOf(publications);
  }

  static WhatIsOut of(Slug article, List<Publication> out, PublicAddress address) {
    return new WhatIsOut(
        article.value(), out.stream().map(publication -> Item.of(publication, address)).toList());
  }

  /** A publication, with the addresses of its files. */
  record Item(
      String locale,
      String direction,
      int version,
      String title,
      String html,
      String json,
      String jws,
      String publishedAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String underRevision) {

    private static Item of(Publication publication, PublicAddress address) {
      String base = address.current(publication.article(), publication.locale());
      Instant since = publication.underRevision();
      return new Item(
          publication.locale().value(),
          publication.locale().direction(),
          publication.version(),
          publication.title(),
          base + ".html",
          base + ".json",
          base + ".jws",
          publication.publishedAt().toString(),
          since == null ? null : since.toString());
    }
  }
}

package org.interpres.article;

import java.time.Instant;
import java.util.List;

/**
 * One immutable state of an article's source.
 *
 * @param id the row
 * @param number 1 for the article's first revision
 * @param contentHash of the bytes as they were received
 * @param segments all of the revision, in order
 */
public record Revision(
    long id,
    Slug article,
    int number,
    LocaleTag locale,
    Sha256 contentHash,
    Document document,
    List<Segment> segments,
    Instant createdAt) {

  public Revision {
    segments = List.copyOf(segments);
  }

  /** The source of the title, without tags. */
  public String title() {
    return InlineToken.plain(document.units().get(document.title()).text());
  }
}

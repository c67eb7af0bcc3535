package org.interpres.publish;

import java.time.Instant;
import org.interpres.article.Sha256;
import org.interpres.review.Approved;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Publishes the source of what is published, as the author's own version: where a reader's language
 * is missing, the page says {@code x-default} and means this one. It goes out with the first
 * approved translation of its revision and never alone: the people who approved that had each of
 * its sentences beside theirs. See docs/decisions/2026-11-27-source-is-published-too.md.
 */
final class SourceEditions {

  /** Of the version that went out last, recalled or not. */
  private static final String REVISION_OUT =
      """
      select r.number
      from publication p
      join translation t on t.id = p.translation_id
      join revision r on r.id = t.revision_id
      where p.article = :article and p.locale = :locale
      order by p.version desc
      limit 1
      """;

  private final JdbcClient jdbc;
  private final Editions editions;
  private final PublicationSettings settings;

  SourceEditions(JdbcClient jdbc, Editions editions, PublicationSettings settings) {
    this.jdbc = jdbc;
    this.editions = editions;
    this.settings = settings;
  }

  /** Publishes the source unless this revision's, or a later one's, has been out already. */
  void publish(Approved approved, Editions.Warrant warrant, Instant now) {
    ReviewedWords source = ReviewedWords.sourceOf(approved);
    if (settings.sourceToo() && revisionOut(source) < source.revision().number()) {
      editions.make(
          source,
          new Editions.Warrant(
              warrant.translation(),
              Sha256.of("source " + source.contentHash().hex()),
              null,
              warrant.actor()),
          now);
    }
  }

  private int revisionOut(ReviewedWords source) {
    return jdbc.sql(REVISION_OUT)
        .param("article", source.article().value())
        .param("locale", source.locale().value())
        .query(Integer.class)
        .optional()
        .orElse(0);
  }
}

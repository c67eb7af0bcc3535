package org.interpres.publish;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.interpres.article.LocaleTag;
import org.interpres.article.Slug;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The ordered change feed. A reader that polls with the last cursor that it saw gets each event
 * once and in order, also while many writers commit.
 */
@Repository
public class PublicationFeed {

  private static final String SELECT =
      """
      select cursor, type, article, locale, version, at
      from publication_event
      where cursor > :after
      order by cursor
      limit :limit
      """;

  /** The database gives the cursor. */
  private static final String INSERT =
      """
      insert into publication_event (type, article, locale, version, at)
      values (:type, :article, :locale, :version, :at)
      """;

  private final JdbcClient jdbc;

  PublicationFeed(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Events after a cursor.
   *
   * @param after 0 for the start
   */
  public List<PublicationEvent> after(long after, int limit) {
    return jdbc.sql(SELECT)
        .param("after", after)
        .param("limit", limit)
        .query(
            (row, number) ->
                new PublicationEvent(
                    row.getLong("cursor"),
                    PublicationEvent.Type.valueOf(row.getString("type").toUpperCase(Locale.ROOT)),
                    new Slug(row.getString("article")),
                    new LocaleTag(row.getString("locale")),
                    row.getInt("version"),
                    row.getTimestamp("at").toInstant()))
        .list();
  }

  /**
   * Appends in the caller's transaction, near its end: every other writer of the feed waits until
   * it commits.
   */
  void append(PublicationEvent.Type type, Publication publication, Instant at) {
    jdbc.sql(INSERT)
        .param("type", type.label())
        .param("article", publication.article().value())
        .param("locale", publication.locale().value())
        .param("version", publication.version())
        .param("at", Timestamp.from(at))
        .update();
  }
}

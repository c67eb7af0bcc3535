package org.interpres.publish;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
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

  /** How often a reader that waits looks: events of other processes come by the database alone. */
  private static final Duration LOOK = Duration.ofMillis(200);

  private static final int WAITING_AT_ONCE = 50;

  private final JdbcClient jdbc;
  private final Semaphore waiting = new Semaphore(WAITING_AT_ONCE);

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
                    PublicationEvent.Type.of(row.getString("type")),
                    new Slug(row.getString("article")),
                    new LocaleTag(row.getString("locale")),
                    row.getInt("version"),
                    row.getTimestamp("at").toInstant()))
        .list();
  }

  /**
   * Events after a cursor; where there are none, waits for the next one (long poll). Only so many
   * readers wait at once that others still get a thread: the rest is answered at once.
   *
   * @param patience how long to wait at most
   */
  public List<PublicationEvent> after(long after, int limit, Duration patience) {
    List<PublicationEvent> events = after(after, limit);
    if (!events.isEmpty() || patience.isZero() || !waiting.tryAcquire()) {
      return events;
    }
    try {
      long end = System.nanoTime() + patience.toNanos();
      while (events.isEmpty() && System.nanoTime() - end < 0 && !Thread.interrupted()) {
        LockSupport.parkNanos(LOOK.toNanos());
        events = after(after, limit);
      }
      return events;
    } finally {
      waiting.release();
    }
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

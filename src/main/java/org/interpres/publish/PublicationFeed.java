package org.interpres.publish;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
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

  /** Those of the articles that an account is limited to. */
  private static final String SELECT_OF_READER =
      """
      select cursor, type, article, locale, version, at
      from publication_event
      where cursor > :after
        and article in (select article from reading_scope where account = :account)
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
        .query(PublicationFeed::event)
        .list();
  }

  /**
   * What one reader sees.
   *
   * @param next the {@code after} of the reader's next call
   */
  public record Page(List<PublicationEvent> events, long next) {
    public Page {
      events = List.copyOf(events);
    }
  }

  /** Events after a cursor, waited for as {@link #after(long, int, Duration)} does. */
  public Page read(long after, int limit, Duration patience) {
    return await(() -> page(after, after(after, limit)), patience);
  }

  /**
   * The same of the articles that an account is limited to. Its cursor goes past the events of
   * others too, or it would look through them with each call.
   */
  public Page readLimited(String account, long after, int limit, Duration patience) {
    return await(
        () -> {
          // Before the events: whatever has a cursor up to this one has been committed.
          long newest = newest();
          List<PublicationEvent> events =
              jdbc.sql(SELECT_OF_READER)
                  .param("account", account)
                  .param("after", after)
                  .param("limit", limit)
                  .query(PublicationFeed::event)
                  .list();
          Page page = page(after, events);
          return events.size() == limit ? page : new Page(events, Math.max(newest, page.next()));
        },
        patience);
  }

  private static Page page(long after, List<PublicationEvent> events) {
    return new Page(events, events.isEmpty() ? after : events.get(events.size() - 1).cursor());
  }

  private long newest() {
    return jdbc.sql("select coalesce(max(cursor), 0) from publication_event")
        .query(Long.class)
        .single();
  }

  private static PublicationEvent event(ResultSet row, int number) throws SQLException {
    return new PublicationEvent(
        row.getLong("cursor"),
        PublicationEvent.Type.of(row.getString("type")),
        new Slug(row.getString("article")),
        new LocaleTag(row.getString("locale")),
        row.getInt("version"),
        row.getTimestamp("at").toInstant());
  }

  /**
   * Events after a cursor; where there are none, waits for the next one (long poll). Only so many
   * readers wait at once that others still get a thread: the rest is answered at once.
   *
   * @param patience how long to wait at most
   */
  public List<PublicationEvent> after(long after, int limit, Duration patience) {
    return read(after, limit, patience).events();
  }

  private Page await(Supplier<Page> look, Duration patience) {
    Page page = look.get();
    if (!page.events().isEmpty() || patience.isZero() || !waiting.tryAcquire()) {
      return page;
    }
    try {
      long end = System.nanoTime() + patience.toNanos();
      while (page.events().isEmpty() && System.nanoTime() - end < 0 && !Thread.interrupted()) {
        LockSupport.parkNanos(LOOK.toNanos());
        page = look.get();
      }
      return page;
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

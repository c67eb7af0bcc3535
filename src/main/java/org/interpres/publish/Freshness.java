package org.interpres.publish;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.interpres.article.Slug;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets this process serve from memory, and still no pull after a recall's acknowledgement gets what
 * was recalled, from any process on the same database. While it serves, a process holds a lease and
 * says in {@code serving_process} how far it has seen the feed; whoever recalls waits, after the
 * commit, until each lease has seen the recall or has run out. A process that cannot reach the
 * database loses its lease within {@link #LEASE}, and then answers from memory no more. Safe for
 * use by many threads. See docs/decisions/2026-11-27-serving-from-memory.md.
 */
@Component
public class Freshness implements DisposableBean {

  /** As the database counts it; this process stops {@link #MARGIN} earlier. */
  static final Duration LEASE = Duration.ofMillis(1_500);

  private static final Duration MARGIN = Duration.ofMillis(500);
  private static final Duration BEAT = Duration.ofMillis(200);

  /** Without a pull for so long, the lease is let go: an idle server writes nothing. */
  private static final Duration IDLE = Duration.ofSeconds(5);

  private static final int EVENTS = 1_000;

  private static final Logger log = LoggerFactory.getLogger(Freshness.class);

  private static final String ANNOUNCE =
      """
      insert into serving_process (id, cursor, valid_until)
      values (:id, :cursor, clock_timestamp() + :lease * interval '1 millisecond')
      on conflict (id) do update set cursor = excluded.cursor, valid_until = excluded.valid_until
      """;

  private static final String FORGET =
      """
      delete from serving_process
      where id = :id or valid_until < clock_timestamp() - interval '1 hour'
      """;

  private static final String LAST =
      """
      select coalesce(max(cursor), 0)
      from publication_event
      """;

  private static final String BEHIND =
      """
      select exists (
        select from serving_process
        where cursor < :cursor and valid_until > clock_timestamp())
      """;

  private final JdbcClient jdbc;
  private final PublicationFeed feed;
  private final UUID id = UUID.randomUUID();
  private final Map<Slug, Long> changed = new ConcurrentHashMap<>();
  private final ScheduledExecutorService heart =
      Executors.newSingleThreadScheduledExecutor(
          beat -> {
            Thread thread = new Thread(beat, "publication-freshness");
            thread.setDaemon(true);
            return thread;
          });

  private final ScheduledFuture<?> beats;

  private volatile long seen = -1;
  private volatile long leaseEnds = System.nanoTime();
  private volatile long lastUsed = System.nanoTime() - IDLE.toNanos();

  Freshness(JdbcClient jdbc, PublicationFeed feed) {
    this.jdbc = jdbc;
    this.feed = feed;
    this.beats =
        heart.scheduleWithFixedDelay(
            this::beat, BEAT.toMillis(), BEAT.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * The cursor up to which this process has seen the feed, now: to be asked for before reading what
   * is kept. Takes a lease where there is none.
   */
  public long stamp() {
    lastUsed = System.nanoTime();
    if (leaseEnds - lastUsed <= 0) {
      renew();
    }
    return seen;
  }

  /**
   * Whether what was read at a stamp is still what is out. The caller has just asked for a stamp.
   */
  public boolean holds(Slug article, long stamp) {
    Long change = changed.get(article);
    return change == null || change <= stamp;
  }

  /**
   * Waits until no process serves what was out before the last commit. Within a transaction that is
   * after its commit, and on another thread, whose connection is not the transaction's.
   */
  void awaitCommitted() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      await();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            if (status == STATUS_COMMITTED) {
              CompletableFuture.runAsync(Freshness.this::await, heart).join();
            }
          }
        });
  }

  private void await() {
    long cursor = jdbc.sql(LAST).query(Long.class).single();
    long giveUp = System.nanoTime() + LEASE.multipliedBy(4).toNanos();
    renewIfLeased();
    while (jdbc.sql(BEHIND).param("cursor", cursor).query(Boolean.class).single()) {
      if (System.nanoTime() - giveUp > 0) {
        // Leases are shorter: only a clock that jumps leads here.
        throw new IllegalStateException("processes still serve what was recalled");
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      renewIfLeased();
    }
  }

  private void beat() {
    if (seen >= 0 && System.nanoTime() - lastUsed < IDLE.toNanos()) {
      try {
        renew();
      } catch (RuntimeException e) {
        log.warn("serving from memory pauses: {}", e.getClass().getSimpleName());
      }
    }
  }

  /** A process that never served, or whose lease is long over, has nothing to give up. */
  private void renewIfLeased() {
    if (seen >= 0 && leaseEnds - System.nanoTime() > -LEASE.toNanos()) {
      renew();
    }
  }

  /** Announces, then reads: what the reading misses was committed after the announcement. */
  private synchronized void renew() {
    long began = System.nanoTime();
    announce();
    long before = seen;
    if (before < 0) {
      seen = jdbc.sql(LAST).query(Long.class).single();
    } else {
      List<PublicationEvent> events;
      do {
        events = feed.after(seen, EVENTS);
        for (PublicationEvent event : events) {
          changed.put(event.article(), event.cursor());
        }
        if (!events.isEmpty()) {
          seen = events.get(events.size() - 1).cursor();
        }
      } while (events.size() == EVENTS);
    }
    leaseEnds = began + LEASE.minus(MARGIN).toNanos();
    if (seen != before) {
      announce();
    }
  }

  private void announce() {
    jdbc.sql(ANNOUNCE)
        .param("id", id)
        .param("cursor", seen)
        .param("lease", LEASE.toMillis())
        .update();
  }

  @Override
  public void destroy() {
    beats.cancel(true);
    heart.shutdownNow();
    leaseEnds = System.nanoTime() - 1;
    try {
      jdbc.sql(FORGET).param("id", id).update();
    } catch (DataAccessException e) {
      log.debug("the lease runs out by itself");
    }
  }
}

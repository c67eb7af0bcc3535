package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.interpres.app.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class PublicationFeedTest {

  private static final int WRITERS = 8;
  private static final int EACH = 40;

  private final TestDatabase database = TestDatabase.fresh();
  private final PublicationFeed feed =
      new PublicationFeed(JdbcClient.create(database.application()));
  private final TransactionTemplate transaction =
      new TransactionTemplate(new JdbcTransactionManager(database.application()));

  /**
   * Writers add one to three events a transaction and roll some back; two readers poll all the
   * while with the last cursor that they saw.
   */
  @Test
  void a_reader_that_polls_during_commits_sees_each_event_once_in_order_and_no_gap()
      throws Exception {
    long seed = System.nanoTime();
    AtomicInteger committed = new AtomicInteger();
    AtomicInteger writing = new AtomicInteger(WRITERS);
    ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2);
    try {
      List<Future<?>> writers = new ArrayList<>();
      for (int writer = 0; writer < WRITERS; writer++) {
        Random random = new Random(seed + writer);
        writers.add(
            threads.submit(
                () -> {
                  try {
                    for (int i = 0; i < EACH; i++) {
                      write(random, committed);
                    }
                  } finally {
                    writing.decrementAndGet();
                  }
                }));
      }
      List<Future<List<Long>>> readers =
          List.of(threads.submit(() -> poll(writing)), threads.submit(() -> poll(writing)));
      for (Future<?> writer : writers) {
        writer.get();
      }
      for (Future<List<Long>> reader : readers) {
        assertThat(reader.get())
            .as("seed %d", seed)
            .isEqualTo(LongStream.rangeClosed(1, committed.get()).boxed().toList());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // only to mix the writers more
  private void write(Random random, AtomicInteger committed) {
    int events = 1 + random.nextInt(3);
    boolean rollBack = random.nextInt(5) == 0;
    transaction.executeWithoutResult(
        status -> {
          for (int i = 0; i < events; i++) {
            feed.append(PublicationEvent.Type.PUBLISHED, publication(), Instant.EPOCH);
            Thread.yield();
          }
          if (rollBack) {
            status.setRollbackOnly();
          }
        });
    if (!rollBack) {
      committed.addAndGet(events);
    }
  }

  private List<Long> poll(AtomicInteger writing) {
    List<Long> seen = new ArrayList<>();
    long after = 0;
    while (true) {
      boolean last = writing.get() == 0;
      List<PublicationEvent> events = feed.after(after, 7);
      for (PublicationEvent event : events) {
        seen.add(event.cursor());
        after = event.cursor();
      }
      if (last && events.isEmpty()) {
        return seen;
      }
    }
  }

  private static Publication publication() {
    var hash = org.interpres.article.Sha256.of("x");
    return new Publication(
        1,
        SmallArticle.SLUG,
        SmallArticle.ES,
        1,
        "x",
        new Publication.Hashes(hash, hash, hash),
        Instant.EPOCH,
        null,
        null);
  }
}

package org.interpres.translate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.interpres.app.RunningServer;
import org.interpres.article.Articles;
import org.interpres.article.LocaleTag;
import org.interpres.article.SampleArticles;
import org.interpres.article.Translations;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Many articles through the real routes and a translation service in a process of its own, of 200
 * ms an answer, 50 texts a batch, 8 calls at a time.
 */
class DispatchRunTest {

  private static final int DELAY = 200;
  private static final int TEXTS = 50;
  private static final int AT_ONCE = 8;
  private static final int SENTENCES = 60;

  @TempDir Path folder;

  @Test
  void an_engine_that_is_killed_and_comes_back_is_asked_for_nothing_that_is_stored()
      throws Exception {
    killedInTheMiddle(20);
  }

  @Test
  @Tag("bench")
  void the_same_with_300_articles() throws Exception {
    killedInTheMiddle(300);
  }

  @Test
  @Tag("bench")
  void batches_that_fill_across_articles_keep_the_engine_busy() throws Exception {
    try (SlowEngine engine = new SlowEngine(folder, DELAY);
        RunningServer server = start(engine)) {
      Run run = new Run(server);
      run.bring(20, "warm");
      run.awaitDrafts(20 * SENTENCES);
      Duration latency = latency(engine);
      long heap = heap();
      double database = run.databaseSeconds();

      run.bring(300, "bench");
      run.awaitDrafts(320 * SENTENCES);

      Duration took = run.took("bench");
      int batches = 300 * SENTENCES / TEXTS;
      double bound = batches * latency.toNanos() / 1e9 / AT_ONCE;
      double ratio = took.toNanos() / 1e9 / bound;
      long grown = (heap() - heap) / (1 << 20);
      System.out.printf(
          "300 articles of %d segments: %.2f s from first dispatch to last stored draft; %d calls;"
              + " bound %d × %.1f ms / %d = %.2f s; ratio %.3f; heap %+d MB; database %.2f s of"
              + " execution, %.0f %% of the time%n",
          SENTENCES,
          took.toNanos() / 1e9,
          run.calls("bench"),
          batches,
          latency.toNanos() / 1e6,
          AT_ONCE,
          bound,
          ratio,
          grown,
          run.databaseSeconds() - database,
          100 * (run.databaseSeconds() - database) / (took.toNanos() / 1e9));
      assertThat(ratio).isLessThanOrEqualTo(1.25);
      assertThat(grown).isLessThanOrEqualTo(50);
    }
  }

  private void killedInTheMiddle(int articles) throws Exception {
    // Its answers beyond the half are held until it is killed, so that some are always in flight.
    int half = articles * SENTENCES / 2;
    try (SlowEngine engine = new SlowEngine(folder, DELAY, half);
        RunningServer server = start(engine)) {
      Run run = new Run(server);
      run.bring(articles, "killed");
      run.awaitDrafts(articles * SENTENCES / 3);
      Awaitility.await()
          .ignoreExceptions() // a line that is being written has no time yet
          .until(() -> engine.asked().size() > half);
      engine.kill();
      assertThat(run.stored().size())
          .as("stored when the engine is killed in the middle")
          .isBetween(articles * SENTENCES / 3, half);
      engine.startAgain();
      run.awaitDrafts(articles * SENTENCES);

      Map<String, Instant> stored = run.stored();
      Map<String, Integer> times = new HashMap<>();
      for (SlowEngine.Asked asked : engine.asked()) {
        assertThat(asked.at())
            .as("“%s” was asked after its answer was stored", asked.text())
            .isBefore(stored.get(asked.text()));
        times.merge(asked.text(), 1, Integer::sum);
      }
      int repeated = times.values().stream().mapToInt(n -> n - 1).sum();
      System.out.printf("%d texts, %d asked again after the kill%n", times.size(), repeated);
      assertThat(times).hasSize(articles * SENTENCES);
      assertThat(repeated).as("the calls in flight").isLessThanOrEqualTo(AT_ONCE * TEXTS);
    }
  }

  private RunningServer start(SlowEngine engine) throws IOException {
    return RunningServer.start(
        Files.createDirectories(folder.resolve("home")),
        "camel.main.routes-include-pattern=file:"
            + Path.of("routes").toAbsolutePath()
            + "/**/*.camel.yaml,"
            + engine.routePattern(),
        "interpres.engine=slow",
        "interpres.engines.slow.texts=" + TEXTS,
        "interpres.engines.slow.concurrency=" + AT_ONCE,
        "interpres.engines.slow.supports=tags",
        "interpres.sweep=500");
  }

  /** The median of calls of a full batch by a client that does nothing else. */
  private static Duration latency(SlowEngine engine) throws IOException {
    String texts =
        IntStream.range(0, TEXTS)
            .mapToObj(i -> "\"Bare sentence %d of a text of ordinary length.\"".formatted(i))
            .collect(java.util.stream.Collectors.joining(",", "{\"texts\":[", "]}"));
    long[] nanos = new long[21];
    for (int i = 0; i < nanos.length; i++) {
      long begun = System.nanoTime();
      SlowEngine.post(engine.address(), texts.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      nanos[i] = System.nanoTime() - begun;
    }
    Arrays.sort(nanos);
    return Duration.ofNanos(nanos[nanos.length / 2]);
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** What the test sees of a server through its database. */
  private record Run(RunningServer server) {

    void bring(int articles, String name) {
      SampleArticles sample =
          new SampleArticles(server.bean(Articles.class), server.bean(Translations.class));
      LocaleTag es = LocaleTag.parse("es");
      for (int a = 0; a < articles; a++) {
        String slug = name + "-" + a;
        String[] sentences =
            IntStream.range(0, SENTENCES)
                .mapToObj(
                    s -> "Sentence %d of %s says that a tablet a day is enough.".formatted(s, slug))
                .toArray(String[]::new);
        server
            .bean(org.springframework.transaction.support.TransactionTemplate.class)
            .executeWithoutResult(
                status -> sample.translate(sample.revise(slug, sentences), es.value()));
      }
    }

    void awaitDrafts(int drafts) {
      Awaitility.await()
          .atMost(Duration.ofMinutes(5))
          .pollInterval(Duration.ofMillis(100))
          .until(
              () -> jdbc().sql("select count(*) from draft").query(Long.class).single() >= drafts);
    }

    Map<String, Instant> stored() {
      Map<String, Instant> stored = new HashMap<>();
      jdbc()
          .sql(
              """
              select s.source, d.drafted_at
              from draft d
              join translation t on t.id = d.translation_id
              join segment s on s.revision_id = t.revision_id and s.index = d.segment
              """)
          .query(
              row -> {
                stored.put(row.getString(1), row.getTimestamp(2).toInstant());
              });
      return stored;
    }

    long calls(String name) {
      return jdbc()
          .sql("select count(distinct call_id) from engine_charge where article like :name")
          .param("name", name + "-%")
          .query(Long.class)
          .single();
    }

    /** From the first call to the last draft. */
    Duration took(String name) {
      Instant first =
          jdbc()
              .sql(
                  """
                  select min(c.called_at)
                  from engine_call c join engine_charge a on a.call_id = c.id
                  where a.article like :name
                  """)
              .param("name", name + "-%")
              .query(java.sql.Timestamp.class)
              .single()
              .toInstant();
      Instant last =
          jdbc()
              .sql("select max(drafted_at) from draft")
              .query(java.sql.Timestamp.class)
              .single()
              .toInstant();
      return Duration.between(first, last);
    }

    /** Seconds that this database's connections have spent on statements. */
    double databaseSeconds() {
      return jdbc()
              .sql("select active_time from pg_stat_database where datname = current_database()")
              .query(Double.class)
              .single()
          / 1000;
    }

    private JdbcClient jdbc() {
      return server.bean(JdbcClient.class);
    }
  }
}

package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.interpres.app.ApiUser;
import org.interpres.app.RunningServer;
import org.interpres.app.database.TestDatabase;
import org.interpres.identity.Accounts;
import org.interpres.identity.Actor;
import org.interpres.identity.NewAccount;
import org.interpres.identity.Qualification;
import org.interpres.identity.Qualifications;
import org.interpres.identity.Role;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * 20 signed-in reviewers, each acting every 2 s, over 200,000 segments in 3,000 translations: how
 * long the queue, a workbench of 500 segments and an approval take over HTTP, for programs and as
 * the pages' script asks for them.
 *
 * <p>It prints; a limit is asserted only where {@code -Dreview.bench.limit=100} (ms) names one,
 * because a busy machine proves nothing.
 */
@Tag("bench")
class ReviewLoadBenchTest {

  private static final int REVIEWERS = 20;
  private static final int ROUNDS = Integer.getInteger("review.bench.rounds", 30);

  /** While Java still compiles what it has just read; these rounds are printed by themselves. */
  private static final int COLD = 10;

  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final String PASSWORD = "a long enough passphrase";

  private final TestDatabase fresh = TestDatabase.fresh();
  private final RecordedStatements statements = new RecordedStatements(fresh.application());
  private final Map<String, List<Double>> millis = new ConcurrentHashMap<>();

  @Test
  void twenty_reviewers_wait_for_nothing() throws Exception {
    ReviewWorld world = new ReviewWorld(new TestDatabase(fresh.name(), fresh.access(), statements));
    LargeDatabase large = new LargeDatabase(world);
    large.add(REVIEWERS, 500, "fr");
    large.add(2_980 / 4, 64, "fr", "es", "de", "ar");
    large.analyze();
    System.out.printf(
        "review load: %,d segments, %,d translations%n",
        large.count("review_segment"), large.count("translation"));
    List<String> scanning = plans(world, large);
    for (int i = 0; i < REVIEWERS; i++) {
      account(world, "reviewer-" + i);
    }
    // The server's role of this database is another than that of the tests' template.
    JdbcClient owner = JdbcClient.create(fresh.owner());
    String role = fresh.name() + "_app";
    // Roles outlive the databases of the run before.
    if (owner
            .sql("select count(*) from pg_roles where rolname = :role")
            .param("role", role)
            .query(Long.class)
            .single()
        == 0) {
      owner.sql("create role " + role + " login").update();
    }
    owner.sql("grant interpres_app to " + fresh.name() + "_app").update();
    try (RunningServer server = RunningServer.on(fresh)) {
      List<Long> ids = large.inReview(500);
      ExecutorService people = Executors.newFixedThreadPool(REVIEWERS);
      List<Future<?>> days = new ArrayList<>();
      for (int i = 0; i < REVIEWERS; i++) {
        int number = i;
        long id = ids.get(i);
        days.add(people.submit(() -> day(server.address(), number, id)));
      }
      for (Future<?> day : days) {
        day.get(10, TimeUnit.MINUTES);
      }
      people.shutdown();
    }
    report();
    assertThat(scanning).isEmpty();
  }

  /** Tables of some thousand rows are rightly read whole; the others never. */
  private List<String> plans(ReviewWorld world, LargeDatabase large) throws Exception {
    statements.forget();
    QueryPlansTest.work(world, large.inReview(64).get(0));
    Set<String> tables =
        QueryPlansTest.LARGE.stream()
            .filter(table -> large.count(table) > 10_000)
            .collect(Collectors.toSet());
    List<String> scanning = statements.scanning(fresh, tables, "set plan_cache_mode = auto");
    System.out.printf(
        "review load: %d statements planned over %s, %d read one of them whole%n",
        statements.seen().size(), new java.util.TreeSet<>(tables), scanning.size());
    return scanning;
  }

  private static void account(ReviewWorld world, String name) {
    world
        .context
        .getBean(Accounts.class)
        .create(
            Actor.SYSTEM,
            new NewAccount(
                name,
                name,
                Set.of(Role.LINGUIST),
                PASSWORD,
                NewAccount.FirstSignIn.KEEPS_PASSWORD));
    world
        .context
        .getBean(Qualifications.class)
        .grant(
            Actor.SYSTEM,
            name,
            new Qualification(
                Qualification.Kind.LINGUISTIC, "en", "fr", LocalDate.of(2999, 12, 31)));
  }

  /** Looks at the queue and the workbench, approves, and pauses between acts as people do. */
  private void day(URI server, int number, long id) {
    try {
      String name = "reviewer-" + number;
      ApiUser api = new ApiUser(server, name, PASSWORD);
      SignedInBrowser browser = SignedInBrowser.of(server, name, PASSWORD);
      api.get("/api/v1/translations/" + id);
      Thread.sleep(PAUSE.toMillis() * number / REVIEWERS);
      SignedInBrowser.Workbench bench = browser.workbench(id);
      for (int round = 0; round < ROUNDS; round++) {
        long start = System.nanoTime();
        int segment = 2 * round;
        String when = round < COLD ? ", cold" : "";
        switch (round % 5) {
          case 0 -> timed("queue, page" + when, browser::queue);
          case 1 -> timed("workbench of 500, page" + when, bench::load);
          case 2 ->
              timed("queue, API" + when, () -> api.get("/api/v1/translations?locale=fr").status());
          case 3 ->
              timed(
                  "workbench of 500, API" + when,
                  () -> api.get("/api/v1/translations/" + id).status());
          default -> timed("beside a segment, page" + when, () -> bench.beside(segment));
        }
        if (round % 2 == 0) {
          timed("approval, API" + when, () -> approve(api, id, segment));
        } else {
          timed("approval, page" + when, () -> bench.approve(segment));
        }
        long left = PAUSE.toNanos() - (System.nanoTime() - start);
        Thread.sleep(Math.max(0, left / 1_000_000));
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static int approve(ApiUser api, long id, int segment) {
    return api.post(
            "/api/v1/translations/" + id + "/segments/" + segment + "/decisions",
            Map.of("step", "linguistic", "decision", "approve", "version", 1))
        .status();
  }

  private interface Act {
    int status() throws Exception;
  }

  private void timed(String what, Act act) throws Exception {
    long start = System.nanoTime();
    int status = act.status();
    double took = (System.nanoTime() - start) / 1e6;
    assertThat(status).as(what).isEqualTo(200);
    millis.computeIfAbsent(what, w -> Collections.synchronizedList(new ArrayList<>())).add(took);
  }

  private void report() {
    int limit = Integer.getInteger("review.bench.limit", Integer.MAX_VALUE);
    new TreeMap<>(millis)
        .forEach(
            (what, took) -> {
              List<Double> sorted = took.stream().sorted().toList();
              double p95 = sorted.get(sorted.size() * 95 / 100);
              System.out.printf(
                  "review load: %-29s %4d times, median %6.1f ms, p95 %6.1f ms, most %6.1f ms%n",
                  what,
                  sorted.size(),
                  sorted.get(sorted.size() / 2),
                  p95,
                  sorted.get(sorted.size() - 1));
              assertThat(what.endsWith("cold") ? 0 : p95).as(what).isLessThanOrEqualTo(limit);
            });
  }
}

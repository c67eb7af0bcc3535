package org.interpres.app.database;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Real processes, really killed. */
class KilledDatabaseTest {

  private static final long SEED = Long.getLong("interpres.test.seed", System.nanoTime());

  private static final String ENDLESS = Long.toString(Long.MAX_VALUE);

  @TempDir private static Path folder = Path.of("");

  @Test
  void losesNoAcknowledgedRowAndStartsTheFirstTimeAfterFourKills() throws Exception {
    killAgainAndAgain(4);
  }

  @Test
  @Tag("bench")
  void losesNoAcknowledgedRowAndStartsTheFirstTimeAfterTwentyKills() throws Exception {
    killAgainAndAgain(20);
  }

  private void killAgainAndAgain(int times) throws Exception {
    System.out.println("-Dinterpres.test.seed=" + SEED);
    Random random = new Random(SEED);
    Path home = folder.resolve("home");
    List<Long> acknowledged = new ArrayList<>();
    for (int kill = 0; kill < times; kill++) {
      try (ChildProcess child =
          ChildProcess.start(AcknowledgingProcess.class, home.toString(), first(kill), ENDLESS)) {
        assertThat(child.line()).isEqualTo("ready");
        int rows = 1 + random.nextInt(300);
        for (int row = 0; row < rows; row++) {
          acknowledged.add(Long.parseLong(requireNonNull(child.line())));
        }
        // By turns the program, the server, and both at once.
        if (kill % 3 != 0) {
          postmaster(home).destroyForcibly();
        }
        if (kill % 3 != 1) {
          child.kill();
        }
        // Lines that were under way acknowledge too. When the server alone dies, the insert fails
        // and the child ends.
        for (String line = child.line(); line != null; line = child.line()) {
          acknowledged.add(Long.parseLong(line));
        }
        child.exit();
      }
    }
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
      assertThat(
              JdbcClient.create(postgres.access().dataSource())
                  .sql("select number from acknowledged")
                  .query(Long.class)
                  .set())
          .as("seed %d", SEED)
          .containsAll(acknowledged);
    }
  }

  @Test
  void comesBackOnItsPortWhenTheServerAloneIsKilled() throws Exception {
    Path home = folder.resolve("home");
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home)) {
      JdbcClient jdbc = JdbcClient.create(postgres.access().dataSource());
      jdbc.sql("create table if not exists kept as select 1 as one").update();
      ProcessHandle killed = postmaster(home);
      killed.destroyForcibly();
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .until(
              () ->
                  postmaster(home).pid() != killed.pid()
                      && jdbc.sql("select one from kept").query(Integer.class).single() == 1);
    }
  }

  @Test
  void refusesASecondProcessOnTheHomeAndNamesTheFirst() throws Exception {
    Path home = folder.resolve("home");
    try (ChildProcess child =
        ChildProcess.start(AcknowledgingProcess.class, home.toString(), "1", ENDLESS)) {
      assertThat(child.line()).isEqualTo("ready");
      try (ChildProcess second =
          ChildProcess.start(AcknowledgingProcess.class, home.toString(), "1", "1")) {
        assertThat(second.line())
            .contains("Another Interpres (process " + child.handle().pid() + ")")
            .contains(home.toString())
            .contains("INTERPRES_HOME");
        assertThat(second.exit()).isEqualTo(1);
      }
      assertThat(child.line()).as("the first goes on").matches("[0-9]+");
    }
    // Stops what the kill in close() left.
    EmbeddedPostgres.start(home).close();
  }

  private static String first(int kill) {
    return Long.toString(1_000_000_000L * (kill + 1));
  }

  private static ProcessHandle postmaster(Path home) throws IOException {
    String number = Files.readAllLines(home.resolve("postgres/data/postmaster.pid")).get(0);
    return ProcessHandle.of(Long.parseLong(number.strip())).orElseThrow();
  }
}

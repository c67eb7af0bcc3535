package org.interpres.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A connection to the database that breaks in the middle of a stage's work. */
class BrokenConnectionTest {

  @Test
  void fails_no_translation_and_the_work_is_done_again() throws SQLException {
    try (RunningServer server = RunningServer.start("interpres.sweep=500");
        Connection owner = server.owner().getConnection();
        Statement statement = owner.createStatement()) {
      owner.setAutoCommit(false);
      statement.execute("lock table review_segment in access exclusive mode");
      ApiUser localizer = server.as("localizer");
      long id =
          localizer
              .bring(
                  "broken",
                  "fr",
                  "text/plain",
                  "At home\n\nRest well.\n".getBytes(StandardCharsets.UTF_8))
              .body()
              .path("translations")
              .path(0)
              .path("id")
              .asLong();
      JdbcClient other = JdbcClient.create(server.owner());
      Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> broken(other) > 0);
      owner.rollback();

      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  localizer
                      .get("/api/v1/translations/" + id)
                      .body()
                      .path("state")
                      .asText()
                      .matches("IN_REVIEW|FAILED"));
      assertThat(
              server
                  .as("admin")
                  .get("/api/v1/audit?article=broken")
                  .body()
                  .findValuesAsText("action"))
          .contains("review-opened")
          .doesNotContain("translation-failed");
    }
  }

  /** Breaks the connections that wait for the table; how many those were. */
  private static int broken(JdbcClient other) {
    return other
        .sql(
            """
            select count(pg_terminate_backend(pid)) from pg_locks
            where relation = 'review_segment'::regclass and not granted
              and database = (select oid from pg_database where datname = current_database())
            """)
        .query(Integer.class)
        .single();
  }
}

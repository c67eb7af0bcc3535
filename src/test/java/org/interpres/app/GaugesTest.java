package org.interpres.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an operator watches, as an administrator reads it of a real server. */
class GaugesTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Test
  void translations_by_state_and_what_waits_for_an_engine_can_be_watched() {
    try (RunningServer server = RunningServer.start()) {
      assertThat(gauge(server, "interpres.questions.waiting")).isZero();
      assertThat(gauge(server, "interpres.questions.oldest")).isZero();
      server
          .as("localizer")
          .bring(
              "watched",
              "es",
              "text/markdown",
              "# Title\n\nOne sentence.\n".getBytes(StandardCharsets.UTF_8));
      await()
          .atMost(PATIENCE)
          .until(() -> gauge(server, "interpres.translations?tag=state:in_review") == 1);
      assertThat(gauge(server, "interpres.translations?tag=state:failed")).isZero();
      assertThat(gauge(server, "interpres.deliveries.waiting")).as("no target").isZero();

      // An engine that nobody has: its question waits until somebody answers.
      JdbcClient.create(server.owner())
          .sql(
              """
              insert into question (source_locale, target_locale, recipe, source_sha256, source,
                article, asked_at, engine, others)
              values ('en', 'es', 'r', repeat('a', 64), 'A sentence.', 'watched',
                now() - interval '90 seconds', 'nobody', '{}')
              """)
          .update();
      assertThat(gauge(server, "interpres.questions.waiting")).isEqualTo(1);
      assertThat(gauge(server, "interpres.questions.oldest")).isBetween(90.0, 900.0);
      assertThat(server.as("linguist").get("/actuator/metrics").status()).isEqualTo(403);
    }
  }

  private static double gauge(RunningServer server, String name) {
    return server
        .as("admin")
        .get("/actuator/metrics/" + name)
        .body()
        .path("measurements")
        .path(0)
        .path("value")
        .asDouble(-1);
  }
}

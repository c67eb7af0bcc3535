package org.interpres.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.interpres.app.database.EmbeddedPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * {@code kill -9} in the middle of a run of ten articles in five locales: after each restart all
 * that was acknowledged is there, the run completes by itself, and no answer that was stored is
 * asked for again. The engine is a route of the test's own, which writes down what it is asked, and
 * when, before it answers.
 */
class KillIT {

  private static final List<String> LOCALES = List.of("es", "fr", "de", "ar", "zh-Hans");
  private static final int ARTICLES = 10;
  private static final int SENTENCES = 120;
  private static final String PASSWORD = "correct horse battery staple";

  @TempDir Path folder;

  private final long seed = System.nanoTime();
  private final Random random = new Random(seed);

  /** Acknowledged edits: the target by address of the segment. */
  private final Map<String, String> edits = new ConcurrentHashMap<>();

  private Map<String, String> environment = Map.of();

  @BeforeEach
  void layOut() throws IOException {
    environment = CountedEngine.layOut(folder);
  }

  @Test
  void a_run_survives_four_kills() throws Exception {
    run(4);
  }

  @Test
  @Tag("bench")
  void a_run_survives_twenty_kills() throws Exception {
    run(20);
  }

  private void run(int kills) throws Exception {
    ServerProcess server = ServerProcess.serve(folder, environment);
    ApiUser localizer = accounts(server);
    ApiUser linguist = new ApiUser(server.address(), "ling", PASSWORD);
    Thread client = new Thread(() -> work(localizer, linguist));
    client.start();
    for (int kill = 0; kill < kills; kill++) {
      Thread.sleep(100 + random.nextInt(2_000));
      server.kill();
      server.startAgain();
    }
    client.join(Duration.ofMinutes(5).toMillis());
    assertThat(client.isAlive()).as("the client is done (seed %d)", seed).isFalse();

    List<JsonNode> translations = awaitReview(localizer);

    assertThat(translations).as("seed %d", seed).hasSize(ARTICLES * LOCALES.size());
    assertThat(edits).as("the client edited").isNotEmpty();
    for (JsonNode translation : translations) {
      everySegmentIsThere(linguist.get("/api/v1/translations/" + translation.path("id")).body());
    }
    assertThat(
            accountsAdmin(server)
                .get("/api/v1/audit/verification")
                .body()
                .path("valid")
                .asBoolean())
        .isTrue();
    server.stop();
    nothingStoredWasAskedAgain(kills);
  }

  /**
   * Brings every article, then edits a segment of each translation; goes on where it was cut off.
   */
  private void work(ApiUser localizer, ApiUser linguist) {
    for (int article = 0; article < ARTICLES; article++) {
      byte[] text = article(article);
      String slug = "article-" + article;
      untilAcknowledged(() -> localizer.bring(slug, String.join(",", LOCALES), "text/plain", text));
    }
    List<JsonNode> translations = awaitReview(localizer);
    for (JsonNode translation : translations) {
      String segment = "/api/v1/translations/" + translation.path("id") + "/segments/3";
      String target = "Written by hand " + translation.path("id") + " 5";
      untilAcknowledged(
          () -> {
            JsonNode read =
                linguist
                    .get("/api/v1/translations/" + translation.path("id"))
                    .body()
                    .path("segments")
                    .path(3);
            return linguist.write(segment, read.path("version").asText(), Map.of("target", target));
          });
      edits.put(segment, target);
    }
  }

  private static List<JsonNode> inReview(ApiUser user) {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    do {
      JsonNode page = user.get("/api/v1/translations?state=IN_REVIEW" + cursor).body();
      page.path("items").forEach(items::add);
      cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : "";
    } while (!cursor.isEmpty());
    return items;
  }

  private List<JsonNode> awaitReview(ApiUser user) {
    return Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(300))
        .ignoreException(UncheckedIOException.class)
        .until(() -> inReview(user), items -> items.size() == ARTICLES * LOCALES.size());
  }

  private static void untilAcknowledged(java.util.function.Supplier<ApiUser.Answer> act) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(5))
        .pollInterval(Duration.ofMillis(100))
        .ignoreException(UncheckedIOException.class)
        .until(() -> act.get().status() / 100 == 2);
  }

  private void everySegmentIsThere(JsonNode translation) {
    assertThat(translation.path("segments")).hasSize(SENTENCES + 1);
    String address = "/api/v1/translations/" + translation.path("id") + "/segments/3";
    assertThat(translation.path("segments").path(3).path("target").asText())
        .as("acknowledged edit of %s (seed %d)", address, seed)
        .isEqualTo(edits.get(address));
    assertThat(translation.path("segments"))
        .allSatisfy(segment -> assertThat(segment.path("target").asText()).isNotBlank());
  }

  private void nothingStoredWasAskedAgain(int kills) throws IOException {
    Map<String, Instant> stored = new HashMap<>();
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start(folder.resolve("home"))) {
      JdbcClient.create(postgres.access().dataSource())
          .sql(
              """
              select t.locale || ' ' || s.source as sentence, d.drafted_at
              from draft d
              join translation t on t.id = d.translation_id
              join segment s on s.revision_id = t.revision_id and s.index = d.segment
              """)
          .query(
              row -> {
                stored.put(row.getString("sentence"), row.getTimestamp("drafted_at").toInstant());
              });
    }
    assertThat(stored).hasSize(ARTICLES * LOCALES.size() * (SENTENCES + 1));

    Pattern sentence = Pattern.compile("(Step|Plan) A\\d+[^,\\]]*");
    Map<String, Long> calls = new HashMap<>();
    for (String line : Files.readAllLines(folder.resolve("asked.log"))) {
      String[] parts = line.split(" ", 3);
      Instant asked = java.time.OffsetDateTime.parse(parts[0]).toInstant();
      calls.merge(parts[1] + " " + parts[2], 1L, Long::sum);
      Matcher text = sentence.matcher(parts[2]);
      while (text.find()) {
        assertThat(asked)
            .as("%s asked after it was stored (seed %d)", text.group(), seed)
            .isBeforeOrEqualTo(stored.get(parts[1] + " " + text.group()));
      }
    }
    long repeated = calls.values().stream().mapToLong(n -> n - 1).sum();
    int inFlight = 4;
    assertThat(repeated)
        .as("calls in flight at a kill")
        .isLessThanOrEqualTo((long) inFlight * kills);
  }

  private static byte[] article(int number) {
    return IntStream.range(0, SENTENCES)
        .mapToObj("Step A%d S%%d takes 5 minutes.".formatted(number)::formatted)
        .collect(Collectors.joining("\n\n", "Plan A" + number + " for a quiet day\n\n", "\n"))
        .getBytes(StandardCharsets.UTF_8);
  }

  private ApiUser accounts(ServerProcess server) {
    Matcher printed = Pattern.compile("its password “([^”]+)”").matcher(server.printed());
    assertThat(printed.find()).as("the first password is printed").isTrue();
    ApiUser first = new ApiUser(server.address(), "admin", printed.group(1));
    acknowledged(
        first.post(
            "/api/v1/accounts/admin/password",
            Map.of("currentPassword", printed.group(1), "password", PASSWORD)));
    ApiUser admin = accountsAdmin(server);
    for (Map.Entry<String, String> each :
        Map.of("loc", "LOCALIZER", "ling", "LINGUIST").entrySet()) {
      acknowledged(
          admin.post(
              "/api/v1/accounts",
              Map.of(
                  "name",
                  each.getKey(),
                  "roles",
                  List.of(each.getValue()),
                  "password",
                  PASSWORD,
                  "mustChangePassword",
                  false)));
    }
    acknowledged(
        admin.post(
            "/api/v1/accounts/ling/qualifications",
            Map.of("kind", "LINGUISTIC", "source", "*", "target", "*", "expires", "2099-12-31")));
    return new ApiUser(server.address(), "loc", PASSWORD);
  }

  private static ApiUser accountsAdmin(ServerProcess server) {
    return new ApiUser(server.address(), "admin", PASSWORD);
  }

  private static void acknowledged(ApiUser.Answer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isBetween(200, 299);
  }
}

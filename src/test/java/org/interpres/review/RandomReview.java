package org.interpres.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.interpres.app.ApiUser;
import org.interpres.app.RunningServer;
import org.interpres.app.database.TestDatabase;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One article under random hands: what they do, and what was acknowledged of it. */
final class RandomReview implements AutoCloseable {

  static final String ARTICLE = "random";

  /** Broken connections are what is tried here; each would fill a page of the log. */
  private static final String QUIET = "logging.level.root=OFF";

  private static final List<String> SENTENCES =
      List.of(
          "Rest well at home.",
          "Walk a little every day.",
          "Do not drink alcohol with it.",
          "Ask the nurse when you feel dizzy.",
          "Open the window at night.",
          "Never share this medicine with others.",
          "Call us when the pain gets worse.",
          "Bring your letters along.",
          "Eat what you like.");

  private static final List<String> TARGETS =
      List.of(
          "Ne faites rien sans demander.",
          "Ne  faites rien sans demander.",
          "Reposez-vous et ne buvez pas d’alcool.",
          "Appelez-nous, jamais trop tard.",
          "Ne partagez jamais.");

  private final Random random;
  private final TestDatabase database = TestDatabase.empty();
  private final JdbcClient owner = JdbcClient.create(database.owner());
  private final PublishedProof proof = new PublishedProof(owner);
  private final List<Acknowledged> acknowledged = new ArrayList<>();
  private final Map<String, Integer> tally = new TreeMap<>();
  private RunningServer server;

  RandomReview(long seed) throws IOException {
    this.random = new Random(seed);
    this.server = RunningServer.on(database, QUIET);
    Reviewer.all().forEach(reviewer -> reviewer.open(server));
    // Nobody may record a qualification that is over already.
    owner
        .sql("update qualification set expires = '2020-01-01' where account = 'lapsed'")
        .update();
    bring(SENTENCES.subList(0, 5));
  }

  /** A row that an answer promised: the query finds one for as long as the database lives. */
  private record Acknowledged(String what, String sql, Map<String, Object> values) {}

  /** Does something, and says what, and what came of it. */
  String act() {
    boolean cut = random.nextInt(12) == 0;
    CompletableFuture<?> cutting =
        cut ? CompletableFuture.runAsync(this::cutConnections) : CompletableFuture.completedFuture(0);
    String done =
        switch (random.nextInt(20)) {
          case 0 -> bring(shuffled());
          case 1 -> reopen();
          case 2 -> sign(someone(), "linguistic");
          case 3 -> sign(someone(), "medical");
          case 4 -> hold();
          case 5 -> bulk();
          case 6, 7 -> decide("reject");
          case 8, 9, 10, 11 -> edit();
          case 12 -> drive();
          default -> decide("approve");
        };
    cutting.join();
    return done;
  }

  /** Breaks every connection of the program, in the middle of whatever it does. */
  private void cutConnections() {
    owner
        .sql(
            """
            select count(pg_terminate_backend(pid)) from pg_stat_activity
            where datname = current_database() and usename <> current_user
            """)
        .query(Long.class)
        .single();
  }

  /** Stops the program where it is and starts it anew over the same database. */
  void restart() {
    try {
      cutConnections();
      server.close();
      server = RunningServer.on(database, QUIET);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Reviewer someone() {
    return Reviewer.all().get(random.nextInt(Reviewer.all().size()));
  }

  private List<String> shuffled() {
    List<String> sentences = new ArrayList<>(SENTENCES);
    Collections.shuffle(sentences, random);
    sentences = sentences.subList(0, 4 + random.nextInt(3));
    if (random.nextBoolean()) {
      sentences.set(0, sentences.get(0).replace(".", " today."));
    }
    return sentences;
  }

  private String bring(List<String> sentences) {
    String text = "# At home\n\n" + String.join("\n\n", sentences) + "\n";
    ApiUser localizer = server.as("localizer");
    ApiUser.Answer answer =
        asked(
            () ->
                localizer.bring(
                    ARTICLE, "fr", "text/markdown", text.getBytes(StandardCharsets.UTF_8)));
    if (answer.status() < 300) {
      acknowledge(
          "revision",
          "select count(*) from revision where article = :article and content_sha256 = :hash",
          Map.of("article", ARTICLE, "hash", answer.body().path("contentSha256").asText()));
    }
    return tallied("bring", answer);
  }

  private String edit() {
    Reviewer chosen = someone();
    // One medic never writes, or in the end nobody is left who may approve.
    Reviewer reviewer = chosen.equals(Reviewer.MED) ? Reviewer.LIN : chosen;
    JsonNode segment = segment();
    String target = TARGETS.get(random.nextInt(TARGETS.size()));
    return write(reviewer, segment, target, random.nextInt(8) == 0 ? 99 : version(segment));
  }

  private String write(Reviewer reviewer, JsonNode segment, String target, int version) {
    int index = segment.path("index").asInt();
    long id = latest();
    ApiUser.Answer answer =
        asked(
            () ->
                reviewer
                    .api(server)
                    .write(
                        "/api/v1/translations/" + id + "/segments/" + index,
                        "" + version,
                        Map.of("target", target)));
    if (answer.status() == 200) {
      acknowledge(
          "edit of segment " + index + " by " + reviewer.name(),
          """
          select count(*) from target_version
          where translation_id = :id and index = :index and version = :version and target = :target
          """,
          Map.of(
              "id", id,
              "index", index,
              "version", version(answer.body()),
              "target", answer.body().path("target").asText()));
    }
    return tallied("edit", answer);
  }

  private String decide(String decision) {
    return decide(
        someone(), segment(), random.nextBoolean() ? "linguistic" : "medical", decision);
  }

  private String decide(Reviewer reviewer, JsonNode segment, String step, String decision) {
    int index = segment.path("index").asInt();
    long id = latest();
    List<Map<String, Object>> waivers = new ArrayList<>();
    if (decision.equals("approve") && random.nextInt(3) > 0) {
      segment
          .path("findings")
          .forEach(
              finding -> {
                if (!finding.path("waived").asBoolean()) {
                  waivers.add(
                      Map.of("finding", finding.path("id").asLong(), "reason", "it may stand"));
                }
              });
    }
    Map<String, Object> body = new HashMap<>();
    body.put("step", step);
    body.put("decision", decision);
    body.put("version", random.nextInt(10) == 0 ? 98 : version(segment));
    body.put("comment", "at random");
    body.put("waivers", waivers);
    ApiUser.Answer answer =
        asked(
            () ->
                reviewer
                    .api(server)
                    .post("/api/v1/translations/" + id + "/segments/" + index + "/decisions", body));
    if (answer.status() == 200) {
      acknowledge(
          decision + " of segment " + index + " by " + reviewer.name(),
          """
          select count(*) from decision
          where translation_id = :id and index = :index and step = :step and verdict = :verdict
            and version = :version
          """,
          Map.of(
              "id", id,
              "index", index,
              "step", step,
              "verdict", decision,
              "version", version(answer.body())));
    }
    return tallied(decision, answer);
  }

  private String bulk() {
    Reviewer reviewer = someone();
    long id = latest();
    List<Map<String, Object>> items =
        IntStream.range(0, 2)
            .mapToObj(i -> segment())
            .map(s -> Map.<String, Object>of("index", s.path("index").asInt(), "version", version(s)))
            .distinct()
            .toList();
    Map<String, Object> body =
        Map.of("step", "linguistic", "decision", "approve", "comment", "", "items", items);
    return tallied(
        "bulk",
        asked(
            () -> reviewer.api(server).post("/api/v1/translations/" + id + "/decisions", body)));
  }

  private String sign(Reviewer reviewer, String step) {
    long id = latest();
    Instant before = Instant.now().minusSeconds(60);
    ApiUser.Answer answer =
        asked(
            () ->
                reviewer
                    .api(server)
                    .post(
                        "/api/v1/translations/" + id + "/signatures",
                        Map.of(
                            "step", step, "meaning", "approval", "password", Reviewer.PASSWORD)));
    if (answer.status() == 201) {
      acknowledge(
          "signature of " + step + " by " + reviewer.name(),
          """
          select count(*) from signature
          where translation_id = :id and step = :step and account = :account and signed_at > :before
          """,
          Map.of(
              "id", id,
              "step", step,
              "account", reviewer.name(),
              "before", java.sql.Timestamp.from(before)));
    }
    return tallied("sign", answer);
  }

  private String reopen() {
    Reviewer reviewer = someone();
    long id = latest();
    return tallied(
        "reopen",
        asked(
            () ->
                reviewer
                    .api(server)
                    .post("/api/v1/translations/" + id + "/reopen", Map.of("reason", "at random"))));
  }

  private String hold() {
    Reviewer reviewer = someone();
    long id = latest();
    String claims = "/api/v1/translations/" + id + "/claims";
    ApiUser.Answer answer =
        asked(() -> reviewer.api(server).post(claims, Map.of("step", "linguistic")));
    if (answer.status() == 201) {
      asked(
          () -> {
            ApiUser api = reviewer.api(server);
            return api.send(api.request(claims + "/linguistic").DELETE());
          });
    }
    return tallied("claim", answer);
  }

  /** Able people take the review as far as it goes. */
  private String drive() {
    Reviewer linguist = Reviewer.LIN;
    Reviewer medic = Reviewer.MED;
    for (JsonNode segment : segments()) {
      if (segment.path("origin").path("kind").asText().equals("placeholder")) {
        write(linguist, segment, TARGETS.get(segment.path("index").asInt() % 2), version(segment));
      }
    }
    segments().forEach(segment -> decide(linguist, segment, "linguistic", "approve"));
    sign(linguist, "linguistic");
    segments().forEach(segment -> decide(medic, segment, "medical", "approve"));
    sign(medic, "medical");
    return "drive";
  }

  /** Until something new is out: able people go on, with a fresh revision where they are stuck. */
  void publishOnce() {
    long before = publications();
    Instant end = Instant.now().plus(Duration.ofMinutes(2));
    while (publications() == before && Instant.now().isBefore(end)) {
      bring(shuffled());
      awaitReview(end);
      for (int tries = 0; tries < 4 && publications() == before; tries++) {
        drive();
      }
      awaitPublication(before, Instant.now().plusSeconds(15));
    }
  }

  private void awaitReview(Instant end) {
    while (segments().isEmpty() && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
  }

  private void awaitPublication(long before, Instant end) {
    while (publications() == before && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
  }

  private long latest() {
    return owner
        .sql("select coalesce(max(id), 0) from translation where article = :article")
        .param("article", ARTICLE)
        .query(Long.class)
        .single();
  }

  private List<JsonNode> segments() {
    JsonNode found =
        asked(() -> server.as("localizer").get("/api/v1/translations/" + latest()))
            .body()
            .path("segments");
    List<JsonNode> segments = new ArrayList<>();
    found.forEach(
        segment -> {
          if (segment.path("version").isInt()) {
            segments.add(segment);
          }
        });
    return segments;
  }

  private JsonNode segment() {
    List<JsonNode> segments = segments();
    return segments.isEmpty()
        ? com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode()
        : segments.get(random.nextInt(segments.size()));
  }

  private static int version(JsonNode segment) {
    return segment.path("version").asInt(1);
  }

  /** An answer; where none came, or the server broke, the same is asked again, as a client does. */
  private ApiUser.Answer asked(Supplier<ApiUser.Answer> request) {
    for (int tries = 0; ; tries++) {
      try {
        ApiUser.Answer answer = request.get();
        if (answer.status() < 500 || tries == 5) {
          return answer;
        }
        tally.merge("asked again", 1, Integer::sum);
      } catch (UncheckedIOException e) {
        if (tries == 5) {
          throw e;
        }
      }
    }
  }

  private void acknowledge(String what, String sql, Map<String, Object> values) {
    acknowledged.add(new Acknowledged(what, sql, values));
  }

  private String tallied(String act, ApiUser.Answer answer) {
    tally.merge(act + (answer.status() < 300 ? " done" : " refused"), 1, Integer::sum);
    return act + " " + answer.status();
  }

  /** What must never be seen, in words; empty where all is well. */
  List<String> broken() {
    List<String> broken = new ArrayList<>(proof.faults());
    JsonNode verdict = asked(() -> server.as("admin").get("/api/v1/audit/verification")).body();
    if (!verdict.path("valid").asBoolean()) {
      broken.add("the audit chain: " + verdict);
    }
    if (!acknowledged.isEmpty()) {
      missing(acknowledged.get(acknowledged.size() - 1)).forEach(broken::add);
    }
    return broken;
  }

  /** All that was acknowledged and is not there. */
  List<String> missing() {
    return acknowledged.stream().flatMap(each -> missing(each).stream()).toList();
  }

  private List<String> missing(Acknowledged promise) {
    long found = owner.sql(promise.sql()).params(promise.values()).query(Long.class).single();
    return found > 0 ? List.of() : List.of("acknowledged, but not there: " + promise.what());
  }

  long publications() {
    return owner.sql("select count(*) from publication").query(Long.class).single();
  }

  String tally() {
    return tally + ", " + publications() + " publications, " + acknowledged.size() + " promises";
  }

  @Override
  public void close() {
    server.close();
  }
}

package org.interpres.review;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
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

  private final Random random;
  private final TestDatabase database = TestDatabase.empty();
  private final JdbcClient owner = JdbcClient.create(database.owner());
  private final PublishedProof proof = new PublishedProof(owner);
  private final Promises promises = new Promises(owner);
  private final RandomActs acts;
  private RunningServer server;

  RandomReview(long seed) throws IOException {
    this.random = new Random(seed);
    this.acts = new RandomActs(random, owner, promises, () -> server);
    this.server = RunningServer.on(database, QUIET);
    Reviewer.all().forEach(reviewer -> reviewer.open(server));
    // Nobody may record a qualification that is over already.
    owner.sql("update qualification set expires = '2020-01-01' where account = 'lapsed'").update();
    bring(SENTENCES.subList(0, 5));
  }

  /** Does something, and says what, and what came of it. */
  String act() {
    boolean cut = random.nextInt(12) == 0;
    CompletableFuture<?> cutting =
        cut
            ? CompletableFuture.runAsync(this::cutConnections)
            : CompletableFuture.completedFuture(0);
    String done =
        switch (random.nextInt(20)) {
          case 0 -> bring(shuffled());
          case 1 -> acts.reopen();
          case 2 -> acts.sign("linguistic");
          case 3 -> acts.sign("medical");
          case 4 -> acts.hold();
          case 5 -> acts.bulk();
          case 6, 7 -> acts.decide("reject");
          case 8, 9, 10, 11 -> acts.edit();
          case 12 -> drive();
          default -> acts.decide("approve");
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
        promises.asked(
            () ->
                localizer.bring(
                    ARTICLE, "fr", "text/markdown", text.getBytes(StandardCharsets.UTF_8)));
    if (answer.status() < 300) {
      promises.add(
          "revision",
          "select count(*) from revision where article = :article and content_sha256 = :hash",
          Map.of("article", ARTICLE, "hash", answer.body().path("contentSha256").asText()));
    }
    return promises.tallied("bring", answer);
  }

  /** Able people take the review as far as it goes. */
  private String drive() {
    Reviewer linguist = Reviewer.LIN;
    Reviewer medic = Reviewer.MED;
    for (JsonNode segment : acts.segments()) {
      if (segment.path("origin").path("kind").asText().equals("placeholder")) {
        acts.write(
            linguist,
            segment,
            RandomActs.TARGETS.get(segment.path("index").asInt() % 2),
            Promises.version(segment));
      }
    }
    acts.segments().forEach(segment -> acts.decide(linguist, segment, "linguistic", "approve"));
    acts.sign(linguist, "linguistic");
    acts.segments().forEach(segment -> acts.decide(medic, segment, "medical", "approve"));
    acts.sign(medic, "medical");
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
    while (acts.segments().isEmpty() && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
  }

  private void awaitPublication(long before, Instant end) {
    while (publications() == before && Instant.now().isBefore(end)) {
      Thread.onSpinWait();
    }
  }

  /** What must never be seen, in words; empty where all is well. */
  List<String> broken() {
    List<String> broken = new ArrayList<>(proof.faults());
    JsonNode verdict =
        promises.asked(() -> server.as("admin").get("/api/v1/audit/verification")).body();
    if (!verdict.path("valid").asBoolean()) {
      broken.add("the audit chain: " + verdict);
    }
    broken.addAll(promises.lastBroken());
    return broken;
  }

  /** All that was acknowledged and is not there. */
  List<String> missing() {
    return promises.broken();
  }

  long publications() {
    return owner.sql("select count(*) from publication").query(Long.class).single();
  }

  String tally() {
    return promises + ", " + publications() + " publications";
  }

  @Override
  public void close() {
    server.close();
  }
}

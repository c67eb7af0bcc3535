package org.interpres.review;

import static org.interpres.review.Promises.version;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.interpres.app.ApiUser;
import org.interpres.app.RunningServer;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Single acts of random people on the article's latest translation, each noted where it is done.
 */
final class RandomActs {

  static final List<String> TARGETS =
      List.of(
          "Ne faites rien sans demander.",
          "Ne  faites rien sans demander.",
          "Reposez-vous et ne buvez pas d’alcool.",
          "Appelez-nous, jamais trop tard.",
          "Ne partagez jamais.");

  private final Random random;
  private final JdbcClient owner;
  private final Promises promises;
  private final Supplier<RunningServer> server;

  /**
   * @param server the one that runs now: it is started anew at times
   */
  RandomActs(Random random, JdbcClient owner, Promises promises, Supplier<RunningServer> server) {
    this.random = random;
    this.owner = owner;
    this.promises = promises;
    this.server = server;
  }

  private Reviewer someone() {
    return Reviewer.all().get(random.nextInt(Reviewer.all().size()));
  }

  String edit() {
    Reviewer chosen = someone();
    // One medic never writes, or in the end nobody is left who may approve.
    Reviewer reviewer = chosen.equals(Reviewer.MED) ? Reviewer.LIN : chosen;
    JsonNode segment = segment();
    String target = TARGETS.get(random.nextInt(TARGETS.size()));
    return write(reviewer, segment, target, random.nextInt(8) == 0 ? 99 : version(segment));
  }

  String write(Reviewer reviewer, JsonNode segment, String target, int version) {
    int index = segment.path("index").asInt();
    long id = latest();
    ApiUser.Answer answer =
        promises.asked(
            () ->
                reviewer
                    .api(server.get())
                    .write(
                        "/api/v1/translations/" + id + "/segments/" + index,
                        "" + version,
                        Map.of("target", target)));
    if (answer.status() == 200) {
      promises.add(
          "edit of segment " + index + " by " + reviewer.name(),
          """
          select count(*) from target_version
          where translation_id = :id and index = :index and version = :version and target = :target
          """,
          Map.of(
              "id",
              id,
              "index",
              index,
              "version",
              version(answer.body()),
              "target",
              answer.body().path("target").asText()));
    }
    return promises.tallied("edit", answer);
  }

  String decide(String decision) {
    return decide(someone(), segment(), random.nextBoolean() ? "linguistic" : "medical", decision);
  }

  String decide(Reviewer reviewer, JsonNode segment, String step, String decision) {
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
        promises.asked(
            () ->
                reviewer
                    .api(server.get())
                    .post(
                        "/api/v1/translations/" + id + "/segments/" + index + "/decisions", body));
    if (answer.status() == 200) {
      promises.add(
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
    return promises.tallied(decision, answer);
  }

  String bulk() {
    Reviewer reviewer = someone();
    long id = latest();
    List<Map<String, Object>> items =
        IntStream.range(0, 2)
            .mapToObj(i -> segment())
            .map(
                s ->
                    Map.<String, Object>of("index", s.path("index").asInt(), "version", version(s)))
            .distinct()
            .toList();
    Map<String, Object> body =
        Map.of("step", "linguistic", "decision", "approve", "comment", "", "items", items);
    return promises.tallied(
        "bulk",
        promises.asked(
            () ->
                reviewer
                    .api(server.get())
                    .post("/api/v1/translations/" + id + "/decisions", body)));
  }

  String sign(String step) {
    return sign(someone(), step);
  }

  String sign(Reviewer reviewer, String step) {
    long id = latest();
    Instant before = Instant.now().minusSeconds(60);
    ApiUser.Answer answer =
        promises.asked(
            () ->
                reviewer
                    .api(server.get())
                    .post(
                        "/api/v1/translations/" + id + "/signatures",
                        Map.of(
                            "step", step, "meaning", "approval", "password", Reviewer.PASSWORD)));
    if (answer.status() == 201) {
      promises.add(
          "signature of " + step + " by " + reviewer.name(),
          """
          select count(*) from signature
          where translation_id = :id and step = :step and account = :account and signed_at > :before
          """,
          Map.of(
              "id",
              id,
              "step",
              step,
              "account",
              reviewer.name(),
              "before",
              Timestamp.from(before)));
    }
    return promises.tallied("sign", answer);
  }

  String reopen() {
    Reviewer reviewer = someone();
    long id = latest();
    return promises.tallied(
        "reopen",
        promises.asked(
            () ->
                reviewer
                    .api(server.get())
                    .post(
                        "/api/v1/translations/" + id + "/reopen", Map.of("reason", "at random"))));
  }

  String hold() {
    Reviewer reviewer = someone();
    long id = latest();
    String claims = "/api/v1/translations/" + id + "/claims";
    ApiUser.Answer answer =
        promises.asked(() -> reviewer.api(server.get()).post(claims, Map.of("step", "linguistic")));
    if (answer.status() == 201) {
      promises.asked(
          () -> {
            ApiUser api = reviewer.api(server.get());
            return api.send(api.request(claims + "/linguistic").DELETE());
          });
    }
    return promises.tallied("claim", answer);
  }

  long latest() {
    return owner
        .sql("select coalesce(max(id), 0) from translation where article = :article")
        .param("article", RandomReview.ARTICLE)
        .query(Long.class)
        .single();
  }

  List<JsonNode> segments() {
    JsonNode found =
        promises
            .asked(() -> server.get().as("localizer").get("/api/v1/translations/" + latest()))
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

  JsonNode segment() {
    List<JsonNode> segments = segments();
    return segments.isEmpty()
        ? JsonNodeFactory.instance.objectNode()
        : segments.get(random.nextInt(segments.size()));
  }
}

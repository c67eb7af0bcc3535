package org.interpres.ingest.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.interpres.app.ApiUser;
import org.interpres.app.ApiUser.Answer;
import org.interpres.app.RunningServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile and mistaken requests over a real connection: each gets a problem detail of its own that
 * says what to do, and the client can read it.
 */
class HostileInputHttpTest {

  private static final byte[] GOOD = bytes("# Title\n\nA sentence.\n");
  private static RunningServer server;
  private static ApiUser localizer;

  @BeforeAll
  static void start() {
    server = RunningServer.start();
    localizer = server.as("localizer");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private record Put(String path, String type, String language, BodyPublisher body) {
    static Put markdown(String path, byte[] body) {
      return new Put(path, "text/markdown", "en", BodyPublishers.ofByteArray(body));
    }
  }

  static List<Arguments> table() {
    byte[] large = new byte[50_000_000];
    java.util.Arrays.fill(large, (byte) 'a');
    byte[] notUtf8 = {'T', '\n', '\n', (byte) 0xFF};
    String a = "/api/v1/articles/a";
    return List.of(
        Arguments.of(413, "document-too-large", Put.markdown(a, large)),
        Arguments.of(
            413,
            "document-too-large",
            new Put(
                a,
                "text/plain",
                "en",
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))),
        Arguments.of(422, "not-utf-8", Put.markdown(a, notUtf8)),
        Arguments.of(422, "document-empty", Put.markdown(a, new byte[0])),
        Arguments.of(422, "control-character", Put.markdown(a, bytes("T\n\nA\0B"))),
        Arguments.of(
            415,
            "content-type-unsupported",
            new Put(a, "application/pdf", "en", BodyPublishers.ofByteArray(GOOD))),
        Arguments.of(
            415,
            "content-type-unsupported",
            new Put(a, "", "en", BodyPublishers.ofByteArray(GOOD))),
        Arguments.of(
            415,
            "charset-unsupported",
            new Put(a, "text/plain; charset=windows-1252", "en", BodyPublishers.ofByteArray(GOOD))),
        Arguments.of(
            422,
            "nested-too-deep",
            new Put(
                a, "text/html", "en", BodyPublishers.ofString("<div>".repeat(100_000) + "deep"))),
        Arguments.of(
            400,
            "locale-missing",
            new Put(a, "text/markdown", "", BodyPublishers.ofByteArray(GOOD))),
        Arguments.of(
            422,
            "locale-unknown",
            new Put(a, "text/markdown", "klingonish", BodyPublishers.ofByteArray(GOOD))),
        Arguments.of(422, "target-locale-unknown", Put.markdown(a + "?targets=es,xx-YY", GOOD)),
        Arguments.of(422, "target-is-source", Put.markdown(a + "?targets=es,en", GOOD)),
        Arguments.of(400, "slug-invalid", Put.markdown("/api/v1/articles/A_b", GOOD)),
        Arguments.of(400, "withdraw-unknown", Put.markdown(a + "?withdraw=later", GOOD)),
        Arguments.of(400, "reason-missing", Put.markdown(a + "?withdraw=now", GOOD)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("table")
  void a_request_that_cannot_be_served_gets_a_problem_of_its_own(int status, String code, Put put) {
    Answer answer = send(localizer, put);

    assertThat(answer.body().path("type").asText()).endsWith(":" + code);
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body().path("detail").asText()).hasSizeBetween(30, 400);
    assertThat(answer.headers())
        .extractingByKey("content-type")
        .asString()
        .contains("application/problem+json");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.ValueSource(
      strings = {"..%2Fsecret", "%2e%2e%2fsecret", "..", "a%2F..%2Fb", "a;b", "%00"})
  void a_slug_that_climbs_out_is_refused_with_a_problem(String slug) {
    Answer answer = send(localizer, Put.markdown("/api/v1/articles/" + slug, GOOD));

    assertThat(answer.status()).isBetween(400, 499);
    assertThat(answer.body().path("type").asText()).isNotBlank();
  }

  /**
   * With “reson” dropped a page would be withdrawn without its reason; with “stat” all is listed.
   */
  @Test
  void a_misspelt_parameter_is_refused_with_those_that_are() {
    Answer put =
        send(localizer, Put.markdown("/api/v1/articles/misspelt?targets=es&reson=x", GOOD));
    Answer list = localizer.get("/api/v1/translations?stat=IN_REVIEW");

    assertThat(put.status()).isEqualTo(400);
    assertThat(put.body().path("type").asText()).endsWith(":unknown-parameter");
    assertThat(put.body().path("detail").asText()).contains("known are reason, targets, withdraw.");
    assertThat(localizer.get("/api/v1/articles/misspelt").status()).isEqualTo(404);
    assertThat(list.status()).isEqualTo(400);
    assertThat(list.body().path("detail").asText())
        .contains("known are article, cursor, late, limit, locale, mine, state, step.");
    assertThat(localizer.get("/api/v1/translations?limit=1&late=true&step=medical").status())
        .isEqualTo(200);
    assertThat(localizer.get("/api/v1/translations/0x1").status()).isEqualTo(400);
  }

  @Test
  void what_is_removed_is_listed_in_the_answer() {
    String html =
        """
        <h1>Title</h1>
        <script>steal()</script>
        <p onclick="x()">See <a href="javascript:x()">this</a>.</p>
        <img src="https://example.org/pixel.png" alt="pixel">
        """;
    Answer answer =
        send(
            localizer,
            new Put(
                "/api/v1/articles/removed?targets=es",
                "text/html; charset=utf-8",
                "en",
                BodyPublishers.ofString(html)));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(StreamSupport.stream(answer.body().path("warnings").spliterator(), false))
        .extracting(warning -> warning.path("code").asText() + " ×" + warning.path("count"))
        .containsExactlyInAnyOrder(
            "script-removed ×1", "event-handler-removed ×1", "link-removed ×1", "image-removed ×1");
    assertThat(answer.body().path("warnings").get(0).path("where").get(0).asText())
        .isEqualTo("line 2: <script>");
    assertThat(answer.body().path("warnings").get(0).path("message").asText()).isNotBlank();
  }

  @Test
  void an_article_is_put_listed_and_put_again() {
    Put put = Put.markdown("/api/v1/articles/again?targets=es,fr", GOOD);

    Answer first = send(localizer, put);
    Answer second = send(localizer, put);

    assertThat(first.status()).isEqualTo(201);
    assertThat(first.body().path("segments").asInt()).isEqualTo(2);
    assertThat(first.body().path("changed").asBoolean()).isTrue();
    assertThat(first.body().path("translations")).hasSize(2);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body().path("changed").asBoolean()).isFalse();
    JsonNode one = server.as("medic").get("/api/v1/articles/again").body();
    assertThat(one.path("title").asText()).isEqualTo("Title");
    assertThat(one.path("translations")).hasSize(2);
    assertThat(server.as("medic").get("/api/v1/articles").body().path("items").findValues("slug"))
        .extracting(JsonNode::asText)
        .contains("again");
    assertThat(server.as("medic").get("/api/v1/articles/nowhere").status()).isEqualTo(404);
    Answer odd = server.as("medic").get("/api/v1/articles?cursor=No_Slug");
    assertThat(odd.status()).isEqualTo(400);
    assertThat(odd.body().path("type").asText()).endsWith(":malformed-cursor");
  }

  @Test
  void what_the_checks_say_of_a_source_stands_on_its_article() {
    send(
        localizer,
        Put.markdown(
            "/api/v1/articles/claims", bytes("# Title\n\nThis treatment cures depression.\n")));

    JsonNode findings = localizer.get("/api/v1/articles/claims").body().path("findings");

    assertThat(findings).isNotEmpty();
    assertThat(findings.get(0).path("segment").asInt()).isEqualTo(1);
    assertThat(findings.get(0).path("check").asText()).isNotBlank();
    assertThat(findings.get(0).path("sourceSpan")).hasSize(2);
    for (JsonNode item : localizer.get("/api/v1/articles").body().path("items")) {
      assertThat(item.path("findings").isArray()).isTrue();
      if (item.path("slug").asText().equals("claims")) {
        assertThat(item.path("findings")).isEqualTo(findings);
      }
    }
  }

  @Test
  void who_is_no_localizer_may_not_bring_an_article() {
    for (String account : List.of("admin", "linguist", "medic", "publisher")) {
      Answer answer = send(server.as(account), Put.markdown("/api/v1/articles/mine", GOOD));

      assertThat(answer.status()).as(account).isEqualTo(403);
    }
  }

  private static Answer send(ApiUser user, Put put) {
    HttpRequest.Builder request = user.request(put.path()).PUT(put.body());
    if (!put.type().isEmpty()) {
      request.header("Content-Type", put.type());
    }
    if (!put.language().isEmpty()) {
      request.header("Content-Language", put.language());
    }
    return user.send(request);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

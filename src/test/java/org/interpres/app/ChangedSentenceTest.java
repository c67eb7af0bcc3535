package org.interpres.app;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What one changed sentence costs, from the upload over a paid engine to the next publication. */
class ChangedSentenceTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final List<String> LOCALES = List.of("fr", "es");

  @Test
  void of_an_article_of_60_costs_one_of_engine_and_one_of_review_in_each_locale() {
    WireMockServer vendor =
        new WireMockServer(
            WireMockConfiguration.options().dynamicPort().extensions(new Translator()));
    vendor.start();
    vendor.stubFor(post(urlPathEqualTo("/translate")).willReturn(aResponse()));
    try (RunningServer server =
        RunningServer.start(
            "interpres.engine=libretranslate",
            "interpres.engines.libretranslate.url=" + vendor.baseUrl())) {
      bring(server, "Room 18 is open.");
      assertThat(sent(vendor)).hasSize(120).doesNotHaveDuplicates();
      for (String locale : LOCALES) {
        assertThat(open(server, translation(server, locale, 1))).hasSize(60);
        approve(server, translation(server, locale, 1));
        published(server, locale, 1);
      }

      vendor.resetRequests();
      bring(server, "Room 18 is closed.");

      for (String locale : LOCALES) {
        long id = translation(server, locale, 2);
        assertThat(open(server, id)).hasSize(1);
        assertThat(open(server, id).get(0).path("source").asText()).isEqualTo("Room 18 is closed.");
        approve(server, id);
        published(server, locale, 2);
      }
      assertThat(sent(vendor))
          .containsExactlyInAnyOrder("fr Room 18 is closed.", "es Room 18 is closed.");
    } finally {
      vendor.stop();
    }
  }

  private static void bring(RunningServer server, String eighteenth) {
    StringBuilder text = new StringBuilder("# Room 1 is open.\n");
    for (int room = 2; room <= 60; room++) {
      text.append('\n').append(room == 18 ? eighteenth : "Room " + room + " is open.").append('\n');
    }
    ApiUser.Answer answer =
        server
            .as("localizer")
            .bring(
                "rooms",
                String.join(",", LOCALES),
                "text/markdown",
                text.toString().getBytes(StandardCharsets.UTF_8));
    assertThat(answer.status()).isIn(200, 201);
    for (JsonNode translation : answer.body().path("translations")) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> state(server, translation.path("id").asLong()).equals("IN_REVIEW"));
    }
  }

  private static List<String> sent(WireMockServer vendor) {
    List<String> sent = new ArrayList<>();
    vendor
        .findAll(postRequestedFor(urlPathEqualTo("/translate")))
        .forEach(
            request -> {
              JsonNode asked = read(request.getBodyAsString());
              asked
                  .path("q")
                  .forEach(text -> sent.add(asked.path("target").asText() + " " + text.asText()));
            });
    return sent;
  }

  private static String state(RunningServer server, long id) {
    return server.as("admin").get("/api/v1/translations/" + id).body().path("state").asText();
  }

  private static long translation(RunningServer server, String locale, int revision) {
    for (JsonNode each :
        server.as("admin").get("/api/v1/translations?article=rooms").body().path("items")) {
      if (each.path("locale").asText().equals(locale)
          && each.path("revision").asInt() == revision) {
        return each.path("id").asLong();
      }
    }
    throw new AssertionError("no revision " + revision + " in " + locale);
  }

  /** What waits for a person. */
  private static List<JsonNode> open(RunningServer server, long id) {
    List<JsonNode> open = new ArrayList<>();
    server
        .as("linguist")
        .get("/api/v1/translations/" + id)
        .body()
        .path("segments")
        .forEach(
            segment -> {
              if (segment.path("state").asText().equals("open")) {
                open.add(segment);
              }
            });
    return open;
  }

  private static void approve(RunningServer server, long id) {
    List<Map<String, Integer>> items =
        open(server, id).stream()
            .map(
                segment ->
                    Map.of(
                        "index", segment.path("index").asInt(),
                        "version", segment.path("version").asInt()))
            .toList();
    Map.of("linguistic", "linguist", "medical", "medic").entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            step -> {
              ApiUser reviewer = server.as(step.getValue());
              String path = "/api/v1/translations/" + id;
              assertThat(
                      reviewer.post(
                          path + "/decisions",
                          Map.of("step", step.getKey(), "decision", "approve", "items", items)))
                  .extracting(ApiUser.Answer::status)
                  .isEqualTo(200);
              assertThat(
                      reviewer.post(
                          path + "/signatures",
                          Map.of("step", step.getKey(), "meaning", "review", "password", "demo")))
                  .extracting(ApiUser.Answer::status)
                  .isEqualTo(201);
            });
  }

  private static void published(RunningServer server, String locale, int version) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                server
                        .as("admin")
                        .get("/publications/rooms/" + locale + ".json")
                        .body()
                        .path("version")
                        .asInt()
                    == version);
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Knows two sentences about rooms, in two languages. */
  private static final class Translator implements ResponseTransformerV2 {

    @Override
    public String getName() {
      return "rooms";
    }

    @Override
    public boolean applyGlobally() {
      return true;
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
      JsonNode asked = read(event.getRequest().getBodyAsString());
      boolean french = asked.path("target").asText().equals("fr");
      List<String> targets = new ArrayList<>();
      for (JsonNode text : asked.path("q")) {
        targets.add(
            text.asText()
                .replace("Room", french ? "La salle" : "La sala")
                .replace("is open", french ? "est ouverte" : "está abierta")
                .replace("is closed", french ? "est fermée" : "está cerrada"));
      }
      return Response.Builder.like(response)
          .body(JSON.valueToTree(Map.of("translatedText", targets)).toString())
          .build();
    }
  }
}

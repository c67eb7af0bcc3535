package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.interpres.app.ApiUser;
import org.interpres.app.RunningServer;
import org.interpres.article.Slug;
import org.interpres.audit.AuditTrail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An account that is limited to some articles, wherever it signs in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReadingScopesTest {

  private static final String SCOPE = "/api/v1/reading-scopes/publisher";

  private RunningServer server;
  private ApiUser admin;
  private ApiUser publisher;

  @BeforeAll
  void start() {
    server = RunningServer.start("interpres.publish-source=false");
    admin = server.as("admin");
    publisher = server.as("publisher");
    PublishedFixture.publish(server, "one", 2, "es");
    PublishedFixture.publish(server, "two", 2, "es");
    PublishedFixture.publish(server, "one", 1, "ar");
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @AfterEach
  void lift() {
    assertThat(admin.send(admin.request(SCOPE).DELETE()).status()).isEqualTo(204);
  }

  @Test
  void an_account_reads_versions_and_differences_of_its_articles_alone() {
    List<String> paths =
        List.of(
            "/api/v1/publications/%s/es/versions",
            "/api/v1/publications/%s/es/differences?from=1&to=2");
    limit("one");
    for (String path : paths) {
      assertThat(publisher.get(path.formatted("one")).status()).as(path).isEqualTo(200);
      assertThat(publisher.get(path.formatted("two")).status()).as(path).isEqualTo(403);
    }
    assertThat(refusals(new Slug("two"), "publication-read"))
        .contains("publisher out-of-scope", "publisher out-of-scope");
    lift();
    for (String path : paths) {
      assertThat(publisher.get(path.formatted("two")).status()).as(path).isEqualTo(200);
    }
  }

  @Test
  void the_feed_has_the_events_of_its_articles_in_the_order_of_all() {
    List<String> all = feed(100);
    limit("one");
    assertThat(feed(100)).isEqualTo(all.stream().filter(e -> e.contains(" one ")).toList());
    assertThat(feed(1)).as("page by page").isEqualTo(feed(100));
    limit("two");
    assertThat(feed(2)).isEqualTo(all.stream().filter(e -> e.contains(" two ")).toList());
    long end = publisher.get("/api/v1/publications?limit=100").body().get("next").asLong();
    assertThat(end).as("past the last event of others").isEqualTo(cursor(all.get(all.size() - 1)));
    assertThat(publisher.get("/api/v1/publications?after=" + end).body().get("events")).isEmpty();
  }

  @Test
  void an_empty_list_leaves_nothing_and_only_an_order_of_its_own_gives_all() {
    assertThat(admin.get(SCOPE).body().get("articles").isNull()).isTrue();
    limit();
    assertThat(admin.get(SCOPE).body().toString()).isEqualTo("{\"articles\":[]}");
    assertThat(publisher.get("/api/v1/publications/one/es/versions").status()).isEqualTo(403);
    assertThat(feed(100)).isEmpty();
    lift();
    assertThat(admin.get(SCOPE).body().get("articles").isNull()).isTrue();
    assertThat(publisher.get("/api/v1/publications/one/es/versions").status()).isEqualTo(200);
  }

  @Test
  void an_order_that_cannot_be_obeyed_is_refused_in_words_changes_nothing_and_leaves_a_trace() {
    limit("one");
    refused("nobody", "{\"articles\":[\"one\"]}", 404, "unknown-account");
    refused("publisher", "{\"articles\":[\"two\",\"three\"]}", 422, "unknown-article");
    refused("publisher", "{\"articles\":[null]}", 400, "missing-field");
    refused("publisher", "{\"articles\":[\"Two!\"]}", 422, "invalid-name");
    refused("publisher", "{\"articles\":null}", 400, "missing-field");
    assertThat(admin.send(admin.request("/api/v1/reading-scopes/nobody").DELETE()).status())
        .isEqualTo(404);
    assertThat(admin.get(SCOPE).body().toString()).isEqualTo("{\"articles\":[\"one\"]}");
    assertThat(refusals(null, "reading-limited"))
        .containsSubsequence(
            "admin unknown-account",
            "admin unknown-article",
            "admin missing-field",
            "admin invalid-name",
            "admin missing-field");
    assertThat(refusals(null, "reading-limit-lifted")).contains("admin unknown-account");
  }

  private void refused(String account, String body, int status, String code) {
    ApiUser.Answer answer = put(account, body);
    assertThat(answer.status()).as(body).isEqualTo(status);
    assertThat(answer.body().get("type").asText()).endsWith(":" + code);
  }

  private void limit(String... articles) {
    String body = articles.length == 0 ? "[]" : "[\"" + String.join("\",\"", articles) + "\"]";
    assertThat(put("publisher", "{\"articles\":" + body + "}").status()).isEqualTo(200);
  }

  private ApiUser.Answer put(String account, String body) {
    return admin.send(
        admin
            .request("/api/v1/reading-scopes/" + account)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(body)));
  }

  /** All events that the publisher gets, so many at once, as a reader of the feed does. */
  private List<String> feed(int limit) {
    List<String> events = new ArrayList<>();
    long after = 0;
    while (true) {
      JsonNode page =
          publisher.get("/api/v1/publications?after=" + after + "&limit=" + limit).body();
      page.get("events")
          .forEach(
              e ->
                  events.add(
                      "%d %s %s %s %d"
                          .formatted(
                              e.get("cursor").asLong(),
                              e.get("type").asText(),
                              e.get("article").asText(),
                              e.get("locale").asText(),
                              e.get("version").asInt())));
      if (page.get("events").isEmpty()) {
        return events;
      }
      after = page.get("next").asLong();
    }
  }

  private static long cursor(String event) {
    return Long.parseLong(event.substring(0, event.indexOf(' ')));
  }

  private List<String> refusals(@org.jspecify.annotations.Nullable Slug article, String action) {
    return server.bean(AuditTrail.class).entries(article, 0, 1000).stream()
        .filter(entry -> entry.outcome().equals("refused") && entry.action().equals(action))
        .map(entry -> entry.actor() + " " + entry.details().get("refusal.code"))
        .toList();
  }
}

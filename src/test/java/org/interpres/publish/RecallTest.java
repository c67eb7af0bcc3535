package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interpres.app.ApiUser;
import org.interpres.app.RunningServer;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.article.Revision;
import org.interpres.article.Slug;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.interpres.review.Approved;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Recalls in the whole program: found by what is wrong, taken back, returned to review. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecallTest {

  private static final Actor LOCALIZER = new Actor("localizer", Set.of(Role.LOCALIZER));

  private RunningServer server;
  private Translated translated;
  private Approved spanish;
  private Approved arabic;

  @BeforeAll
  void start() {
    server = RunningServer.start("interpres.deliver-sweep=50", "interpres.publish-source=false");
    translated = new Translated(server::bean);
    Revision revision = translated.revision(new Slug("found"));
    spanish = translated.approved(revision, SmallArticle.ES);
    arabic = translated.approved(revision, SmallArticle.AR);
    server.bean(Publisher.class).publish(spanish);
    server.bean(Publisher.class).publish(arabic);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void what_cannot_be_looked_for_or_recalled_is_refused_by_name() {
    ApiUser localizer = server.as("localizer");
    for (String path :
        List.of(
            "/api/v1/recalls/candidates?text=%00 control-character",
            "/api/v1/recalls/candidates?reviewer=%00 control-character",
            "/api/v1/engines/spend?month=%2B999999999-12 month-invalid",
            "/api/v1/engines/spend?month=-99999-12 month-invalid")) {
      ApiUser.Answer answer = localizer.get(path.substring(0, path.indexOf(' ')));
      assertThat(answer.body().path("type").textValue())
          .as("%s: %s", path, answer.body())
          .isEqualTo("urn:interpres:problem:" + path.substring(path.indexOf(' ') + 1));
    }
    Map<String, Object> nothing = new HashMap<>();
    for (List<?> items : List.of(Arrays.asList((Object) null), List.of(nothing))) {
      ApiUser.Answer answer =
          localizer.post(
              "/api/v1/recalls", Map.of("items", items, "reason", "Wrong.", "password", "demo"));
      assertThat(answer.status()).as("%s: %s", items, answer.body()).isEqualTo(400);
      assertThat(answer.body().path("field").textValue()).startsWith("items.0");
    }
  }

  @Test
  void what_is_out_is_found_by_words_engine_reviewer_and_revision() {
    assertThat(find("", "PRESIÓN arterial", "", "", "", 0)).containsExactly("found es");
    assertThat(find("", "guía</a>", "", "", "", 0)).as("markup is no text").isEmpty();
    assertThat(find("", "", "phrasebook", "", "", 0)).containsExactly("found ar", "found es");
    assertThat(find("", "", "phrasebook", "1", "", 0)).hasSize(2);
    assertThat(find("", "", "phrasebook", "2", "", 0)).isEmpty();
    assertThat(find("", "", "", "", "medical", 0)).hasSize(2);
    assertThat(find("", "", "", "", "nobody", 0)).isEmpty();
    assertThat(find("found", "", "", "", "", 1)).hasSize(2);
    assertThat(find("found", "", "", "", "", 2)).isEmpty();
    assertThatThrownBy(() -> find("", " ", "", "", "", 0))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("Say what to look for");
  }

  @Test
  void a_recall_of_many_takes_them_back_tells_and_returns_them_to_review_with_the_cause()
      throws Exception {
    Slug slug = new Slug("many");
    Revision revision = translated.revision(slug);
    Approved first = translated.approved(revision, SmallArticle.ES);
    Approved second = translated.approved(revision, SmallArticle.AR);
    server.bean(Publisher.class).publish(first);
    server.bean(Publisher.class).publish(second);
    var chosen =
        List.of(
            new BulkRecall.Chosen(slug, SmallArticle.ES),
            new BulkRecall.Chosen(slug, SmallArticle.AR));
    BulkRecall recalls = server.bean(BulkRecall.class);
    assertThatThrownBy(
            () -> recalls.recall(new BulkRecall.Order(chosen, "Wrong.", "guess"), LOCALIZER))
        .isInstanceOf(Refusal.class);
    assertThatThrownBy(
            () -> recalls.recall(new BulkRecall.Order(List.of(), "Wrong.", "demo"), LOCALIZER))
        .hasMessageContaining("at least one");
    assertThat(recalls.recall(new BulkRecall.Order(chosen, "Wrong term.", "demo"), LOCALIZER))
        .isEqualTo(2);
    assertThat(recalls.recall(new BulkRecall.Order(chosen, "Again.", "demo"), LOCALIZER)).isZero();

    assertThat(status("/publications/many/es.html")).isEqualTo(410);
    assertThat(status("/publications/many/ar/versions/1.json")).isEqualTo(410);
    assertThat(
            server.bean(PublicationFeed.class).after(0, 1000).stream()
                .filter(e -> e.article().equals(slug))
                .map(e -> e.type().label() + " " + e.locale()))
        .endsWith("recalled ar", "recalled es");
    Translations translations = server.bean(Translations.class);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                translations.of(slug).stream()
                    .allMatch(t -> t.state() == TranslationState.IN_REVIEW));
    assertThat(server.bean(AuditTrail.class).entries(slug, 0, 100))
        .filteredOn(entry -> entry.action().equals("translation-reopened"))
        .hasSize(2)
        .allSatisfy(
            entry -> {
              assertThat(entry.actor()).isEqualTo("localizer");
              assertThat(entry.details()).containsEntry("reason", "Recalled: Wrong term.");
            });
  }

  /** A route that could not return it for a week forgot it, and nobody was told. */
  @Test
  void what_was_recalled_long_ago_and_still_counts_as_published_is_returned_to_review() {
    Slug slug = new Slug("long-ago");
    Approved published = translated.approved(translated.revision(slug), SmallArticle.ES);
    Publication made = server.bean(Publisher.class).publish(published).orElseThrow();
    server
        .bean(org.springframework.jdbc.core.simple.JdbcClient.class)
        .sql(
            "insert into recall (publication_id, reason, recalled_by, recalled_at) values"
                + " (:id, 'Old.', 'localizer', now() - interval '30 days')")
        .param("id", made.id())
        .update();
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                server
                        .bean(Translations.class)
                        .find(published.translation().id())
                        .orElseThrow()
                        .state()
                    == TranslationState.IN_REVIEW);
  }

  @Test
  void a_withdrawal_whose_reason_is_refused_leaves_no_article_and_a_trace() throws Exception {
    org.interpres.app.ApiUser localizer = server.as("localizer");
    String path = "/api/v1/articles/refused-reason";
    var answer =
        localizer.send(
            localizer
                .request(path + "?targets=es&withdraw=now&reason=" + "x".repeat(1_001))
                .header("Content-Type", "text/markdown")
                .header("Content-Language", "en")
                .PUT(HttpRequest.BodyPublishers.ofString("# A title\n\nDrink water.\n")));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body().get("type").asText()).endsWith(":reason-required");
    assertThat(localizer.get(path).status()).isEqualTo(404);
    assertThat(server.bean(AuditTrail.class).entries(new Slug("refused-reason"), 0, 100))
        .extracting(entry -> entry.action() + " " + entry.details().get("refusal.code"))
        .containsExactly("publication-recalled reason-required");
  }

  @Test
  void one_locale_is_replaced_by_another_that_is_out() throws Exception {
    Slug slug = new Slug("replaced");
    Revision revision = translated.revision(slug);
    server.bean(Publisher.class).publish(translated.approved(revision, SmallArticle.ES));
    server.bean(Publisher.class).publish(translated.approved(revision, SmallArticle.AR));
    Recalls recalls = server.bean(Recalls.class);
    assertThatThrownBy(
            () ->
                recalls.recall(
                    new Recalls.Order(slug, SmallArticle.ES, "Unsuited.", "demo", SmallArticle.FR),
                    LOCALIZER))
        .hasMessageContaining("is not out in fr");
    recalls.recall(
        new Recalls.Order(slug, SmallArticle.ES, "Unsuited.", "demo", SmallArticle.AR), LOCALIZER);
    HttpResponse<String> gone = get("/publications/replaced/es.html");
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body()).contains("\"replacedBy\":\"/publications/replaced/ar.html\"");
    assertThat(gone.headers().firstValue("Link").orElse(""))
        .isEqualTo("</publications/replaced/ar.html>; rel=\"alternate\"");
  }

  @Test
  void many_are_pointed_to_one_locale_that_is_out_in_each_and_stays_out() throws Exception {
    List<BulkRecall.Chosen> spanish = new java.util.ArrayList<>();
    for (String name : List.of("moved-a", "moved-b")) {
      Revision revision = translated.revision(new Slug(name));
      server.bean(Publisher.class).publish(translated.approved(revision, SmallArticle.ES));
      server.bean(Publisher.class).publish(translated.approved(revision, SmallArticle.AR));
      spanish.add(new BulkRecall.Chosen(new Slug(name), SmallArticle.ES));
    }
    BulkRecall recalls = server.bean(BulkRecall.class);
    List<BulkRecall.Chosen> both = new java.util.ArrayList<>(spanish);
    both.add(new BulkRecall.Chosen(new Slug("moved-b"), SmallArticle.AR));
    assertThatThrownBy(() -> recalls.recall(pointed(both, SmallArticle.AR), LOCALIZER))
        .as("the replacement goes too")
        .hasMessageContaining("ar cannot take the place of moved-b in ar, moved-b in es:");
    assertThatThrownBy(() -> recalls.recall(pointed(spanish, SmallArticle.FR), LOCALIZER))
        .hasMessageContaining("fr cannot take the place of moved-a in es, moved-b in es:");
    assertThat(status("/publications/moved-a/es.html")).as("nothing is half done").isEqualTo(200);

    assertThat(recalls.recall(pointed(spanish, SmallArticle.AR), LOCALIZER)).isEqualTo(2);

    for (String name : List.of("moved-a", "moved-b")) {
      HttpResponse<String> gone = get("/publications/" + name + "/es.html");
      assertThat(gone.statusCode()).isEqualTo(410);
      assertThat(gone.headers().firstValue("Link"))
          .contains("</publications/" + name + "/ar.html>; rel=\"alternate\"");
      assertThat(status("/publications/" + name + "/ar.html")).isEqualTo(200);
    }
    assertThat(server.bean(AuditTrail.class).entries(new Slug("moved-a"), 0, 100))
        .filteredOn(entry -> entry.action().equals("publication-recalled"))
        .singleElement()
        .satisfies(entry -> assertThat(entry.details()).containsEntry("replaced-by", "ar"));
  }

  private static BulkRecall.Order pointed(List<BulkRecall.Chosen> chosen, LocaleTag instead) {
    return new BulkRecall.Order(chosen, "Unsuited.", "demo", instead);
  }

  private List<String> find(
      String article, String text, String engine, String model, String reviewer, int revision) {
    return server
        .bean(RecallSearch.class)
        .find(new RecallSearch.Query(article, text, engine, model, reviewer, revision), 100)
        .stream()
        .filter(item -> item.article().value().equals("found"))
        .map(item -> item.article() + " " + item.locale())
        .toList();
  }

  private int status(String path) throws Exception {
    return get(path).statusCode();
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = server.address().resolve(path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }
}

package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Revision;
import org.interpres.article.Slug;
import org.interpres.article.Withdrawal;
import org.interpres.audit.AuditTrail;
import org.interpres.review.Approved;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicationPagesTest {

  private final HttpClient http = HttpClient.newHttpClient();
  private PublicationServer server;
  private Publisher publisher;
  private Translated translated;

  @BeforeAll
  void start() {
    server = PublicationServer.start();
    publisher = server.bean(Publisher.class);
    translated = server.translated();
    Revision revision = translated.revision(SmallArticle.SLUG);
    publisher.publish(translated.approved(revision, SmallArticle.ES));
    publisher.publish(translated.approved(revision, SmallArticle.AR));
  }

  @AfterAll
  void stop() {
    server.context().close();
  }

  @ParameterizedTest
  @CsvSource({"html, text/html;charset=utf-8", "json, application/json", "jws, application/jose"})
  void each_form_is_served_with_language_alternates_and_a_strong_tag(String form, String type)
      throws Exception {
    HttpResponse<byte[]> page = get("/publications/ketamine/ar." + form);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(header(page, "Content-Type")).isEqualToIgnoringCase(type);
    assertThat(header(page, "Content-Language")).isEqualTo("ar");
    assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(page, "ETag")).matches("\"[0-9a-f]{64}\"");
    assertThat(header(page, "Last-Modified")).endsWith("GMT");
    assertThat(page.headers().allValues("Link"))
        .containsExactly(
            "</publications/ketamine/ar.%s>; rel=\"alternate\"; hreflang=\"ar\"".formatted(form),
            "</publications/ketamine/es.%s>; rel=\"alternate\"; hreflang=\"es\"".formatted(form));
    HttpResponse<byte[]> numbered = get("/publications/ketamine/ar/versions/1." + form);
    assertThat(numbered.body()).isEqualTo(page.body());

    HttpResponse<byte[]> head =
        send(
            request("/publications/ketamine/ar." + form)
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "ETag")).isEqualTo(header(page, "ETag"));
    assertThat(header(head, "Content-Length")).isEqualTo(String.valueOf(page.body().length));
  }

  @Test
  void the_page_allows_its_own_style_by_hash_and_nothing_else() throws Exception {
    assertThat(header(get("/publications/ketamine/es.html"), "Content-Security-Policy"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .doesNotContain("unsafe");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "T | 304",
        "W/T | 304",
        "* | 304",
        "\"other\", T | 304",
        "\"a,b\" , W/\"c\",T | 304",
        "\"other\" | 200",
        "W/\"other\" | 200",
        "rubbish | 200",
        "\"open | 200"
      })
  void a_tag_that_the_client_has_is_answered_with_304(String ifNoneMatch, int status)
      throws Exception {
    for (String form : List.of("html", "json", "jws")) {
      String path = "/publications/ketamine/es." + form;
      String tag = header(get(path), "ETag");
      HttpResponse<byte[]> answer =
          send(request(path).header("If-None-Match", ifNoneMatch.replace("T", tag)));
      assertThat(answer.statusCode()).as(form).isEqualTo(status);
      assertThat(header(answer, "ETag")).isEqualTo(tag);
      assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
      assertThat(answer.body().length == 0).isEqualTo(status == 304);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/publications/ketamine/fr.html, 404",
    "/publications/none/es.html, 404",
    "/publications/ketamine/es/versions/2.html, 404",
    "/publications/ketamine/xx-nonsense.html, 404",
    "/publications/UPPER/es.html, 404",
    "/publications/none, 404",
    "/publications/ketamine/es.pdf, 404",
    "/publications/ketamine/es/versions/0.html, 404"
  })
  void what_was_never_published_is_404(String path, int status) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(status);
  }

  @Test
  void a_locale_written_otherwise_is_sent_to_its_one_address() throws Exception {
    HttpResponse<byte[]> moved = get("/publications/ketamine/ES.html");
    assertThat(moved.statusCode()).isEqualTo(301);
    assertThat(header(moved, "Location")).endsWith("/publications/ketamine/es.html");
  }

  @Test
  void the_list_has_what_is_out_and_its_own_tag() throws Exception {
    HttpResponse<byte[]> list = get("/publications/ketamine");
    JsonNode json = new ObjectMapper().readTree(list.body());
    assertThat(json.get("publications").findValuesAsText("locale")).containsExactly("ar", "es");
    assertThat(json.at("/publications/0/html").textValue())
        .isEqualTo("/publications/ketamine/ar.html");
    assertThat(
            send(request("/publications/ketamine").header("If-None-Match", header(list, "ETag")))
                .statusCode())
        .isEqualTo(304);
  }

  @Test
  void a_recall_holds_at_once_for_every_version_and_says_why() throws Exception {
    Slug slug = new Slug("wrong-dose");
    Approved first = translated.approved(slug, SmallArticle.ES);
    publisher.publish(first);
    publisher.publish(translated.approved(slug, SmallArticle.ES));
    String tag = header(get("/publications/wrong-dose/es.html"), "ETag");

    assertThat(recall("wrong-dose", "es", "localizer", "The dose is wrong.", "guess"))
        .isEqualTo(403);
    assertThat(recall("wrong-dose", "es", "publisher", "The dose is wrong.", "secret"))
        .isEqualTo(403);
    assertThat(recall("wrong-dose", "es", "localizer", "  ", "secret")).isEqualTo(422);
    assertThat(recall("wrong-dose", "fr", "localizer", "The dose is wrong.", "secret"))
        .isEqualTo(404);
    assertThat(get("/publications/wrong-dose/es.html").statusCode()).isEqualTo(200);
    assertThat(recall("wrong-dose", "es", "localizer", "The dose is wrong.", "secret"))
        .isEqualTo(200);
    assertThat(recall("wrong-dose", "es", "localizer", "Again.", "secret")).isEqualTo(409);

    for (String path : List.of("es.html", "es.json", "es.jws", "es/versions/1.html")) {
      HttpResponse<byte[]> gone =
          send(request("/publications/wrong-dose/" + path).header("If-None-Match", tag));
      assertThat(gone.statusCode()).as(path).isEqualTo(410);
      assertThat(header(gone, "Content-Type")).startsWith("application/problem+json");
      assertThat(new ObjectMapper().readTree(gone.body()).get("reason").textValue())
          .isEqualTo("The dose is wrong.");
    }
    assertThat(
            new ObjectMapper().readTree(get("/publications/wrong-dose").body()).get("publications"))
        .isEmpty();
    assertThat(events(slug))
        .containsExactly("published 1", "superseded 1", "published 2", "recalled 1", "recalled 2");
    assertThat(server.bean(AuditTrail.class).entries(slug, 0, 20))
        .extracting(entry -> entry.action() + " " + entry.outcome())
        .containsSequence(
            "publication-recalled refused",
            "publication-recalled refused",
            "publication-recalled refused",
            "publication-recalled refused",
            "publication-recalled done",
            "publication-recalled refused");
  }

  @Test
  void what_was_recalled_comes_back_only_through_a_new_approval() throws Exception {
    Slug slug = new Slug("comes-back");
    Approved approved = translated.approved(slug, SmallArticle.ES);
    publisher.publish(approved);
    recall("comes-back", "es", "localizer", "To be checked.", "secret");
    publisher.publish(approved);
    assertThat(get("/publications/comes-back/es.html").statusCode()).isEqualTo(410);

    assertThat(publisher.publish(translated.again(approved))).isPresent();
    assertThat(get("/publications/comes-back/es.html").statusCode()).isEqualTo(200);
    assertThat(get("/publications/comes-back/es/versions/1.html").statusCode()).isEqualTo(410);
  }

  @Test
  void a_withdrawal_of_a_locale_leaves_the_others_out() throws Exception {
    Slug slug = new Slug("withdrawn-locale");
    Revision revision = translated.revision(slug);
    publisher.publish(translated.approved(revision, SmallArticle.ES));
    publisher.publish(translated.approved(revision, SmallArticle.AR));
    Withdrawal withdrawal = server.bean(Withdrawal.class);
    LocaleTag spanish = new LocaleTag("es");
    withdrawal.withdraw(slug, spanish, "No readers.", "localizer");
    withdrawal.withdraw(slug, spanish, "No readers.", "localizer");
    withdrawal.withdraw(slug, new LocaleTag("de"), "Never published.", "localizer");
    assertThat(get("/publications/withdrawn-locale/es.html").statusCode()).isEqualTo(410);
    assertThat(get("/publications/withdrawn-locale/ar.html").statusCode()).isEqualTo(200);
    assertThat(events(slug)).containsExactly("published 1", "published 1", "recalled 1");
  }

  @Test
  void a_withdrawal_takes_down_each_locale_and_may_be_repeated() throws Exception {
    Slug slug = new Slug("withdrawn");
    Revision revision = translated.revision(slug);
    publisher.publish(translated.approved(revision, SmallArticle.ES));
    publisher.publish(translated.approved(revision, SmallArticle.AR));
    Withdrawal withdrawal = server.bean(Withdrawal.class);
    withdrawal.withdraw(slug, "New evidence.", "localizer");
    withdrawal.withdraw(slug, "New evidence.", "localizer");
    withdrawal.withdraw(new Slug("nobody"), "New evidence.", "localizer");
    assertThat(get("/publications/withdrawn/es.html").statusCode()).isEqualTo(410);
    assertThat(get("/publications/withdrawn/ar.html").statusCode()).isEqualTo(410);
    assertThat(events(slug))
        .containsExactly("published 1", "published 1", "recalled 1", "recalled 1");
  }

  @Test
  void the_feed_is_paged_by_cursor() throws Exception {
    JsonNode first = feed("?limit=1", 200);
    assertThat(first.get("events")).hasSize(1);
    assertThat(first.at("/events/0/type").textValue()).isEqualTo("published");
    assertThat(first.get("next").longValue()).isEqualTo(1);
    JsonNode rest = feed("?after=1&limit=1000", 200);
    assertThat(rest.at("/events/0/cursor").longValue()).isEqualTo(2);
    long next = rest.get("next").longValue();
    assertThat(feed("?after=" + (next + 100), 200).get("next").longValue()).isEqualTo(next + 100);
    feed("?after=-1", 400);
    feed("?limit=0", 400);
    feed("?limit=1001", 400);
  }

  @Test
  void a_reader_that_waits_gets_the_next_event_when_it_comes() throws Exception {
    long last = feed("?limit=1000", 200).get("next").longValue();
    assertThat(feed("?after=" + last + "&wait=1", 200).get("events")).isEmpty();
    var waiting =
        java.util.concurrent.CompletableFuture.supplyAsync(
            () -> {
              try {
                return feed("?after=" + last + "&wait=50", 200);
              } catch (Exception e) {
                throw new java.util.concurrent.CompletionException(e);
              }
            });
    publisher.publish(translated.approved(new Slug("awaited"), SmallArticle.ES));
    assertThat(waiting.get().at("/events/0/article").textValue()).isEqualTo("awaited");
    feed("?wait=51", 400);
  }

  @Test
  void the_keys_are_public_parts_only() throws Exception {
    HttpResponse<byte[]> jwks = get("/.well-known/jwks.json");
    assertThat(header(jwks, "Cache-Control")).contains("max-age=300");
    JsonNode keys = new ObjectMapper().readTree(jwks.body()).get("keys");
    assertThat(keys).hasSize(1);
    List<String> members = new ArrayList<>();
    keys.get(0).fieldNames().forEachRemaining(members::add);
    assertThat(members).containsExactlyInAnyOrder("kty", "crv", "x", "y", "kid", "alg", "use");
  }

  private List<String> events(Slug slug) {
    return server.bean(PublicationFeed.class).after(0, 1000).stream()
        .filter(event -> event.article().equals(slug))
        .map(event -> event.type().label() + " " + event.version())
        .toList();
  }

  private JsonNode feed(String query, int status) throws Exception {
    HttpResponse<byte[]> answer =
        send(request("/api/v1/publications" + query).header("X-Actor", "publisher"));
    assertThat(answer.statusCode()).isEqualTo(status);
    return new ObjectMapper().readTree(answer.body());
  }

  private int recall(String slug, String locale, String actor, String reason, String password)
      throws Exception {
    String body =
        new ObjectMapper()
            .createObjectNode()
            .put("reason", reason)
            .put("password", password)
            .toString();
    return send(request("/api/v1/publications/%s/%s/recall".formatted(slug, locale))
            .header("X-Actor", actor)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)))
        .statusCode();
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.address(path));
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("(none)");
  }
}

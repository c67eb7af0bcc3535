package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.interpres.article.Revision;
import org.interpres.article.Slug;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublicationPagesTest {

  private PublicationServer server;
  private PublicationClient client;
  private Publisher publisher;
  private Translated translated;

  @BeforeAll
  void start() {
    server = PublicationServer.start();
    client = new PublicationClient(server);
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
    HttpResponse<byte[]> page = client.get("/publications/ketamine/ar." + form);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(PublicationClient.header(page, "Content-Type")).isEqualToIgnoringCase(type);
    assertThat(PublicationClient.header(page, "Content-Language")).isEqualTo("ar");
    assertThat(PublicationClient.header(page, "Cache-Control")).isEqualTo("no-cache");
    assertThat(PublicationClient.header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(PublicationClient.header(page, "ETag")).matches("\"[0-9a-f]{64}\"");
    assertThat(PublicationClient.header(page, "Last-Modified")).endsWith("GMT");
    assertThat(page.headers().allValues("Link"))
        .containsExactly(
            "</publications/ketamine/ar.%s>; rel=\"alternate\"; hreflang=\"ar\"".formatted(form),
            "</publications/ketamine/es.%s>; rel=\"alternate\"; hreflang=\"es\"".formatted(form));
    HttpResponse<byte[]> numbered = client.get("/publications/ketamine/ar/versions/1." + form);
    assertThat(numbered.body()).isEqualTo(page.body());

    HttpResponse<byte[]> head =
        client.send(
            client
                .request("/publications/ketamine/ar." + form)
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(PublicationClient.header(head, "ETag"))
        .isEqualTo(PublicationClient.header(page, "ETag"));
    assertThat(PublicationClient.header(head, "Content-Length"))
        .isEqualTo(String.valueOf(page.body().length));
  }

  @Test
  void the_page_allows_its_own_style_by_hash_and_nothing_else() throws Exception {
    assertThat(
            PublicationClient.header(
                client.get("/publications/ketamine/es.html"), "Content-Security-Policy"))
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
      String tag = PublicationClient.header(client.get(path), "ETag");
      HttpResponse<byte[]> answer =
          client.send(client.request(path).header("If-None-Match", ifNoneMatch.replace("T", tag)));
      assertThat(answer.statusCode()).as(form).isEqualTo(status);
      assertThat(PublicationClient.header(answer, "ETag")).isEqualTo(tag);
      assertThat(PublicationClient.header(answer, "Cache-Control")).isEqualTo("no-cache");
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
    assertThat(client.get(path).statusCode()).isEqualTo(status);
  }

  @Test
  void a_locale_written_otherwise_is_sent_to_its_one_address() throws Exception {
    HttpResponse<byte[]> moved = client.get("/publications/ketamine/ES.html");
    assertThat(moved.statusCode()).isEqualTo(301);
    assertThat(PublicationClient.header(moved, "Location"))
        .endsWith("/publications/ketamine/es.html");
  }

  @Test
  void the_list_has_what_is_out_and_its_own_tag() throws Exception {
    HttpResponse<byte[]> list = client.get("/publications/ketamine");
    JsonNode json = new ObjectMapper().readTree(list.body());
    assertThat(json.get("publications").findValuesAsText("locale")).containsExactly("ar", "es");
    assertThat(json.at("/publications/0/html").textValue())
        .isEqualTo("/publications/ketamine/ar.html");
    assertThat(
            client
                .send(
                    client
                        .request("/publications/ketamine")
                        .header("If-None-Match", PublicationClient.header(list, "ETag")))
                .statusCode())
        .isEqualTo(304);
  }

  @Test
  void the_feed_is_paged_by_cursor() throws Exception {
    JsonNode first = client.feed("?limit=1", 200);
    assertThat(first.get("events")).hasSize(1);
    assertThat(first.at("/events/0/type").textValue()).isEqualTo("published");
    assertThat(first.get("next").longValue()).isEqualTo(1);
    JsonNode rest = client.feed("?after=1&limit=1000", 200);
    assertThat(rest.at("/events/0/cursor").longValue()).isEqualTo(2);
    long next = rest.get("next").longValue();
    assertThat(client.feed("?after=" + (next + 100), 200).get("next").longValue())
        .isEqualTo(next + 100);
    client.feed("?after=-1", 400);
    client.feed("?limit=0", 400);
    client.feed("?limit=1001", 400);
  }

  @Test
  void a_reader_that_waits_gets_the_next_event_when_it_comes() throws Exception {
    long last = client.feed("?limit=1000", 200).get("next").longValue();
    assertThat(client.feed("?after=" + last + "&wait=1", 200).get("events")).isEmpty();
    var waiting =
        java.util.concurrent.CompletableFuture.supplyAsync(
            () -> {
              try {
                return client.feed("?after=" + last + "&wait=50", 200);
              } catch (Exception e) {
                throw new java.util.concurrent.CompletionException(e);
              }
            });
    publisher.publish(translated.approved(new Slug("awaited"), SmallArticle.ES));
    assertThat(waiting.get().at("/events/0/article").textValue()).isEqualTo("awaited");
    client.feed("?wait=51", 400);
  }

  @Test
  void the_keys_are_public_parts_only() throws Exception {
    HttpResponse<byte[]> jwks = client.get("/.well-known/jwks.json");
    assertThat(PublicationClient.header(jwks, "Cache-Control")).contains("max-age=300");
    JsonNode keys = new ObjectMapper().readTree(jwks.body()).get("keys");
    assertThat(keys).hasSize(1);
    List<String> members = new ArrayList<>();
    keys.get(0).fieldNames().forEachRemaining(members::add);
    assertThat(members).containsExactlyInAnyOrder("kty", "crv", "x", "y", "kid", "alg", "use");
  }
}

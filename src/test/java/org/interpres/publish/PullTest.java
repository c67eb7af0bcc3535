package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.interpres.article.Revision;
import org.interpres.article.Slug;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How publishing systems and browsers fetch what is out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PullTest {

  private final HttpClient http = HttpClient.newHttpClient();
  private PublicationServer server;

  @BeforeAll
  void start() {
    server = PublicationServer.start("--interpres.publish-source=true");
    Revision revision = server.translated().revision(SmallArticle.SLUG);
    Publisher publisher = server.bean(Publisher.class);
    publisher.publish(server.translated().approved(revision, SmallArticle.ES));
    publisher.publish(server.translated().approved(revision, SmallArticle.AR));
  }

  @AfterAll
  void stop() {
    server.context().close();
  }

  @Test
  void gzip_is_another_representation_with_a_strong_tag_of_its_own() throws Exception {
    String path = "/publications/ketamine/es.html";
    HttpResponse<byte[]> plain = get(path);
    HttpResponse<byte[]> gzip = get(path, "Accept-Encoding", "br, gzip");
    assertThat(header(plain, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(header(gzip, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(gzip, "ETag")).isNotEqualTo(header(plain, "ETag")).startsWith("\"");
    assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
        .isEqualTo(plain.body());
    for (HttpResponse<byte[]> had : List.of(plain, gzip)) {
      HttpResponse<byte[]> again =
          get(path, "Accept-Encoding", "gzip", "If-None-Match", header(had, "ETag"));
      assertThat(again.statusCode()).isEqualTo(304);
      assertThat(header(again, "ETag")).isEqualTo(header(had, "ETag"));
    }
    assertThat(header(get(path, "Accept-Encoding", "gzip;q=0"), "Content-Encoding"))
        .isEqualTo("(none)");
  }

  @Test
  void pages_of_other_origins_may_read_and_may_ask_with_a_tag() throws Exception {
    assertThat(header(get("/publications/ketamine/es.json"), "Access-Control-Allow-Origin"))
        .isEqualTo("*");
    HttpResponse<byte[]> preflight =
        http.send(
            HttpRequest.newBuilder(server.address("/publications/ketamine/es.json"))
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "https://cms.example.org")
                .header("Access-Control-Request-Method", "GET")
                .header("Access-Control-Request-Headers", "if-none-match")
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(header(preflight, "Access-Control-Allow-Headers")).contains("If-None-Match");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/html,application/xhtml+xml,*/*;q=0.8 | es-MX,es;q=0.9 | text/html | es",
        "text/html | ar | text/html | ar",
        "text/html | de, fr;q=0.8 | text/html | en",
        "text/html | de, ar-EG;q=0.1 | text/html | ar",
        "text/html | not a language!!! | text/html | en",
        "text/html | *, es;q=0.5 | text/html | es",
        "application/json | ar | application/json | (none)",
        "*/* | ar | application/json | (none)",
        "text/html, application/json | ar | application/json | (none)"
      })
  void the_articles_address_answers_a_browser_with_the_page_in_its_language(
      String accept, String language, String type, String locale) throws Exception {
    HttpResponse<byte[]> answer =
        get("/publications/ketamine", "Accept", accept, "Accept-Language", language);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).startsWith(type);
    assertThat(header(answer, "Content-Language")).isEqualTo(locale);
    assertThat(answer.headers().allValues("Vary")).anyMatch(v -> v.contains("Accept-Language"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/html | 200 | text/html",
        "*/* | 200 | text/html",
        "application/json;q=0.9, text/html;q=0.1 | 200 | application/json",
        "application/jose | 200 | application/jose",
        "application/*;q=0.5 | 200 | application/json",
        "rubbish | 200 | text/html",
        "image/png | 406 | x"
      })
  void without_an_extension_the_form_is_negotiated(String accept, int status, String type)
      throws Exception {
    HttpResponse<byte[]> answer = get("/publications/ketamine/es", "Accept", accept);
    assertThat(answer.statusCode()).isEqualTo(status);
    if (status == 200) {
      assertThat(header(answer, "Content-Type")).startsWith(type);
      assertThat(header(answer, "Content-Location")).startsWith("/publications/ketamine/es.");
    } else {
      assertThat(header(answer, "Accept"))
          .isEqualTo("text/html, application/json, application/jose");
    }
  }

  @Test
  void the_zip_has_every_locale_and_the_keys_and_verifies() throws Exception {
    HttpResponse<byte[]> answer = get("/publications/ketamine.zip");
    assertThat(header(answer, "Content-Type")).isEqualTo("application/zip");
    Map<String, byte[]> files = new TreeMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    Verifier verifier = Verifier.trusting(files.getOrDefault("jwks.json", new byte[0]));
    for (String locale : List.of("ar", "en", "es")) {
      String stem = "publications/ketamine/" + locale;
      assertThat(
              verifier.verify(
                  new Verifier.Files(
                      files.getOrDefault(stem + ".html", new byte[0]),
                      files.getOrDefault(stem + ".json", new byte[0]),
                      files.getOrDefault(stem + ".jws", new byte[0]))))
          .as(locale)
          .isInstanceOf(Verifier.Verdict.Valid.class);
    }
    assertThat(files).hasSize(10);
    assertThat(
            get("/publications/ketamine.zip", "If-None-Match", header(answer, "ETag")).statusCode())
        .isEqualTo(304);
  }

  @Test
  void the_zip_is_the_same_bytes_each_time_and_is_not_compressed_again() throws Exception {
    HttpResponse<byte[]> first = get("/publications/ketamine.zip", "Accept-Encoding", "gzip");
    HttpResponse<byte[]> second = get("/publications/ketamine.zip");
    assertThat(first.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(header(second, "ETag")).isEqualTo(header(first, "ETag")).matches("\"[0-9a-f]{64}\"");
    HttpResponse<byte[]> known =
        get("/publications/ketamine.zip", "If-None-Match", "W/\"x\", " + header(first, "ETag"));
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
  }

  @Test
  void the_sitemap_has_absolute_addresses_with_their_alternates() throws Exception {
    String index = text(get("/sitemap.xml"));
    assertThat(index).contains("<loc>" + server.address("/publications/sitemap.xml?after="));
    String part = text(get("/publications/sitemap.xml"));
    assertThat(part)
        .contains("<loc>" + server.address("/publications/ketamine/es.html") + "</loc>")
        .contains("hreflang=\"ar\" href=\"" + server.address("/publications/ketamine/ar.html"));
    javax.xml.parsers.DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(part.getBytes(StandardCharsets.UTF_8)));
  }

  /** Two processes on one database, which pull all the while; the recall is told to one of them. */
  @Test
  void no_pull_after_a_recalls_acknowledgement_gets_it_from_any_process() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (var second = PublicationServer.onDatabase(server.database()).context()) {
      List<PublicationServer> both =
          List.of(server, new PublicationServer(second, server.database()));
      for (int round = 0; round < 5; round++) {
        Slug slug = new Slug("raced-" + round);
        server.bean(Publisher.class).publish(server.translated().approved(slug, SmallArticle.ES));
        String path = "/publications/" + slug + "/es.html";
        AtomicBoolean acknowledged = new AtomicBoolean();
        List<Future<List<Integer>>> late = new ArrayList<>();
        for (PublicationServer process : both) {
          assertThat(status(process, path)).isEqualTo(200);
          late.add(threads.submit(() -> pulled(process, path, acknowledged)));
        }
        server
            .bean(Recalls.class)
            .recall(
                new Recalls.Order(slug, SmallArticle.ES, "Wrong dose.", "secret"),
                new Actor("localizer", Set.of(Role.LOCALIZER)));
        acknowledged.set(true);
        for (Future<List<Integer>> statuses : late) {
          assertThat(statuses.get()).isNotEmpty().containsOnly(410);
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** The statuses of pulls that began after the acknowledgement. */
  private List<Integer> pulled(PublicationServer process, String path, AtomicBoolean acknowledged)
      throws Exception {
    List<Integer> late = new ArrayList<>();
    while (late.size() < 20) {
      boolean counts = acknowledged.get();
      int status = status(process, path);
      if (counts) {
        late.add(status);
      }
    }
    return late;
  }

  private int status(PublicationServer process, String path) throws Exception {
    return http.send(
            HttpRequest.newBuilder(process.address(path)).build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private HttpResponse<byte[]> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.address(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String text(HttpResponse<byte[]> answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("(none)");
  }
}

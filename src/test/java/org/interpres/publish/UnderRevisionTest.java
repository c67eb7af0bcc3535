package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.interpres.app.RunningServer;
import org.interpres.article.Document;
import org.interpres.article.Revision;
import org.interpres.article.Slug;
import org.interpres.article.Unit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** In the whole program: readers learn that what they have says something critical otherwise. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UnderRevisionTest {

  private static final String HEADER = "Interpres-Under-Revision";

  /** The sentence with the dose, which is critical, and one that is not. */
  private static final int DOSE = 11;

  private static final int HEADING = 2;

  private final HttpClient http = HttpClient.newHttpClient();
  private RunningServer server;
  private Translated translated;

  @BeforeAll
  void start() {
    server = RunningServer.start("interpres.sweep=100", "interpres.publish-source=false");
    translated = new Translated(server::bean);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void a_critical_change_is_told_by_header_listing_and_feed_until_it_is_published()
      throws Exception {
    Slug slug = new Slug("revised");
    String page = "/publications/revised/es.html";
    server.bean(Publisher.class).publish(translated.approved(slug, SmallArticle.ES));
    HttpResponse<String> before = get(page);
    assertThat(header(before)).isNull();

    translated.revision(slug, document(HEADING, "How it is given at home"));
    translated.revision(slug, document(DOSE, "0.05 mg/kg"));

    // Answers from memory, which learns of it by the feed.
    await().atMost(Duration.ofSeconds(60)).until(() -> header(get(page)) != null);
    String since = "2026-03-01T08:00:00Z";
    for (String form : List.of(".html", ".json", ".jws", "/versions/1.html")) {
      assertThat(header(get("/publications/revised/es" + form))).as(form).isEqualTo(since);
    }
    HttpResponse<String> known =
        get(page, "If-None-Match", before.headers().firstValue("ETag").orElseThrow());
    assertThat(known.statusCode()).as("the bytes are the same").isEqualTo(304);
    assertThat(header(known)).isEqualTo(since);
    assertThat(get("/publications/revised").body()).contains("\"underRevision\":\"" + since + "\"");
    assertThat(told(slug)).containsExactly("published 1", "under-revision 1");

    Revision last = translated.revision(slug, document(DOSE, "0.1 mg/kg"));
    await().atMost(Duration.ofSeconds(60)).until(() -> compared(slug, last));
    assertThat(told(slug)).as("told once").hasSize(2);

    server.bean(Publisher.class).publish(translated.approved(last, SmallArticle.ES));
    await().atMost(Duration.ofSeconds(60)).until(() -> header(get(page)) == null);
    assertThat(header(get("/publications/revised/es/versions/1.html"))).as("superseded").isNull();
    assertThat(get("/publications/revised").body()).doesNotContain("underRevision");
    assertThat(told(slug))
        .containsExactly("published 1", "under-revision 1", "superseded 1", "published 2");
  }

  @Test
  void a_change_that_is_taken_back_is_told_as_settled_and_no_other_change_is_told_at_all()
      throws Exception {
    Slug slug = new Slug("settled");
    server.bean(Publisher.class).publish(translated.approved(slug, SmallArticle.ES));
    Revision heading = translated.revision(slug, document(HEADING, "How it is given at home"));
    await().atMost(Duration.ofSeconds(60)).until(() -> compared(slug, heading));
    assertThat(told(slug)).containsExactly("published 1");

    translated.revision(slug, document(DOSE, "0.05 mg/kg"));
    await().atMost(Duration.ofSeconds(60)).until(() -> told(slug).contains("under-revision 1"));
    translated.revision(slug, SmallArticle.document());
    await().atMost(Duration.ofSeconds(60)).until(() -> told(slug).contains("revision-settled 1"));

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> header(get("/publications/settled/es.html")) == null);
    assertThat(told(slug)).containsExactly("published 1", "under-revision 1", "revision-settled 1");
  }

  private boolean compared(Slug slug, Revision revision) {
    return server
            .bean(org.springframework.jdbc.core.simple.JdbcClient.class)
            .sql(
                "select count(*) from revision_check c join publication p on p.id ="
                    + " c.publication_id where p.article = :slug and c.revision_id = :revision")
            .param("slug", slug.value())
            .param("revision", revision.id())
            .query(Integer.class)
            .single()
        == 1;
  }

  private List<String> told(Slug slug) {
    return server.bean(PublicationFeed.class).after(0, 1_000).stream()
        .filter(event -> event.article().equals(slug))
        .map(event -> event.type().label() + " " + event.version())
        .toList();
  }

  private static Document document(int unit, String text) {
    Document document = SmallArticle.document();
    List<Unit> units =
        document.units().stream()
            .map(u -> u.index() == unit ? new Unit(unit, u.kind(), text, u.elements()) : u)
            .toList();
    return new Document(document.title(), document.description(), document.blocks(), units);
  }

  private static @org.jspecify.annotations.Nullable String header(HttpResponse<?> answer) {
    return answer.headers().firstValue(HEADER).orElse(null);
  }

  private HttpResponse<String> get(String path, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}

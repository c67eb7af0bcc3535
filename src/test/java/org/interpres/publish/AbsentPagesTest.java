package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Set;
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
import org.junit.jupiter.params.provider.ValueSource;

/** What a reader and a program get where nothing is out. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AbsentPagesTest {

  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";

  private final HttpClient http = HttpClient.newHttpClient();
  private PublicationServer server;

  @BeforeAll
  void start() {
    server = PublicationServer.start();
    Slug slug = new Slug("taken");
    Revision revision = server.translated().revision(slug);
    Publisher publisher = server.bean(Publisher.class);
    publisher.publish(server.translated().approved(revision, SmallArticle.ES));
    publisher.publish(server.translated().approved(revision, SmallArticle.AR));
    Recalls recalls = server.bean(Recalls.class);
    Actor localizer = new Actor("localizer", Set.of(Role.LOCALIZER));
    recalls.recall(
        new Recalls.Order(slug, SmallArticle.AR, "Wrong <dose> & unit.", "secret", SmallArticle.ES),
        localizer);
    Slug whole = new Slug("taken-whole");
    publisher.publish(server.translated().approved(whole, SmallArticle.ES));
    recalls.recall(new Recalls.Order(whole, SmallArticle.ES, "Old.", "secret"), localizer);
  }

  @AfterAll
  void stop() {
    server.context().close();
  }

  /** Each tag in an address kept a copy of the words until the process ended. */
  @Test
  void what_anybody_may_write_as_a_locale_takes_no_memory_for_ever() throws Exception {
    for (int n = 0; n < 300; n++) {
      String locale = "es-x-t" + n;
      assertThat(get("/publications/never/" + locale + ".html", BROWSER, locale).statusCode())
          .isEqualTo(404);
    }
    assertThat(PublicationWords.kept()).isLessThanOrEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ar.html", "ar", "ar.json", "ar/versions/1.html"})
  void a_reader_of_what_was_recalled_gets_a_page_in_its_language(String file) throws Exception {
    HttpResponse<String> gone = get("/publications/taken/" + file, BROWSER, "de");
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(header(gone, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(header(gone, "Content-Security-Policy")).contains("default-src 'none'");
    assertThat(header(gone, "Link")).contains("</publications/taken/es.html>");
    assertThat(gone.headers().allValues("Vary")).contains("Accept");
    assertThat(gone.body())
        .contains(
            "<html lang=\"ar\" dir=\"rtl\">",
            "<title>سُحبت هذه الصفحة</title>",
            "<main>",
            "<p dir=\"auto\">Wrong &lt;dose&gt; &amp; unit.</p>",
            "<a href=\"/publications/taken/es.html\">اقرأ هذا بدلًا منها</a>");
  }

  @Test
  void the_address_of_an_article_of_which_nothing_is_out_any_more_says_so_to_a_reader()
      throws Exception {
    HttpResponse<String> gone = get("/publications/taken-whole", BROWSER, "de");
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(gone.body()).contains("<html lang=\"es\" dir=\"ltr\">").doesNotContain("<a ");
    HttpResponse<String> listing = get("/publications/taken-whole", "application/json", "de");
    assertThat(listing.statusCode()).isEqualTo(200);
    assertThat(listing.body()).contains("\"publications\":[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/publications/taken/de.html | fr | de | Diese Seite gibt es nicht",
        "/publications/taken/es/versions/9.html | fr | es | Esta página no existe",
        "/publications/never | fr-CA, de;q=0.5 | fr-CA | Cette page n’existe pas",
        "/publications/never | x-nonsense!! | en | There is no such page",
        "/publications/taken/sw.html | sw | en | There is no such page",
        "/publications/taken/no/such/page | ar | ar | لا توجد صفحة كهذه"
      })
  void a_reader_of_what_never_was_gets_a_page_in_a_language_of_theirs(
      String path, String wanted, String locale, String title) throws Exception {
    HttpResponse<String> never = get(path, BROWSER, wanted);
    assertThat(never.statusCode()).isEqualTo(404);
    assertThat(header(never, "Content-Type")).startsWith("text/html");
    assertThat(header(never, "Content-Language")).isEqualTo(locale);
    assertThat(never.body())
        .contains("<html lang=\"" + locale + "\"", "<h1>" + title + "</h1>", "noindex");
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json", "application/json, text/html"})
  void a_program_gets_a_problem_detail_that_is_no_file(String accept) throws Exception {
    for (String path : new String[] {"taken/ar.html", "taken/ar.json", "taken/de.html", "never"}) {
      HttpResponse<String> answer = get("/publications/" + path, accept, "es");
      assertThat(answer.statusCode()).as(path).isIn(404, 410);
      assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
      assertThat(header(answer, "Content-Disposition")).doesNotContain("f.txt");
    }
  }

  private HttpResponse<String> get(String path, String accept, String language) throws Exception {
    return http.send(
        HttpRequest.newBuilder(server.address(path))
            .header("Accept", accept)
            .header("Accept-Language", language)
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("(none)");
  }
}

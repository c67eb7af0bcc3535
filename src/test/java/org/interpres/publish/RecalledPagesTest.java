package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
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

/** What readers, the feed and the trail get of publications that were taken back. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecalledPagesTest {

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
  }

  @AfterAll
  void stop() {
    server.context().close();
  }

  @Test
  void a_recall_holds_at_once_for_every_version_and_says_why() throws Exception {
    Slug slug = new Slug("wrong-dose");
    Approved first = translated.approved(slug, SmallArticle.ES);
    publisher.publish(first);
    publisher.publish(translated.approved(slug, SmallArticle.ES));
    String tag = PublicationClient.header(client.get("/publications/wrong-dose/es.html"), "ETag");

    assertThat(client.recall("wrong-dose", "es", "localizer", "The dose is wrong.", "guess"))
        .isEqualTo(403);
    assertThat(client.recall("wrong-dose", "es", "publisher", "The dose is wrong.", "secret"))
        .isEqualTo(403);
    assertThat(client.recall("wrong-dose", "es", "localizer", "  ", "secret")).isEqualTo(422);
    assertThat(client.recall("wrong-dose", "fr", "localizer", "The dose is wrong.", "secret"))
        .isEqualTo(404);
    assertThat(client.get("/publications/wrong-dose/es.html").statusCode()).isEqualTo(200);
    assertThat(client.recall("wrong-dose", "es", "localizer", "The dose is wrong.", "secret"))
        .isEqualTo(200);
    assertThat(client.recall("wrong-dose", "es", "localizer", "Again.", "secret")).isEqualTo(409);

    for (String path : List.of("es.html", "es.json", "es.jws", "es/versions/1.html")) {
      HttpResponse<byte[]> gone =
          client.send(
              client.request("/publications/wrong-dose/" + path).header("If-None-Match", tag));
      assertThat(gone.statusCode()).as(path).isEqualTo(410);
      assertThat(PublicationClient.header(gone, "Content-Type"))
          .startsWith("application/problem+json");
      assertThat(new ObjectMapper().readTree(gone.body()).get("reason").textValue())
          .isEqualTo("The dose is wrong.");
    }
    assertThat(
            new ObjectMapper()
                .readTree(client.get("/publications/wrong-dose").body())
                .get("publications"))
        .isEmpty();
    assertThat(client.events(slug))
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
    client.recall("comes-back", "es", "localizer", "To be checked.", "secret");
    publisher.publish(approved);
    assertThat(client.get("/publications/comes-back/es.html").statusCode()).isEqualTo(410);

    assertThat(publisher.publish(translated.again(approved))).isPresent();
    assertThat(client.get("/publications/comes-back/es.html").statusCode()).isEqualTo(200);
    assertThat(client.get("/publications/comes-back/es/versions/1.html").statusCode())
        .isEqualTo(410);
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
    assertThat(client.get("/publications/withdrawn-locale/es.html").statusCode()).isEqualTo(410);
    assertThat(client.get("/publications/withdrawn-locale/ar.html").statusCode()).isEqualTo(200);
    assertThat(client.events(slug)).containsExactly("published 1", "published 1", "recalled 1");
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
    assertThat(client.get("/publications/withdrawn/es.html").statusCode()).isEqualTo(410);
    assertThat(client.get("/publications/withdrawn/ar.html").statusCode()).isEqualTo(410);
    assertThat(client.events(slug))
        .containsExactly("published 1", "published 1", "recalled 1", "recalled 1");
  }
}

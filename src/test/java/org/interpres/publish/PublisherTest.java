package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.interpres.article.Refusal;
import org.interpres.article.Revision;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.audit.AuditTrail;
import org.interpres.publish.Publication.Form;
import org.interpres.review.Approved;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublisherTest {

  private PublicationServer server;
  private Publisher publisher;
  private Translated translated;

  @BeforeAll
  void start() {
    server = PublicationServer.start();
    publisher = server.bean(Publisher.class);
    translated = server.translated();
  }

  @AfterAll
  void stop() {
    server.context().close();
  }

  @Test
  void an_approved_translation_is_published_signed_told_and_audited() {
    Slug slug = new Slug("first");
    Approved approved = translated.approved(slug, SmallArticle.ES);
    long before = lastCursor();
    Publication made = publisher.publish(approved).orElseThrow();

    assertThat(made.version()).isEqualTo(1);
    assertThat(state(approved)).isEqualTo(TranslationState.PUBLISHED);
    assertThat(server.bean(PublicationFeed.class).after(before, 10))
        .extracting(e -> e.cursor() - before, e -> e.type().label(), PublicationEvent::version)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(1L, "published", 1));
    assertThat(server.bean(AuditTrail.class).entries(slug, 0, 10))
        .extracting(AuditTrail.Entry::action)
        .containsExactly("translation-published");
    assertThat(verdict(made)).isInstanceOf(Verifier.Verdict.Valid.class);
  }

  private Verifier.Verdict verdict(Publication made) {
    Publications publications = server.bean(Publications.class);
    return Verifier.trusting(server.bean(SigningKeys.class).jwks())
        .verify(
            new Verifier.Files(
                publications.bytes(made, Form.HTML),
                publications.bytes(made, Form.JSON),
                publications.bytes(made, Form.JWS)));
  }

  @Test
  void the_same_approval_twice_is_one_publication() {
    Approved approved = translated.approved(new Slug("twice"), SmallArticle.ES);
    Publication first = publisher.publish(approved).orElseThrow();
    assertThat(publisher.publish(approved)).contains(first);
    assertThat(events("twice")).containsExactly("published 1");
  }

  @Test
  void the_same_approval_from_many_threads_is_one_publication() throws Exception {
    Approved approved = translated.approved(new Slug("crowd"), SmallArticle.ES);
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      Callable<Long> publish = () -> publisher.publish(approved).orElseThrow().id();
      List<Long> ids = new ArrayList<>();
      for (Future<Long> done : threads.invokeAll(java.util.Collections.nCopies(12, publish))) {
        ids.add(done.get());
      }
      assertThat(ids).hasSize(12).containsOnly(ids.get(0));
    } finally {
      threads.shutdownNow();
    }
  }

  /** The database refused such a publication, and quarantine made of it a failed translation. */
  @Test
  void what_is_reopened_while_it_is_being_published_is_not_published_and_does_not_fail()
      throws Exception {
    Approved approved = translated.approved(new Slug("reopened-meanwhile"), SmallArticle.ES);
    Translations translations = server.bean(Translations.class);
    JdbcClient jdbc = server.bean(JdbcClient.class);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try {
      Future<java.util.Optional<Publication>> publishing =
          new org.springframework.transaction.support.TransactionTemplate(
                  server.bean(org.springframework.transaction.PlatformTransactionManager.class))
              .execute(
                  status -> {
                    Translation held = translations.lock(approved.translation().id()).orElseThrow();
                    assertThat(
                            translations.move(
                                held, TranslationState.IN_REVIEW, java.time.Instant.now()))
                        .isPresent();
                    var begun = other.submit(() -> publisher.publish(approved));
                    org.awaitility.Awaitility.await().until(() -> waiting(jdbc) > 0);
                    return begun;
                  });
      assertThat(publishing.get()).isEmpty();
    } finally {
      other.shutdownNow();
    }
    assertThat(state(approved)).isEqualTo(TranslationState.IN_REVIEW);
    assertThat(events("reopened-meanwhile")).isEmpty();
  }

  private static long waiting(JdbcClient jdbc) {
    return jdbc.sql(
            "select count(*) from pg_stat_activity where datname = current_database()"
                + " and cardinality(pg_blocking_pids(pid)) > 0")
        .query(Long.class)
        .single();
  }

  @Test
  void a_new_revision_supersedes_what_was_out() {
    Slug slug = new Slug("newer");
    Approved first = translated.approved(slug, SmallArticle.ES);
    publisher.publish(first);
    Publication second =
        publisher.publish(translated.approved(slug, SmallArticle.ES)).orElseThrow();
    assertThat(second.version()).isEqualTo(2);
    assertThat(state(first)).isEqualTo(TranslationState.SUPERSEDED);
    assertThat(events("newer")).containsExactly("published 1", "superseded 1", "published 2");
  }

  @Test
  void a_late_approval_of_an_earlier_revision_does_not_replace_a_later_one() {
    Slug slug = new Slug("late");
    Approved early = translated.approved(slug, SmallArticle.ES);
    publisher.publish(translated.approved(slug, SmallArticle.ES));
    assertThatThrownBy(() -> publisher.publish(early))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("revision 2 is published already");
    assertThat(events("late")).containsExactly("published 1");
  }

  @Test
  void a_translation_reopened_meanwhile_is_left_alone() {
    Approved approved = translated.approved(new Slug("reopened"), SmallArticle.ES);
    translated.moved(approved.translation(), TranslationState.IN_REVIEW);
    assertThat(publisher.publish(approved)).isEmpty();
    assertThat(events("reopened")).isEmpty();
  }

  @Test
  void alternates_are_those_of_the_moment() {
    Slug slug = new Slug("many-locales");
    Revision revision = translated.revision(slug);
    publisher.publish(translated.approved(revision, SmallArticle.ES));
    Publication arabic =
        publisher.publish(translated.approved(revision, SmallArticle.AR)).orElseThrow();
    String json =
        new String(
            server.bean(Publications.class).bytes(arabic, Form.JSON),
            java.nio.charset.StandardCharsets.UTF_8);
    assertThat(json)
        .contains(
            "\"alternates\":[{\"locale\":\"ar\",\"url\":\"/publications/many-locales/ar.html\"},"
                + "{\"locale\":\"es\",\"url\":\"/publications/many-locales/es.html\"}]");
  }

  @Test
  void the_database_refuses_what_is_not_signed_in_every_step_for_these_words() {
    Revision revision = translated.revision(new Slug("unsigned"));
    Translation none = translated.inReview(revision, SmallArticle.ES);
    refused(none, revision, "is not APPROVED");

    Translation approvedOnly = translated.moved(none, TranslationState.APPROVED);
    refused(approvedOnly, revision, "step linguistic is not signed");

    translated.sign(approvedOnly, words(approvedOnly, revision), "linguistic");
    refused(approvedOnly, revision, "step medical is not signed");

    translated.sign(approvedOnly, Sha256.of("other words"), "medical");
    refused(approvedOnly, revision, "step medical is not signed for these words");

    server
        .bean(JdbcClient.class)
        .sql(
            "update signature set voided_at = now(), void_reason = 'x' where translation_id = :id"
                + " and step = 'medical'")
        .param("id", approvedOnly.id())
        .update();
    translated.sign(approvedOnly, words(approvedOnly, revision), "medical");
    assertThat(publisher.publish(translated.words(approvedOnly, revision))).isPresent();
  }

  private Sha256 words(Translation translation, Revision revision) {
    return translated.words(translation, revision).contentHash();
  }

  /** Past the program's own look at the state: straight into the table, as the application role. */
  private void refused(Translation translation, Revision revision, String why) {
    assertThatThrownBy(
            () ->
                server
                    .bean(JdbcClient.class)
                    .sql(
                        """
                        insert into publication (article, locale, version, translation_id,
                          approved_sha256, approval_sha256, title, html, json, jws, html_sha256,
                          json_sha256, jws_sha256, kid, published_at)
                        values (:article, 'es', 1, :id, :words, :words, 'x', ''::bytea, ''::bytea,
                          '', :none, :none, :none, 'k', now())
                        """)
                    .param("article", translation.article().value())
                    .param("id", translation.id())
                    .param("words", words(translation, revision).hex())
                    .param("none", Sha256.of("").hex())
                    .update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining(why);
  }

  @Test
  void the_application_can_change_or_delete_nothing_that_is_out() {
    publisher.publish(translated.approved(new Slug("kept"), SmallArticle.ES));
    for (String table : List.of("publication", "publication_event", "recall", "signing_key")) {
      for (String change :
          List.of(
              "delete from " + table,
              "truncate " + table,
              "update " + table + " set " + set(table))) {
        assertThatThrownBy(() -> server.bean(JdbcClient.class).sql(change).update())
            .as(change)
            .isInstanceOf(DataAccessException.class);
      }
    }
    JdbcClient owner = JdbcClient.create(server.database().owner());
    assertThatThrownBy(() -> owner.sql("update publication set title = 'x'").update())
        .hasMessageContaining("never change");
    assertThatThrownBy(() -> owner.sql("delete from publication_event").update())
        .hasMessageContaining("never change");
  }

  private static String set(String table) {
    return switch (table) {
      case "publication" -> "title = 'x'";
      case "publication_event" -> "version = 9";
      case "recall" -> "reason = 'x'";
      default -> "x = 'x'";
    };
  }

  private List<String> events(String slug) {
    return server.bean(PublicationFeed.class).after(0, 1000).stream()
        .filter(event -> event.article().value().equals(slug))
        .map(event -> event.type().label() + " " + event.version())
        .toList();
  }

  private long lastCursor() {
    return server.bean(PublicationFeed.class).after(0, 1000).stream()
        .mapToLong(PublicationEvent::cursor)
        .max()
        .orElse(0);
  }

  private TranslationState state(Approved approved) {
    return server.bean(Translations.class).find(approved.translation().id()).orElseThrow().state();
  }
}

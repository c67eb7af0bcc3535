package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.interpres.article.Refusal;
import org.interpres.article.Revision;
import org.interpres.article.Slug;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.interpres.publish.Publication.Form;
import org.interpres.review.Approved;
import org.interpres.review.ApprovedFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Versions, roll-back and the author's own version. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RollBackTest {

  private static final Actor LOCALIZER = new Actor("localizer", Set.of(Role.LOCALIZER));

  private PublicationServer server;
  private Publisher publisher;
  private Translated translated;
  private Publications publications;

  @BeforeAll
  void start() {
    server = PublicationServer.start("--interpres.publish-source=true");
    publisher = server.bean(Publisher.class);
    publications = server.bean(Publications.class);
    translated = server.translated();
  }

  @AfterAll
  void stop() {
    server.context().close();
  }

  @Test
  void an_earlier_version_comes_back_as_a_new_one_signed_anew() {
    Slug slug = new Slug("back");
    publisher.publish(translated.stored(translated.approved(slug, SmallArticle.ES)));
    publisher.publish(translated.stored(translated.approved(slug, SmallArticle.ES)));
    Publication third = restore(slug, 1);

    assertThat(third.version()).isEqualTo(3);
    Verifier.Verdict verdict = verdict(third);
    assertThat(verdict).isInstanceOf(Verifier.Verdict.Valid.class);
    assertThat(((Verifier.Verdict.Valid) verdict).statement().source()).isEqualTo("en, revision 1");
    assertThat(((Verifier.Verdict.Valid) verdict).statement().signatures())
        .extracting(Statement.Signed::signer)
        .containsExactly("Luz Ibáñez", "Dr. Ana <Ruiz> & Co.");
    assertThat(publications.current(slug).stream().filter(p -> p.locale().equals(SmallArticle.ES)))
        .containsExactly(third);
    assertThat(text(third, Form.JSON)).contains("\"version\":3").contains("\"sourceRevision\":1");
    assertThat(server.bean(AuditTrail.class).entries(slug, 0, 20))
        .extracting(AuditTrail.Entry::action)
        .last()
        .isEqualTo("publication-restored");
    assertThat(restore(slug, 3).version()).as("signed anew").isEqualTo(4);
  }

  @Test
  void the_difference_between_two_versions_is_the_blocks_that_only_one_has() {
    Slug slug = new Slug("changed");
    Publication first = publisher.publish(translated.approved(slug, SmallArticle.ES)).orElseThrow();
    var words = new java.util.ArrayList<>(SmallArticle.SPANISH);
    words.set(2, "Cómo se da");
    Revision revision = translated.revision(slug);
    var translation =
        translated.moved(
            translated.inReview(revision, SmallArticle.ES),
            org.interpres.article.TranslationState.APPROVED);
    Approved changed = ApprovedFixture.approved(translation, revision, words);
    translated.sign(translation, changed.contentHash(), "linguistic", "medical");
    Publication second = publisher.publish(changed).orElseThrow();
    Differences differences = server.bean(Differences.class);
    assertThat(differences.between(first, second))
        .extracting(c -> c.kind().label() + " " + c.type() + ": " + c.text())
        .containsExactly(
            "removed heading: Cómo se administra",
            "added heading: Cómo se da",
            "removed paragraph: Cómo se administra",
            "added paragraph: Cómo se da");
    assertThat(differences.between(second, second)).isEmpty();
  }

  @Test
  void what_was_recalled_or_never_was_does_not_come_back() {
    Slug slug = new Slug("gone");
    publisher.publish(translated.stored(translated.approved(slug, SmallArticle.ES)));
    server
        .bean(Recalls.class)
        .recall(new Recalls.Order(slug, SmallArticle.ES, "Wrong dose.", "secret"), LOCALIZER);
    assertThatThrownBy(() -> restore(slug, 1))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("only through a new approval");
    assertThatThrownBy(() -> restore(slug, 7)).hasMessageContaining("There is no version 7");
    assertThatThrownBy(
            () ->
                server
                    .bean(RollBack.class)
                    .restore(
                        new RollBack.Order(slug, SmallArticle.ES, 1),
                        new Actor("medic", Set.of(Role.MEDIC))))
        .hasMessageContaining("needs the role LOCALIZER");
  }

  @Test
  void words_that_are_no_longer_stored_do_not_come_back() {
    Slug slug = new Slug("lost");
    publisher.publish(translated.approved(slug, SmallArticle.ES));
    assertThatThrownBy(() -> restore(slug, 1))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("no longer stored");
  }

  @Test
  void the_source_goes_out_with_the_first_translation_of_its_revision_and_says_whose_it_is() {
    Slug slug = new Slug("sourced");
    Revision revision = translated.revision(slug);
    publisher.publish(translated.approved(revision, SmallArticle.ES));
    publisher.publish(translated.approved(revision, SmallArticle.AR));
    assertThat(publications.current(slug))
        .extracting(p -> p.locale() + " " + p.version())
        .containsExactly("ar 1", "en 1", "es 1");
    Publication source = publications.version(slug, SmallArticle.EN, 1).orElseThrow();
    assertThat(verdict(source)).isInstanceOf(Verifier.Verdict.Valid.class);
    assertThat(text(source, Form.HTML))
        .contains("This is the author’s own version, not a translation.")
        .contains("hreflang=\"x-default\" href=\"/publications/sourced/en.html\"")
        .doesNotContain("machine-translated");
    Publication spanish = publications.version(slug, SmallArticle.ES, 1).orElseThrow();
    assertThat(text(spanish, Form.HTML))
        .contains("hreflang=\"x-default\" href=\"/publications/sourced/en.html\"");

    publisher.publish(translated.approved(slug, SmallArticle.ES));
    assertThat(publications.versions(slug, SmallArticle.EN)).hasSize(2);
  }

  @Test
  void a_recalled_source_stays_away_until_there_is_a_new_revision() {
    Slug slug = new Slug("source-recalled");
    Revision revision = translated.revision(slug);
    publisher.publish(translated.approved(revision, SmallArticle.ES));
    server
        .bean(Recalls.class)
        .recall(new Recalls.Order(slug, SmallArticle.EN, "Wrong dose.", "secret"), LOCALIZER);
    publisher.publish(translated.approved(revision, SmallArticle.AR));
    assertThat(publications.versions(slug, SmallArticle.EN)).hasSize(1);
  }

  @Test
  void a_cut_off_tail_of_the_audit_trail_is_seen_by_what_is_published() {
    PublicationServer own = PublicationServer.start();
    try (var context = own.context()) {
      Approved first = own.translated().approved(new Slug("trail"), SmallArticle.ES);
      own.bean(Publisher.class).publish(first);
      own.bean(Publisher.class).publish(own.translated().again(first));
      AuditTrail trail = own.bean(AuditTrail.class);
      assertThat(trail.verify().valid()).isTrue();
      JdbcClient owner = JdbcClient.create(own.database().owner());
      owner.sql("alter table audit_entry disable trigger all").update();
      owner.sql("delete from audit_entry where chain = 'trail'").update();
      AuditTrail.Verification cut = trail.verify();
      assertThat(cut.valid()).isFalse();
      assertThat(java.util.Objects.requireNonNull(cut.firstBroken()).reason())
          .contains("its tail was cut off");
    }
  }

  private Publication restore(Slug slug, int version) {
    return server
        .bean(RollBack.class)
        .restore(new RollBack.Order(slug, SmallArticle.ES, version), LOCALIZER);
  }

  private Verifier.Verdict verdict(Publication made) {
    return Verifier.trusting(server.bean(SigningKeys.class).jwks())
        .verify(
            new Verifier.Files(
                publications.bytes(made, Form.HTML),
                publications.bytes(made, Form.JSON),
                publications.bytes(made, Form.JWS)));
  }

  private String text(Publication made, Form form) {
    return new String(publications.bytes(made, form), java.nio.charset.StandardCharsets.UTF_8);
  }
}

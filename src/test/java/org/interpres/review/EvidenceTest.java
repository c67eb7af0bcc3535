package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.interpres.review.ReviewWorld.ADA;
import static org.interpres.review.ReviewWorld.LIN;
import static org.interpres.review.ReviewWorld.LOC;
import static org.interpres.review.ReviewWorld.MED;

import java.util.List;
import java.util.Objects;
import org.interpres.article.TranslationState;
import org.interpres.review.ReviewWorld.Draft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is stored proves an approval, cannot be changed, and is found out when it was. */
class EvidenceTest {

  private static final ReviewWorld WORLD = new ReviewWorld();
  private static final JdbcClient OWNER = JdbcClient.create(WORLD.database.owner());

  private static long approved() {
    long id = WORLD.open(Draft.of("A title", "Un titre"), Draft.of("Take one.", "Prenez-en un."));
    WORLD.approveWhole(id);
    assertThat(WORLD.approvals.load(id)).isNotNull();
    return id;
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          review_segment | set target = 'Prenez-en deux.' where index = 1 and  | segment 1 has another hash
          review_segment | set target = 'X', target_sha256 = encode(sha256('X'), 'hex') where index = 1 and | segment 1 is not approved in the step linguistic
          review_segment | set origin_kind = 'PLACEHOLDER' where | segment 0 is a placeholder
          review_segment | set editors = '{med}' where index = 1 and | segment 1 is approved by the same person in the step medical
          decision       | set voided_at = now(), void_reason = 'x' where index = 0 and step = 'medical' and | segment 0 is not approved in the step medical
          decision       | set decided_by = 'lin' where step = 'medical' and | segment 0 is approved by the same person in the step medical
          decision       | set source_sha256 = target_sha256 where | segment 0 is not approved in the step linguistic
          signature      | set signer = 'Dr. Who' where step = 'medical' and | the signature of the step medical was altered
          signature      | set meaning = 'authorship' where step = 'medical' and | the signature of the step medical was altered
          signature      | set signed_at = signed_at + interval '1 second' where | the signature of the step linguistic was altered
          signature      | set content_sha256 = seal_sha256 where | the signature of the step linguistic is of other content
          signature      | set voided_at = now(), void_reason = 'x' where step = 'linguistic' and | the signature of the step linguistic is missing
          """)
  void an_owner_who_switches_the_triggers_off_and_alters_a_row_publishes_nothing(
      String table, String change, String found) {
    long id = approved();
    alter(table, change + " translation_id = " + id);

    assertThatThrownBy(() -> WORLD.approvals.load(id))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("translation %d is not proved to be approved: %s", id, found);
  }

  private static void alter(String table, String change) {
    OWNER.sql("alter table " + table + " disable trigger user").update();
    assertThat(OWNER.sql("update " + table + " " + change).update()).isPositive();
    OWNER.sql("alter table " + table + " enable trigger user").update();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update decision set decided_by = 'eve'",
        "update decision set voided_at = null, void_reason = null",
        "update signature set signer = 'Eve'",
        "update signature set voided_at = now(), void_reason = 'again' where voided_at is not null",
        "update target_version set target = 'x'",
        "update finding set severity = 'minor'",
        "update waiver set reason = 'x'",
        "update review_policy set content = 'x'",
        "delete from decision",
        "delete from signature",
        "delete from target_version",
        "delete from finding",
        "delete from waiver",
        "truncate decision cascade",
        "truncate signature",
        "truncate finding cascade",
        "truncate waiver",
        "truncate target_version cascade"
      })
  void not_even_the_owner_changes_what_was_decided(String change) {
    long id = WORLD.open(Draft.of("A title", "Un titre"), Draft.placeholder("Unknown."));
    WORLD.reviews.edit(LIN, id, 1, "Inconnu.", 1);
    WORLD.approveWhole(id);
    WORLD.reviews.reopen(LOC, id, "to void the signatures");
    WORLD.reviews.decide(
        LIN, id, 0, new Ruling("linguistic", Decision.Verdict.REJECT, 1, "no", List.of()));
    boolean nothingToWaive = change.contains("waiver") && !change.startsWith("truncate");
    if (nothingToWaive) {
      long finding = OWNER.sql("select min(id) from finding").query(Long.class).single();
      OWNER
          .sql(
              """
              insert into waiver (translation_id, index, finding_id, fingerprint, source_sha256,
                target_sha256, reason, waived_by, waived_at)
              select translation_id, index, id, fingerprint, fingerprint, fingerprint, 'x', 'x', now()
              from finding where id = :finding
              on conflict do nothing
              """)
          .param("finding", finding)
          .update();
    }

    assertThatThrownBy(() -> OWNER.sql(change).update())
        .isInstanceOf(DataAccessException.class)
        .hasMessageContaining("refused");
    assertThatThrownBy(() -> WORLD.jdbc.sql(change).update())
        .isInstanceOf(DataAccessException.class);
  }

  @Test
  void the_database_takes_no_signature_of_a_step_with_an_undecided_segment() {
    long id = WORLD.open(Draft.of("A title", "Un titre"), Draft.of("Take one.", "Prenez-en un."));
    WORLD.approve(LIN, id, 0, "linguistic");

    assertThatThrownBy(
            () ->
                WORLD
                    .jdbc
                    .sql(
                        """
                        insert into signature (translation_id, step, account, signer, meaning,
                          signed_at, content_sha256, seal_sha256)
                        values (:id, 'linguistic', 'lin', 'L', 'review', now(), :hash, :hash)
                        """)
                    .param("id", id)
                    .param("hash", "0".repeat(64))
                    .update())
        .hasMessageContaining("segments are undecided");
  }

  @Test
  void a_changed_policy_voids_the_signatures_of_open_reviews_and_leaves_approved_ones() {
    long approved = approved();
    long open = WORLD.open(Draft.of("A title", "Un titre"));
    WORLD.approveAll(LIN, open, "linguistic");
    WORLD.sign(LIN, open, "linguistic");
    ReviewPolicy named =
        PolicyFile.parse(
            "next.yaml",
            """
            version: 2
            release: named
            steps:
              - {name: linguistic, role: LINGUIST, qualification: LINGUISTIC, not-same-person-as: []}
              - {name: revision, role: LINGUIST, qualification: LINGUISTIC, not-same-person-as: [linguistic]}
              - {name: medical, role: MEDIC, qualification: MEDICAL, not-same-person-as: [editor]}
            """);
    ReviewWorld next = WORLD.restarted(named);

    assertThat(next.approvals.load(approved)).isNotNull();
    Refused.with("CONFLICT step-out-of-order", () -> next.approve(MED, open, 0, "medical"));
    next.approve(ReviewWorld.LEA, open, 0, "revision");
    assertThat(next.queries.workbench(ADA, open).steps())
        .extracting(Workbench.Progress::name)
        .containsExactly("linguistic", "revision", "medical");
    next.approve(MED, open, 0, "medical");
    next.sign(LIN, open, "linguistic");
    next.sign(ReviewWorld.LEA, open, "revision");
    next.sign(MED, open, "medical");

    // Released by name: approved alone lets nothing out.
    assertThat(next.state(open)).isEqualTo(TranslationState.APPROVED);
    assertThat(next.approvals.load(open)).isNull();
    assertThat(next.hints).isEmpty();
    next.reviews.release(LOC, open);
    assertThat(next.hints).containsExactly("PUBLISH " + open);
    assertThat(Objects.requireNonNull(next.approvals.load(open)).signatures()).hasSize(3);
    assertThat(next.acts(open)).contains("system review-policy-adopted");
  }
}

package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.interpres.review.ReviewWorld.ADA;
import static org.interpres.review.ReviewWorld.LIN;
import static org.interpres.review.ReviewWorld.MED;

import java.util.Objects;
import org.interpres.article.TranslationState;
import org.interpres.quality.Risk;
import org.interpres.review.ReviewWorld.Draft;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A policy may let labels skip the medic; nobody else may, and nothing critical ever does. */
class RiskTiersTest {

  private static final ReviewWorld STRICT = new ReviewWorld();
  private static final ReviewWorld LENIENT =
      STRICT.restarted(
          PolicyFile.parse(
              "review-policy.yaml",
              """
              version: 3
              release: automatic
              steps:
                - name: linguistic
                  role: LINGUIST
                  qualification: LINGUISTIC
                  not-same-person-as: []
                - name: medical
                  role: MEDIC
                  qualification: MEDICAL
                  risks: [critical, standard]
                  not-same-person-as: [editor, linguistic]
              """));

  private static final Draft LABEL = Draft.of("About us", "Qui nous sommes");
  private static final Draft SENTENCE = Draft.of("Rest well at home.", "Reposez-vous à la maison.");

  @Test
  void a_label_skips_the_medic_where_the_policy_says_so_and_the_signature_says_it_too() {
    long id = LENIENT.open(LABEL, SENTENCE);
    assertThat(LENIENT.segment(id, 0).risk()).isEqualTo(Risk.LOW);
    LENIENT.approveAll(LIN, id, "linguistic");
    LENIENT.sign(LIN, id, "linguistic");

    assertThat(LENIENT.segment(id, 0).state()).isEqualTo(SegmentState.APPROVED);
    assertThat(LENIENT.segment(id, 1).state()).isEqualTo(SegmentState.REVIEWED);
    Refused.with("CONFLICT step-not-needed", () -> LENIENT.approve(MED, id, 0, "medical"));
    Refused.with("CONFLICT segments-undecided", () -> LENIENT.sign(MED, id, "medical"));
    assertThat(LENIENT.queries.workbench(ADA, id).total()).isEqualTo(3);
    LENIENT.approve(MED, id, 1, "medical");
    LENIENT.sign(MED, id, "medical");

    Approved approved = Objects.requireNonNull(LENIENT.approvals.load(id));
    assertThat(approved.segments().get(0).approvals()).hasSize(1);
    assertThat(approved.segments().get(1).approvals()).hasSize(2);
    JdbcClient owner = JdbcClient.create(STRICT.database.owner());
    owner
        .sql(
            "update review_segment set risk = 'LOW', skips = '{medical}' where translation_id = :id")
        .param("id", id)
        .update();
    assertThatThrownBy(() -> LENIENT.approvals.load(id))
        .hasMessageContaining("the signature of the step linguistic is of other content");
  }

  @Test
  void the_shipped_policy_lets_no_label_skip_a_step() {
    long id = STRICT.open(LABEL, SENTENCE);
    STRICT.approveAll(LIN, id, "linguistic");
    STRICT.sign(LIN, id, "linguistic");
    STRICT.approve(MED, id, 1, "medical");

    Refused.with("CONFLICT segments-undecided", () -> STRICT.sign(MED, id, "medical"));
    assertThat(STRICT.state(id)).isEqualTo(TranslationState.IN_REVIEW);
  }

  @Test
  void a_stricter_policy_counts_from_the_next_act_on_and_voids_what_was_signed() {
    long id = LENIENT.open(LABEL, SENTENCE);
    LENIENT.approveAll(LIN, id, "linguistic");
    LENIENT.sign(LIN, id, "linguistic");

    STRICT.approve(MED, id, 0, "medical");

    assertThat(STRICT.segment(id, 0).skips()).isEmpty();
    assertThat(Objects.requireNonNull(STRICT.queries.workbench(ADA, id).review()).signatures())
        .isEmpty();
  }
}

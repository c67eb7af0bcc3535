package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interpres.review.ReviewWorld.ADA;
import static org.interpres.review.ReviewWorld.BOTH;
import static org.interpres.review.ReviewWorld.EXPIRED;
import static org.interpres.review.ReviewWorld.LIN;
import static org.interpres.review.ReviewWorld.MED;
import static org.interpres.review.ReviewWorld.UNQUALIFIED;

import java.util.List;
import org.interpres.article.Origin;
import org.interpres.article.TranslationState;
import org.interpres.review.ReviewWorld.Draft;
import org.junit.jupiter.api.Test;

/** Who may decide and sign: qualified, not the same person, and who they say they are. */
class ReviewersTest {

  private static final ReviewWorld WORLD = new ReviewWorld();

  private static long twoSentences() {
    return WORLD.open(
        Draft.of("Ketamine therapy", "Traitement par la kétamine"),
        Draft.of("Ask your doctor.", "Demandez à votre médecin."));
  }

  @Test
  void one_person_cannot_do_both_steps() {
    long id = twoSentences();
    WORLD.approveAll(BOTH, id, "linguistic");
    WORLD.sign(BOTH, id, "linguistic");

    Refused.with("FORBIDDEN same-person", () -> WORLD.approve(BOTH, id, 0, "medical"));
    WORLD.approveAll(MED, id, "medical");
    Refused.with("FORBIDDEN same-person", () -> WORLD.sign(BOTH, id, "medical"));

    assertThat(WORLD.refusals(id))
        .containsExactly("both segment-approved same-person", "both step-signed same-person");
    assertThat(WORLD.state(id)).isEqualTo(TranslationState.IN_REVIEW);
  }

  @Test
  void a_medic_who_edits_voids_the_approvals_and_never_approves_that_segment() {
    long id = twoSentences();
    WORLD.approveAll(LIN, id, "linguistic");
    WORLD.sign(LIN, id, "linguistic");
    WORLD.approve(BOTH, id, 0, "medical");

    ReviewedSegment edited = WORLD.reviews.edit(BOTH, id, 1, "Parlez-en à votre médecin.", 1);

    assertThat(edited.words().version()).isEqualTo(2);
    assertThat(edited.words().origin()).isEqualTo(Origin.PERSON);
    assertThat(edited.approvals()).isEmpty();
    assertThat(edited.state()).isEqualTo(SegmentState.OPEN);
    assertThat(WORLD.segment(id, 0).approvals()).hasSize(2);
    assertThat(WORLD.queries.workbench(ADA, id).steps())
        .extracting(Workbench.Progress::signature)
        .containsOnlyNulls();
    WORLD.approve(LIN, id, 1, "linguistic");
    Refused.with("FORBIDDEN same-person", () -> WORLD.approve(BOTH, id, 1, "medical"));
    WORLD.approve(MED, id, 1, "medical");
    WORLD.sign(LIN, id, "linguistic");
    // Signing speaks for every segment, also for the one that this medic wrote.
    Refused.with("FORBIDDEN same-person", () -> WORLD.sign(BOTH, id, "medical"));
    WORLD.sign(MED, id, "medical");
    assertThat(WORLD.state(id)).isEqualTo(TranslationState.APPROVED);
  }

  @Test
  void a_linguist_may_approve_what_they_edited() {
    long id = twoSentences();
    WORLD.reviews.edit(LIN, id, 0, "  La kétamine ", 1);

    ReviewedSegment approved = WORLD.approve(LIN, id, 0, "linguistic");

    assertThat(approved.words().target()).isEqualTo("La kétamine");
    assertThat(approved.state()).isEqualTo(SegmentState.REVIEWED);
  }

  @Test
  void who_is_not_qualified_or_no_longer_decides_nothing() {
    long id = twoSentences();
    for (String step : List.of("linguistic", "medical")) {
      Refused.with("FORBIDDEN not-qualified", () -> WORLD.approve(UNQUALIFIED, id, 0, step));
      Refused.with("FORBIDDEN qualification-expired", () -> WORLD.approve(EXPIRED, id, 0, step));
      Refused.with("FORBIDDEN qualification-expired", () -> WORLD.sign(EXPIRED, id, step));
    }
    Refused.with("FORBIDDEN not-qualified", () -> WORLD.reviews.edit(UNQUALIFIED, id, 0, "Un", 1));
    Refused.with(
        "FORBIDDEN qualification-expired", () -> WORLD.reviews.edit(EXPIRED, id, 0, "Un", 1));
    assertThat(WORLD.refusals(id)).hasSize(8);
  }

  @Test
  void a_wrong_password_signs_nothing_and_is_counted() {
    long id = twoSentences();
    WORLD.approveAll(LIN, id, "linguistic");

    Refused.with(
        "FORBIDDEN wrong-password",
        () -> WORLD.reviews.sign(LIN, id, "linguistic", "approval", "wrong"));
    Refused.with(
        "INVALID unknown-meaning",
        () -> WORLD.reviews.sign(LIN, id, "linguistic", "love", ReviewWorld.PASSWORD));

    assertThat(WORLD.refusals(id))
        .containsExactly("lin step-signed wrong-password", "lin step-signed unknown-meaning");
    assertThat(
            WORLD
                .jdbc
                .sql("select count(*) from signature where translation_id = " + id)
                .query(Long.class)
                .single())
        .isZero();
    assertThat(WORLD.audit.entries(null, 0, 1_000).toString()).doesNotContain(ReviewWorld.PASSWORD);
  }
}

package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interpres.review.ReviewWorld.ADA;
import static org.interpres.review.ReviewWorld.LIN;
import static org.interpres.review.ReviewWorld.MED;

import java.util.Objects;
import org.interpres.article.TranslationState;
import org.interpres.review.ReviewWorld.Draft;
import org.junit.jupiter.api.Test;

/** The whole way of a translation through its review. */
class ReviewsTest {

  private static final ReviewWorld WORLD = new ReviewWorld();

  @Test
  void two_people_approve_and_sign_and_the_translation_is_approved() {
    long id =
        WORLD.open(
            Draft.of("Ketamine therapy", "Traitement par la kétamine"),
            Draft.of("Ask your doctor.", "Demandez à votre médecin."));
    assertThat(WORLD.state(id)).isEqualTo(TranslationState.IN_REVIEW);
    assertThat(WORLD.approvals.load(id)).isNull();

    WORLD.approveAll(LIN, id, "linguistic");
    WORLD.sign(LIN, id, "linguistic");
    WORLD.approveAll(MED, id, "medical");
    Approved.Signature last = WORLD.sign(MED, id, "medical");

    assertThat(last.signer()).isEqualTo("Dr. med");
    assertThat(WORLD.state(id)).isEqualTo(TranslationState.APPROVED);
    assertThat(WORLD.hints).contains("PUBLISH " + id);
    Approved approved = Objects.requireNonNull(WORLD.approvals.load(id));
    assertThat(approved.segments())
        .extracting(Approved.ApprovedSegment::target)
        .containsExactly("Traitement par la kétamine", "Demandez à votre médecin.");
    assertThat(approved.segments().get(1).approvals())
        .extracting(Approved.Approval::step, Approved.Approval::by)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("linguistic", "lin"),
            org.assertj.core.groups.Tuple.tuple("medical", "med"));
    assertThat(approved.signatures())
        .extracting(Approved.Signature::account)
        .containsExactly("lin", "med");
    assertThat(WORLD.queries.workbench(ADA, id).decided()).isEqualTo(4);
    assertThat(WORLD.acts(id))
        .containsExactly(
            "system review-opened",
            "lin segment-approved",
            "lin segment-approved",
            "lin step-signed",
            "med segment-approved",
            "med segment-approved",
            "med step-signed");
  }
}

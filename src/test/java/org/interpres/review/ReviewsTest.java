package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.interpres.review.ReviewWorld.ADA;
import static org.interpres.review.ReviewWorld.FR;
import static org.interpres.review.ReviewWorld.LEA;
import static org.interpres.review.ReviewWorld.LIN;
import static org.interpres.review.ReviewWorld.LOC;
import static org.interpres.review.ReviewWorld.MED;

import java.util.List;
import java.util.Objects;
import org.interpres.article.Drafted;
import org.interpres.article.Origin;
import org.interpres.article.TranslationState;
import org.interpres.review.ReviewWorld.Draft;
import org.junit.jupiter.api.Test;

/** The whole way of a translation through its review, and who may not go it. */
class ReviewsTest {

  private static final ReviewWorld WORLD = new ReviewWorld();

  private static long twoSentences() {
    return WORLD.open(
        Draft.of("Ketamine therapy", "Traitement par la kétamine"),
        Draft.of("Ask your doctor.", "Demandez à votre médecin."));
  }

  @Test
  void two_people_approve_and_sign_and_the_translation_is_approved() {
    long id = twoSentences();
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
        .containsExactly(tuple("linguistic", "lin"), tuple("medical", "med"));
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

  @Test
  void a_second_hint_opens_no_second_review() {
    Drafted drafted =
        WORLD.drafted(ReviewWorld.newSlug(), List.of(Draft.of("A title", "Un titre")));
    WORLD.reviews.open(drafted);
    WORLD.approve(LIN, drafted.translation().id(), 0, "linguistic");

    WORLD.reviews.open(drafted);

    assertThat(WORLD.segment(drafted.translation().id(), 0).approvals()).hasSize(1);
    assertThat(WORLD.acts(drafted.translation().id()))
        .containsExactly("system review-opened", "lin segment-approved");
  }

  @Test
  void the_same_words_again_change_nothing() {
    long id = twoSentences();
    WORLD.approve(LIN, id, 0, "linguistic");

    ReviewedSegment same = WORLD.reviews.edit(LIN, id, 0, " Traitement par la kétamine\n", 1);

    assertThat(same.words().version()).isEqualTo(1);
    assertThat(same.words().origin().kind()).isEqualTo(Origin.Kind.ENGINE);
    assertThat(same.approvals()).hasSize(1);
    assertThat(WORLD.acts(id)).doesNotContain("lin segment-edited");
  }

  @Test
  void an_edit_names_the_version_that_it_read() {
    long id = twoSentences();
    Refused.with(
        "VERSION_REQUIRED version-required", () -> WORLD.reviews.edit(LIN, id, 0, "Un", null));
    WORLD.reviews.edit(LIN, id, 0, "Deux", 1);
    Refused.with("STALE stale-version", () -> WORLD.reviews.edit(LEA, id, 0, "Trois", 1));

    assertThat(WORLD.segment(id, 0).words().target()).isEqualTo("Deux");
    assertThat(WORLD.refusals(id))
        .containsExactly("lin segment-edited version-required", "lea segment-edited stale-version");
  }

  @Test
  void a_decision_on_words_that_were_changed_is_refused() {
    long id = twoSentences();
    WORLD.reviews.edit(LEA, id, 0, "La kétamine", 1);

    Refused.with(
        "CONFLICT stale-version",
        () ->
            WORLD.reviews.decide(
                LIN, id, 0, new Ruling("linguistic", Decision.Verdict.APPROVE, 1, "", List.of())));
  }

  @Test
  void an_approval_repeated_by_the_same_person_is_no_conflict() {
    long id = twoSentences();
    WORLD.approve(LIN, id, 0, "linguistic");
    assertThat(WORLD.approve(LIN, id, 0, "linguistic").approvals()).hasSize(1);
    Refused.with("CONFLICT already-approved", () -> WORLD.approve(LEA, id, 0, "linguistic"));
  }

  @Test
  void the_steps_go_in_their_order() {
    long id = twoSentences();
    Refused.with("CONFLICT step-out-of-order", () -> WORLD.approve(MED, id, 0, "medical"));
    Refused.with("CONFLICT segments-undecided", () -> WORLD.sign(LIN, id, "linguistic"));
    WORLD.approveAll(LIN, id, "linguistic");
    WORLD.approveAll(MED, id, "medical");
    Refused.with("CONFLICT step-out-of-order", () -> WORLD.sign(MED, id, "medical"));
    WORLD.sign(LIN, id, "linguistic");
    Refused.with("CONFLICT already-signed", () -> WORLD.sign(LEA, id, "linguistic"));
    Refused.with("INVALID unknown-step", () -> WORLD.approve(LIN, id, 0, "legal"));
  }

  @Test
  void a_rejection_needs_a_comment_and_sends_the_segment_back() {
    long id = twoSentences();
    WORLD.approveAll(LIN, id, "linguistic");
    WORLD.sign(LIN, id, "linguistic");
    Ruling silent = new Ruling("medical", Decision.Verdict.REJECT, 1, "  ", List.of());
    Refused.with("INVALID comment-required", () -> WORLD.reviews.decide(MED, id, 0, silent));

    ReviewedSegment rejected =
        WORLD.reviews.decide(
            MED,
            id,
            0,
            new Ruling("medical", Decision.Verdict.REJECT, 1, "« thérapie »", List.of()));

    assertThat(rejected.state()).isEqualTo(SegmentState.REJECTED);
    assertThat(rejected.approvals()).isEmpty();
    assertThat(rejected.rejection().orElseThrow().comment()).isEqualTo("« thérapie »");
    assertThat(WORLD.queries.workbench(ADA, id).steps().get(0).signature()).isNull();
    Refused.with("CONFLICT step-out-of-order", () -> WORLD.approve(MED, id, 0, "medical"));
    // The linguist may hold to the words.
    assertThat(WORLD.approve(LIN, id, 0, "linguistic").state()).isEqualTo(SegmentState.REVIEWED);
  }

  @Test
  void approved_words_cannot_be_edited_until_reopened_and_keep_their_approvals_then() {
    long id = twoSentences();
    WORLD.approveWhole(id);
    Refused.with(
        "CONFLICT approved-cannot-be-edited", () -> WORLD.reviews.edit(LIN, id, 0, "Autre", 1));
    Refused.with("INVALID reason-required", () -> WORLD.reviews.reopen(LOC, id, " "));

    assertThat(WORLD.queries.reopening(ADA, id)).isEmpty();
    WORLD.reviews.reopen(LOC, id, "a reader found: a typing error");

    assertThat(WORLD.queries.reopening(ADA, id))
        .hasValueSatisfying(
            it -> {
              assertThat(it.by()).isEqualTo(LOC.name());
              assertThat(it.reason()).isEqualTo("a reader found: a typing error");
            });
    assertThat(WORLD.state(id)).isEqualTo(TranslationState.IN_REVIEW);
    assertThat(WORLD.approvals.load(id)).isNull();
    Workbench workbench = WORLD.queries.workbench(ADA, id);
    assertThat(workbench.decided()).isEqualTo(4);
    assertThat(workbench.steps()).allMatch(step -> step.signature() == null);
    WORLD.reviews.edit(LIN, id, 0, "Thérapie par la kétamine", 1);
    WORLD.approve(LIN, id, 0, "linguistic");
    WORLD.sign(LIN, id, "linguistic");
    WORLD.approve(MED, id, 0, "medical");
    WORLD.sign(MED, id, "medical");
    assertThat(Objects.requireNonNull(WORLD.approvals.load(id)).segments().get(0).target())
        .isEqualTo("Thérapie par la kétamine");
  }

  @Test
  void a_placeholder_is_written_by_a_person_or_never_approved() {
    long id = WORLD.open(Draft.of("A title", "Un titre"), Draft.placeholder("Nobody knows this."));
    ReviewedSegment segment = WORLD.segment(id, 1);
    NotedFinding finding = segment.findings().get(0);
    assertThat(segment.blocking()).containsExactly(finding);
    assertThat(finding.check()).isEqualTo("PLACEHOLDER");

    Refused.with(
        "CONFLICT placeholder-not-approvable", () -> WORLD.approve(LIN, id, 1, "linguistic"));
    Refused.with(
        "CONFLICT placeholder-not-approvable",
        () ->
            WORLD.reviews.decide(
                LIN,
                id,
                1,
                new Ruling(
                    "linguistic",
                    Decision.Verdict.REJECT,
                    1,
                    "waived",
                    List.of(new Ruling.Waiving(finding.id(), "let it stand")))));

    ReviewedSegment written = WORLD.reviews.edit(LIN, id, 1, "Personne ne sait cela.", 1);
    assertThat(written.findings()).isEmpty();
    assertThat(WORLD.approve(LIN, id, 1, "linguistic").approvals()).hasSize(1);
  }

  @Test
  void what_does_not_exist_is_said_to_be_unknown() {
    Refused.with(
        "NOT_FOUND unknown-translation", () -> WORLD.approve(LIN, 987_654, 0, "linguistic"));
    long id = twoSentences();
    Refused.with("NOT_FOUND unknown-segment", () -> WORLD.approve(LIN, id, 2, "linguistic"));
    Refused.with("NOT_FOUND unknown-segment", () -> WORLD.reviews.edit(LIN, id, -1, "Un", 1));
    Refused.with("NOT_FOUND unknown-translation", () -> WORLD.queries.workbench(ADA, 987_654));
  }

  @Test
  void a_failed_translation_says_why_and_goes_on_where_it_stopped() {
    Drafted drafted =
        WORLD.drafted(ReviewWorld.newSlug(), List.of(Draft.of("A title", "Un titre")));
    long id = drafted.translation().id();
    WORLD.translations.fail(
        drafted.translation(), "The engine answered 503.", WORLD.clock.instant());
    Workbench failed = WORLD.queries.workbench(ADA, id);
    assertThat(failed.failure()).isEqualTo("The engine answered 503.");
    assertThat(failed.review()).isNull();
    assertThat(failed.translation().locale()).isEqualTo(FR);

    WORLD.reviews.retry(LOC, id);

    assertThat(WORLD.state(id)).isEqualTo(TranslationState.QUEUED);
    assertThat(WORLD.hints).contains("TRANSLATE " + id);
  }
}

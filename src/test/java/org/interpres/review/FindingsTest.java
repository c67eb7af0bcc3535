package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interpres.review.ReviewWorld.ADA;
import static org.interpres.review.ReviewWorld.BOTH;
import static org.interpres.review.ReviewWorld.LIN;
import static org.interpres.review.ReviewWorld.MED;

import java.util.List;
import org.interpres.article.Drafted;
import org.interpres.article.Placeholder;
import org.interpres.article.Slug;
import org.interpres.quality.Risk;
import org.interpres.review.Decision.Verdict;
import org.interpres.review.ReviewWorld.Draft;
import org.junit.jupiter.api.Test;

/** What the checks find, who may let it stand, and what is never decided in bulk. */
class FindingsTest {

  private static final ReviewWorld WORLD = new ReviewWorld();

  private static final Draft TITLE = Draft.of("Ketamine therapy", "Traitement par la kétamine");
  private static final Draft WRONG_DOSE =
      Draft.of("The dose is 0.5 mg/kg.", "La dose est de 5 mg/kg.");
  private static final Draft PLAIN =
      Draft.of("It is pleasant to walk.", "Il est agréable de marcher.");

  private static Ruling approval(String step, Ruling.Waiving... waivers) {
    return new Ruling(step, Verdict.APPROVE, null, "", List.of(waivers));
  }

  private static Ruling.Waiving waiving(NotedFinding finding) {
    return new Ruling.Waiving(finding.id(), "The source was wrong; see the label.");
  }

  private static NotedFinding finding(long id) {
    List<NotedFinding> findings = WORLD.segment(id, 1).findings();
    assertThat(findings).hasSize(1);
    return findings.get(0);
  }

  @Test
  void what_was_not_sent_says_why_and_cannot_be_waived() {
    long id =
        WORLD.open(
            Draft.of("A title", "Un titre"),
            Draft.placeholder(
                "Born on 4 March 1961.",
                Placeholder.withheld("it seems to hold personal information (date of birth)")));

    NotedFinding finding = WORLD.segment(id, 1).findings().get(0);
    assertThat(finding.check()).isEqualTo("WITHHELD");
    assertThat(finding.remark().message())
        .isEqualTo(
            "This sentence was not sent to an engine: it seems to hold personal information (date"
                + " of birth). A person must write its translation.");
    Refused.with(
        "CONFLICT placeholder-not-approvable", () -> WORLD.approve(LIN, id, 1, "linguistic"));
  }

  @Test
  void a_wrong_number_blocks_approval_until_the_words_are_right() {
    long id = WORLD.open(TITLE, WRONG_DOSE);
    NotedFinding finding = finding(id);
    assertThat(finding.check()).isEqualTo("NUMBER");
    assertThat(finding.severity()).isEqualTo("critical");
    assertThat(finding.remark().sourceSpan()).isNotNull();
    assertThat(WORLD.segment(id, 1).risk()).isEqualTo(Risk.CRITICAL);

    assertThat(
            Refused.with(
                    "CONFLICT open-critical-findings",
                    () -> WORLD.approve(LIN, id, 1, "linguistic"))
                .details())
        .containsEntry("findings", List.of(finding.id()));

    ReviewedSegment right = WORLD.reviews.edit(LIN, id, 1, "La dose est de 0,5 mg/kg.", 1);
    assertThat(right.findings()).isEmpty();
    assertThat(WORLD.approve(LIN, id, 1, "linguistic").state()).isEqualTo(SegmentState.REVIEWED);
  }

  @Test
  void a_lost_tag_blocks_approval() {
    long id = WORLD.open(TITLE, Draft.of("Do <g id=\"1\">not</g> stop.", "N'arrêtez pas."));
    assertThat(finding(id).check()).isEqualTo("TAG");
    Refused.with("CONFLICT open-critical-findings", () -> WORLD.approve(LIN, id, 1, "linguistic"));
  }

  @Test
  void a_qualified_reviewer_waives_a_finding_with_a_reason_for_exactly_these_words() {
    long id = WORLD.open(TITLE, WRONG_DOSE);
    NotedFinding finding = finding(id);
    Refused.with(
        "INVALID reason-required",
        () ->
            WORLD.reviews.decide(
                LIN, id, 1, approval("linguistic", new Ruling.Waiving(finding.id(), " "))));
    Refused.with(
        "INVALID unknown-finding",
        () ->
            WORLD.reviews.decide(
                LIN, id, 0, approval("linguistic", new Ruling.Waiving(finding.id(), "why"))));

    ReviewedSegment waived =
        WORLD.reviews.decide(LIN, id, 1, approval("linguistic", waiving(finding)));

    assertThat(waived.blocking()).isEmpty();
    assertThat(waived.findings().get(0).waiver()).isNotNull();
    assertThat(waived.approvals()).hasSize(1);
    // Other words with another number: the same check speaks again.
    WORLD.reviews.edit(LIN, id, 1, "La dose est de 50 mg/kg.", 1);
    Refused.with("CONFLICT open-critical-findings", () -> WORLD.approve(LIN, id, 1, "linguistic"));
    // The words that the waiver and the approval were given for have both still.
    ReviewedSegment back = WORLD.reviews.edit(LIN, id, 1, "La dose est de 5 mg/kg.", 2);
    assertThat(back.blocking()).isEmpty();
    assertThat(back.approvals()).hasSize(1);
  }

  @Test
  void words_that_differ_from_those_of_the_same_sentence_elsewhere_are_noted() {
    Draft twin = Draft.of("Drink water.", "Buvez de l’eau.");
    long id = WORLD.open(TITLE, twin, twin);
    assertThat(WORLD.segment(id, 2).findings()).isEmpty();

    ReviewedSegment other = WORLD.reviews.edit(LIN, id, 2, "Prenez de l’eau.", 1);

    assertThat(other.findings()).extracting(NotedFinding::check).containsExactly("CONSISTENCY");
    assertThat(other.findings().get(0).severity()).isEqualTo("minor");
    assertThat(WORLD.reviews.edit(LIN, id, 2, "Buvez de l’eau.", 2).findings()).isEmpty();
  }

  @Test
  void a_refused_approval_stores_no_waiver() {
    long id = WORLD.open(TITLE, WRONG_DOSE);
    Refused.with(
        "CONFLICT step-out-of-order",
        () -> WORLD.reviews.decide(MED, id, 1, approval("medical", waiving(finding(id)))));
    assertThat(finding(id).waived()).isFalse();
  }

  @Test
  void a_waiver_is_carried_with_its_words_into_the_next_revision() {
    Slug slug = ReviewWorld.newSlug();
    long first = opened(slug, TITLE, WRONG_DOSE);
    WORLD.reviews.decide(LIN, first, 1, approval("linguistic", waiving(finding(first))));
    WORLD.approve(MED, first, 1, "medical");

    long second = opened(slug, PLAIN, TITLE, WRONG_DOSE);

    ReviewedSegment carried = WORLD.segment(second, 2);
    assertThat(carried.state()).isEqualTo(SegmentState.APPROVED);
    assertThat(carried.blocking()).isEmpty();
    assertThat(carried.findings().get(0).waiver()).isEqualTo(finding(first).waiver());
  }

  private static long opened(Slug slug, Draft... drafts) {
    Drafted drafted = WORLD.drafted(slug, List.of(drafts));
    WORLD.reviews.open(drafted);
    return drafted.translation().id();
  }

  private static Ruling.Bulk bulk(String step, Ruling.Item... items) {
    return new Ruling.Bulk(step, Verdict.APPROVE, "", List.of(items));
  }

  private static Ruling.Item item(int index, int version) {
    return new Ruling.Item(index, version);
  }

  @Test
  void exactly_the_chosen_segments_are_decided_at_once() {
    long id = WORLD.open(TITLE, PLAIN, Draft.of("Rest well.", "Reposez-vous bien."));

    List<ReviewedSegment> decided =
        WORLD.reviews.decideAll(LIN, id, bulk("linguistic", item(2, 1), item(0, 1)));

    assertThat(decided).extracting(ReviewedSegment::index).containsExactly(0, 2);
    assertThat(WORLD.segment(id, 1).approvals()).isEmpty();
    assertThat(WORLD.queries.workbench(ADA, id).decided()).isEqualTo(2);
  }

  @Test
  void a_critical_segment_is_never_decided_in_bulk_and_then_nothing_is() {
    Draft rightDose = Draft.of("The dose is 0.5 mg/kg.", "La dose est de 0,5 mg/kg.");
    long id = WORLD.open(TITLE, rightDose, Draft.placeholder("Who knows?"), PLAIN);

    assertThat(
            Refused.with(
                    "CONFLICT critical-one-by-one",
                    () ->
                        WORLD.reviews.decideAll(
                            LIN,
                            id,
                            bulk("linguistic", item(0, 1), item(1, 1), item(2, 1), item(3, 1))))
                .details())
        .containsEntry("segments", List.of(1, 2));
    assertThat(WORLD.queries.workbench(ADA, id).decided()).isZero();
    assertThat(WORLD.approve(LIN, id, 1, "linguistic").approvals()).hasSize(1);
  }

  @Test
  void a_choice_that_is_stale_double_empty_or_unknown_decides_nothing() {
    long id = WORLD.open(TITLE, PLAIN);
    WORLD.reviews.edit(BOTH, id, 1, "Marcher est agréable.", 1);
    refused(id, "CONFLICT stale-version", item(0, 1), item(1, 1));
    refused(id, "INVALID segment-twice", item(0, 1), item(0, 1));
    refused(id, "INVALID unknown-segment", item(0, 1), item(2, 1));
    refused(id, "INVALID no-segments");
    assertThat(WORLD.queries.workbench(ADA, id).decided()).isZero();

    WORLD.reviews.decideAll(LIN, id, bulk("linguistic", item(0, 1), item(1, 2)));
    Refused.with(
        "FORBIDDEN same-person",
        () -> WORLD.reviews.decideAll(BOTH, id, bulk("medical", item(0, 1), item(1, 2))));
    WORLD.reviews.decideAll(MED, id, bulk("medical", item(0, 1), item(1, 2)));
    assertThat(WORLD.queries.workbench(ADA, id).decided()).isEqualTo(4);
  }

  private static void refused(long id, String how, Ruling.Item... items) {
    Refused.with(how, () -> WORLD.reviews.decideAll(LIN, id, bulk("linguistic", items)));
  }

  @Test
  void chosen_segments_are_sent_back_together() {
    long id = WORLD.open(TITLE, PLAIN);
    WORLD.approveAll(LIN, id, "linguistic");
    WORLD.sign(LIN, id, "linguistic");

    List<ReviewedSegment> sentBack =
        WORLD.reviews.decideAll(
            MED,
            id,
            new Ruling.Bulk(
                "medical", Verdict.REJECT, "too free", List.of(item(0, 1), item(1, 1))));

    assertThat(sentBack).allMatch(segment -> segment.state() == SegmentState.REJECTED);
    assertThat(WORLD.queries.workbench(ADA, id).steps().get(0).signature()).isNull();
  }
}

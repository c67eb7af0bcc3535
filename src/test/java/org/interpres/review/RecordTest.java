package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.interpres.review.ReviewWorld.ADA;
import static org.interpres.review.ReviewWorld.LEA;
import static org.interpres.review.ReviewWorld.LIN;
import static org.interpres.review.ReviewWorld.LOC;
import static org.interpres.review.ReviewWorld.MED;
import static org.interpres.review.ReviewWorld.PUB;

import java.util.List;
import org.interpres.article.Drafted;
import org.interpres.review.ReviewRecord.SegmentRecord;
import org.interpres.review.ReviewRecord.VersionRecord;
import org.interpres.review.ReviewWorld.Draft;
import org.junit.jupiter.api.Test;

/** What an inspector is handed: nothing that was done is missing from it. */
class RecordTest {

  private static final ReviewWorld WORLD = new ReviewWorld();

  @Test
  void every_version_decision_waiver_and_signature_is_there_void_ones_included() {
    long id =
        WORLD.open(
            Draft.of("At home", "À la maison"),
            Draft.of("The dose is 0.5 mg/kg.", "La dose est de 5 mg/kg."));
    long finding = WORLD.segment(id, 1).findings().get(0).id();
    WORLD.reviews.decide(
        LIN,
        id,
        1,
        new Ruling(
            "linguistic",
            Decision.Verdict.APPROVE,
            1,
            "checked twice",
            List.of(new Ruling.Waiving(finding, "the leaflet rounds"))));
    WORLD.reviews.edit(LEA, id, 1, "La dose est de 0,5 mg/kg.", 1);
    WORLD.approveWhole(id);
    WORLD.reviews.reopen(LOC, id, "a reader complained");

    ReviewRecord record = WORLD.queries.record(ADA, id);

    SegmentRecord dose = record.segments().get(1);
    assertThat(dose.versions())
        .extracting(VersionRecord::version, v -> v.written().by(), v -> v.written().reason())
        .containsExactly(tuple(1, "system", "drafted"), tuple(2, "lea", "edited"));
    assertThat(dose.versions().get(0).findings())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.severity()).isEqualTo("critical");
              assertThat(found.waiver())
                  .isEqualTo(
                      new NotedFinding.Waiver(
                          "the leaflet rounds",
                          "lin",
                          WORLD.clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS)));
            });
    assertThat(dose.decisions())
        .extracting(
            d -> d.decision().by(),
            ReviewRecord.DecisionRecord::version,
            d -> d.decision().voided())
        .containsExactly(
            tuple("lin", 1, "the words were edited by lea"),
            tuple("lin", 2, null),
            tuple("med", 2, null));
    assertThat(dose.decisions().get(0).decision().comment()).isEqualTo("checked twice");
    assertThat(dose.clean()).isEqualTo("La dose est de 0,5 mg/kg.");
    assertThat(dose.tracked())
        .contains(
            new WordDifference.Piece(WordDifference.Kind.REMOVED, "5"),
            new WordDifference.Piece(WordDifference.Kind.ADDED, "0,5"));
    assertThat(record.signatures())
        .extracting(s -> s.sealed().signature().account(), ReviewRecord.SignatureRecord::voidReason)
        .containsExactly(
            tuple("lin", "reopened by loc: a reader complained"),
            tuple("med", "reopened by loc: a reader complained"));
    // The words are as they were signed, so the hash says that a signature would be of the same.
    assertThat(record.signatures()).allMatch(s -> s.sealed().content().equals(record.content()));
    assertThat(record.terms().policyText()).contains("steps:");

    WORLD.reviews.edit(LEA, id, 0, "Chez soi", 1);
    ReviewRecord after = WORLD.queries.record(ADA, id);
    assertThat(after.signatures()).noneMatch(s -> s.sealed().content().equals(after.content()));
  }

  @Test
  void there_is_none_before_the_review_and_none_for_who_only_pulls() {
    Drafted drafted = WORLD.drafted(ReviewWorld.newSlug(), List.of(Draft.of("At home", "")));
    long id = drafted.translation().id();

    Refused.with("CONFLICT review-not-open", () -> WORLD.queries.record(MED, id));
    Refused.with("FORBIDDEN role-may-not-read", () -> WORLD.queries.record(PUB, id));
    Refused.with("NOT_FOUND unknown-translation", () -> WORLD.queries.record(MED, 999_999));
  }
}

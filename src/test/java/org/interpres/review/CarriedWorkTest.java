package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.interpres.review.ReviewWorld.ADA;
import static org.interpres.review.ReviewWorld.BOTH;
import static org.interpres.review.ReviewWorld.LIN;
import static org.interpres.review.ReviewWorld.MED;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.interpres.article.Drafted;
import org.interpres.article.Origin;
import org.interpres.article.Slug;
import org.interpres.article.TranslationState;
import org.interpres.review.ReviewWorld.Draft;
import org.junit.jupiter.api.Test;

/** What did not change stays approved, in the review of the next revision. */
class CarriedWorkTest {

  private static final ReviewWorld WORLD = new ReviewWorld();

  private static long open(Slug slug, Draft... drafts) {
    Drafted drafted = WORLD.drafted(slug, List.of(drafts));
    WORLD.reviews.open(drafted);
    return drafted.translation().id();
  }

  private static List<String> targets(long id) {
    return Objects.requireNonNull(WORLD.queries.workbench(ADA, id).review()).segments().stream()
        .map(segment -> segment.words().target())
        .toList();
  }

  @Test
  void one_changed_sentence_of_sixty_costs_one_segment_of_review() {
    Slug slug = ReviewWorld.newSlug();
    List<Draft> sixty = new ArrayList<>();
    IntStream.range(0, 60)
        .forEach(i -> sixty.add(Draft.of("Sentence number %d stays.".formatted(i), "Phrase " + i)));
    long first = open(slug, sixty.toArray(Draft[]::new));
    WORLD.approveWhole(first);
    Instant approvedAt = WORLD.clock.instant();
    WORLD.clock.advance(Duration.ofDays(30));

    sixty.set(17, Draft.of("A sentence says something else.", "Une phrase dit autre chose."));
    long second = open(slug, sixty.toArray(Draft[]::new));

    Workbench workbench = WORLD.queries.workbench(ADA, second);
    assertThat(workbench.decided()).isEqualTo(118);
    assertThat(workbench.steps()).allMatch(step -> step.signature() == null);
    assertThat(WORLD.segment(second, 17).state()).isEqualTo(SegmentState.OPEN);
    ReviewedSegment carried = WORLD.segment(second, 18);
    assertThat(carried.state()).isEqualTo(SegmentState.APPROVED);
    assertThat(carried.words().version()).isEqualTo(1);
    assertThat(carried.approvals())
        .extracting(Decision::step, Decision::by, Decision::at, Decision::carried)
        .containsExactly(
            tuple("linguistic", "lin", approvedAt, true),
            tuple("medical", "med", approvedAt, true));
    assertThat(WORLD.state(first)).isEqualTo(TranslationState.APPROVED);

    WORLD.approve(LIN, second, 17, "linguistic");
    WORLD.sign(LIN, second, "linguistic");
    WORLD.approve(MED, second, 17, "medical");
    WORLD.sign(MED, second, "medical");
    assertThat(Objects.requireNonNull(WORLD.approvals.load(second)).segments()).hasSize(60);
  }

  @Test
  void a_review_that_is_under_way_loses_nothing_when_a_revision_arrives() {
    Slug slug = ReviewWorld.newSlug();
    long first =
        open(
            slug,
            Draft.of("A title", "Un titre"),
            Draft.of("One.", "Un."),
            Draft.of("Two.", "Deux."));
    WORLD.reviews.edit(BOTH, first, 1, "Un seul.", 1);
    WORLD.approve(LIN, first, 1, "linguistic");
    WORLD.approve(LIN, first, 2, "linguistic");
    WORLD.reviews.edit(BOTH, first, 2, "Deux !", 1);

    long second =
        open(
            slug,
            Draft.of("Two.", "Zwei."),
            Draft.of("A title", "Titel"),
            Draft.of("One.", "Eins."));

    assertThat(WORLD.state(first)).isEqualTo(TranslationState.SUPERSEDED);
    assertThat(targets(second)).containsExactly("Deux !", "Un titre", "Un seul.");
    assertThat(WORLD.segment(second, 0).approvals()).isEmpty();
    assertThat(WORLD.segment(second, 0).words().origin()).isEqualTo(Origin.PERSON);
    assertThat(WORLD.segment(second, 2).approvals()).hasSize(1);
    // Who wrote the words is not forgotten with the revision.
    Refused.with("FORBIDDEN same-person", () -> WORLD.approve(BOTH, second, 2, "medical"));
    assertThat(WORLD.approve(MED, second, 2, "medical").state()).isEqualTo(SegmentState.APPROVED);
    Refused.with(
        "CONFLICT translation-not-in-review",
        () -> WORLD.reviews.edit(LIN, first, 1, "Trop tard", 2));
  }

  @Test
  void a_source_that_is_changed_back_gets_its_approvals_back() {
    Slug slug = ReviewWorld.newSlug();
    long first = open(slug, Draft.of("A title", "Un titre"), Draft.of("Rest.", "Reposez-vous."));
    WORLD.approveWhole(first);
    open(slug, Draft.of("A title", "Un titre"), Draft.of("Walk.", "Marchez."));

    long third = open(slug, Draft.of("A title", "Un titre"), Draft.of("Rest.", "Repos."));

    assertThat(WORLD.queries.workbench(ADA, third).decided()).isEqualTo(4);
    assertThat(targets(third)).containsExactly("Un titre", "Reposez-vous.");
  }

  @Test
  void a_sentence_that_stands_twice_keeps_each_place_its_own_words() {
    Slug slug = ReviewWorld.newSlug();
    long first =
        open(
            slug,
            Draft.of("Questions", "Questions"),
            Draft.of("Pregnant?", "Enceinte ?"),
            Draft.of("None.", "Aucune."),
            Draft.of("Symptoms?", "Symptômes ?"),
            Draft.of("None.", "Aucun."));
    WORLD.approveWhole(first);

    long second =
        open(
            slug,
            Draft.of("Questions", "Questions"),
            Draft.of("Symptoms?", "Symptômes ?"),
            Draft.of("None.", "?"),
            Draft.of("Pregnant?", "Enceinte ?"),
            Draft.of("None.", "?"),
            Draft.of("Allergies?", "Allergies ?"),
            Draft.of("None.", "Pas du tout."));

    assertThat(targets(second))
        .containsExactly(
            "Questions",
            "Symptômes ?",
            "Aucun.",
            "Enceinte ?",
            "Aucune.",
            "Allergies ?",
            "Pas du tout.");
    assertThat(WORLD.segment(second, 6).approvals()).isEmpty();
  }

  @Test
  void a_placeholder_is_not_carried_and_a_late_revision_does_not_take_over() {
    Slug slug = ReviewWorld.newSlug();
    open(slug, Draft.of("A title", "Un titre"), Draft.placeholder("Unknown."));
    Drafted late = WORLD.drafted(slug, List.of(Draft.of("A title", "Un titre")));
    long third = open(slug, Draft.of("A title", "Un titre"), Draft.of("Unknown.", "Inconnu."));
    assertThat(targets(third)).containsExactly("Un titre", "Inconnu.");

    WORLD.reviews.open(late);

    assertThat(WORLD.state(late.translation().id())).isEqualTo(TranslationState.SUPERSEDED);
    assertThat(WORLD.state(third)).isEqualTo(TranslationState.IN_REVIEW);
  }
}

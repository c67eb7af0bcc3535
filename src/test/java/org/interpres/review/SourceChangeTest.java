package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interpres.review.ReviewWorld.ADA;
import static org.interpres.review.ReviewWorld.BOTH;
import static org.interpres.review.ReviewWorld.LEA;
import static org.interpres.review.ReviewWorld.LIN;
import static org.interpres.review.ReviewWorld.MED;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.interpres.article.Drafted;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.article.UnderRevision;
import org.interpres.quality.Risk;
import org.interpres.review.ReviewWorld.Draft;
import org.junit.jupiter.api.Test;

/** What a revision, or an edit that is taken back, asks of the reviewers again. */
class SourceChangeTest {

  private static final ReviewWorld WORLD = new ReviewWorld();

  private static final Draft TITLE = Draft.of("At home", "À la maison");
  private static final Draft REST = Draft.of("Rest well at home.", "Reposez-vous bien chez vous.");
  private static final Draft WALK = Draft.of("Walk a little daily.", "Marchez un peu chaque jour.");
  private static final Draft DOSE =
      Draft.of("Do not take it with alcohol.", "Ne le prenez pas avec de l’alcool.");

  private static long open(Slug slug, Draft... drafts) {
    Drafted drafted = WORLD.drafted(slug, List.of(drafts));
    WORLD.reviews.open(drafted);
    return drafted.translation().id();
  }

  private static Map<Integer, SourceChange> changes(long id) {
    return WORLD.queries.workbench(ADA, id).changes();
  }

  @Test
  void an_edited_sentence_shows_what_changed_beside_the_old_approved_target() {
    Slug slug = ReviewWorld.newSlug();
    long first = open(slug, TITLE, REST, WALK);
    WORLD.approveWhole(first);

    long second =
        open(slug, TITLE, REST, Draft.of("Walk a mile daily.", "Marchez un mille chaque jour."));

    SourceChange change = Objects.requireNonNull(changes(second).get(2));
    assertThat(change.kind()).isEqualTo(SourceChange.Kind.EDITED);
    assertThat(change.earlier())
        .containsExactly(
            new SourceChange.Earlier(
                first, 2, "Walk a little daily.", "Marchez un peu chaque jour.", true));
    assertThat(changes(second)).containsOnlyKeys(2);
    assertThat(WORLD.segment(second, 2).words().target())
        .isEqualTo("Marchez un mille chaque jour.");
    assertThat(WORLD.segment(second, 2).approvals()).isEmpty();
  }

  @Test
  void a_target_that_was_never_approved_is_not_shown_as_if_it_was() {
    Slug slug = ReviewWorld.newSlug();
    long first = open(slug, TITLE, WALK);
    WORLD.approve(LIN, first, 1, "linguistic");

    long second = open(slug, TITLE, Draft.of("Walk a mile daily.", "Marchez un mille."));

    assertThat(Objects.requireNonNull(changes(second).get(1)).earlier())
        .noneMatch(SourceChange.Earlier::approved);
  }

  @Test
  void a_moved_sentence_keeps_its_approvals_and_is_marked() {
    Slug slug = ReviewWorld.newSlug();
    Draft third = Draft.of("Sleep with the window open.", "Dormez la fenêtre ouverte.");
    long first = open(slug, TITLE, REST, WALK, third);
    WORLD.approveWhole(first);

    long second = open(slug, TITLE, third, REST, WALK);

    assertThat(changes(second)).containsOnlyKeys(1);
    assertThat(Objects.requireNonNull(changes(second).get(1)).moved()).isTrue();
    assertThat(WORLD.queries.workbench(ADA, second).decided()).isEqualTo(8);
  }

  @Test
  void white_space_in_the_source_takes_no_approval_away() {
    Slug slug = ReviewWorld.newSlug();
    long first = open(slug, TITLE, REST);
    WORLD.approveWhole(first);

    long second = open(slug, TITLE, Draft.of("Rest  well at\u00a0home.", "Engine's other words."));

    assertThat(WORLD.segment(second, 1).words().target()).isEqualTo(REST.target());
    assertThat(WORLD.segment(second, 1).state()).isEqualTo(SegmentState.APPROVED);
    assertThat(Objects.requireNonNull(changes(second).get(1)).kind())
        .isEqualTo(SourceChange.Kind.SPACE);
    WORLD.sign(LIN, second, "linguistic");
    WORLD.sign(MED, second, "medical");
    assertThat(WORLD.approvals.load(second)).isNotNull();
  }

  @Test
  void a_critical_sentence_among_others_than_before_is_confirmed_where_it_stands() {
    Slug slug = ReviewWorld.newSlug();
    long first = open(slug, TITLE, REST, DOSE, WALK);
    WORLD.approveWhole(first);

    long second = open(slug, TITLE, Draft.of("Sleep as long as you like.", "Dormez."), DOSE, WALK);

    ReviewedSegment dose = WORLD.segment(second, 2);
    assertThat(dose.risk()).isEqualTo(Risk.CRITICAL);
    assertThat(dose.words().target()).isEqualTo(DOSE.target());
    assertThat(dose.state()).isEqualTo(SegmentState.OPEN);
    assertThat(dose.decisions())
        .extracting(Decision::by, Decision::voided)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("lin", confirm()),
            org.assertj.core.groups.Tuple.tuple("med", confirm()));
    assertThat(Objects.requireNonNull(changes(second).get(2)).kind())
        .isEqualTo(SourceChange.Kind.CONTEXT);
    // One that is not critical keeps its approvals whatever stands beside it.
    assertThat(WORLD.segment(second, 3).state()).isEqualTo(SegmentState.APPROVED);
    // An edit that is taken back does not slip past the confirmation.
    WORLD.reviews.edit(LEA, second, 2, "Autre chose.", 1);
    WORLD.reviews.edit(LEA, second, 2, DOSE.target(), 2);
    assertThat(WORLD.segment(second, 2).approvals()).isEmpty();
    WORLD.approve(LIN, second, 2, "linguistic");
    assertThat(WORLD.approve(MED, second, 2, "medical").state()).isEqualTo(SegmentState.APPROVED);
  }

  private static String confirm() {
    return "the sentences around it changed: it is confirmed where it stands now";
  }

  @Test
  void an_edit_that_is_taken_back_gives_the_approvals_back_but_not_the_signature() {
    long id = open(ReviewWorld.newSlug(), TITLE, REST);
    WORLD.approveAll(LIN, id, "linguistic");
    WORLD.sign(LIN, id, "linguistic");
    WORLD.approveAll(MED, id, "medical");

    WORLD.reviews.edit(LEA, id, 1, "Dormez.", 1);
    assertThat(WORLD.segment(id, 1).approvals()).isEmpty();
    ReviewedSegment back = WORLD.reviews.edit(LEA, id, 1, REST.target(), 2);

    assertThat(back.state()).isEqualTo(SegmentState.APPROVED);
    assertThat(back.approvals()).extracting(Decision::by).containsExactly("lin", "med");
    assertThat(back.approvals()).allMatch(Decision::carried);
    assertThat(Objects.requireNonNull(WORLD.queries.workbench(ADA, id).review()).signatures())
        .isEmpty();
    ReviewedSegment spaced =
        WORLD.reviews.edit(LEA, id, 1, "Reposez-vous  bien chez\u00a0vous.", 3);
    assertThat(spaced.state()).isEqualTo(SegmentState.APPROVED);
    WORLD.sign(LIN, id, "linguistic");
    WORLD.sign(MED, id, "medical");
    assertThat(WORLD.approvals.load(id)).isNotNull();
  }

  @Test
  void nobody_gets_back_an_approval_of_words_that_were_sent_back_or_that_they_edited() {
    long id = open(ReviewWorld.newSlug(), TITLE, REST);
    WORLD.approve(LIN, id, 1, "linguistic");
    WORLD.approve(BOTH, id, 1, "medical");
    WORLD.reviews.edit(BOTH, id, 1, "Dormez.", 1);
    ReviewedSegment back = WORLD.reviews.edit(BOTH, id, 1, REST.target(), 2);
    assertThat(back.approvals()).extracting(Decision::by).containsExactly("lin");

    WORLD.reviews.decide(
        LIN, id, 1, new Ruling("linguistic", Decision.Verdict.REJECT, 3, "no", List.of()));
    WORLD.reviews.edit(LEA, id, 1, "Dormez.", 3);
    assertThat(WORLD.reviews.edit(LEA, id, 1, REST.target(), 4).approvals()).isEmpty();
  }

  @Test
  void readers_are_told_while_something_critical_is_said_otherwise() {
    UnderRevision underRevision = WORLD.context.getBean(UnderRevision.class);
    Slug slug = ReviewWorld.newSlug();
    long first = open(slug, TITLE, REST, DOSE);
    assertThat(underRevision.since(first)).isEmpty();

    open(slug, TITLE, WALK, DOSE);
    assertThat(underRevision.since(first)).isEmpty();
    long third = open(slug, TITLE, WALK, Draft.of("Do not take it with milk.", "Pas de lait."));
    assertThat(underRevision.since(first)).contains(WORLD.clock.instant());
    assertThat(underRevision.since(third)).isEmpty();
    open(slug, TITLE, WALK, DOSE, DOSE);
    assertThat(underRevision.since(first)).as("said twice").isPresent();
    open(slug, DOSE, TITLE);
    assertThat(underRevision.since(first)).as("taken back").isEmpty();
  }

  @Test
  void who_comes_too_late_is_told_where_the_work_went_on() {
    Slug slug = ReviewWorld.newSlug();
    long first = open(slug, TITLE, REST);
    long second = open(slug, TITLE, REST, WALK);

    Refusal refusal =
        Refused.with(
            "CONFLICT translation-not-in-review",
            () -> WORLD.reviews.edit(LIN, first, 1, "Trop tard", 1));

    assertThat(refusal.details()).containsEntry("successor", second);
  }
}

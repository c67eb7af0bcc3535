package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interpres.review.ReviewWorld.ADA;
import static org.interpres.review.ReviewWorld.BOTH;
import static org.interpres.review.ReviewWorld.EXPIRED;
import static org.interpres.review.ReviewWorld.LEA;
import static org.interpres.review.ReviewWorld.LIN;
import static org.interpres.review.ReviewWorld.LOC;
import static org.interpres.review.ReviewWorld.MED;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.interpres.article.Drafted;
import org.interpres.article.Slug;
import org.interpres.review.ReviewWorld.Draft;
import org.junit.jupiter.api.Test;

/** Who works on what, until when, and what the queue says of it. */
class ClaimsTest {

  private final ReviewWorld world = new ReviewWorld();
  private final Claims claims = world.context.getBean(Claims.class);

  private long open() {
    return world.open(Draft.of("At home", "À la maison"), Draft.of("Rest well.", "Reposez-vous."));
  }

  private List<Long> queue(Queue.Work work) {
    return world
        .queries
        .queue(ADA, new Queue.Filter(null, null, null, null, work))
        .entries()
        .stream()
        .map(entry -> entry.translation().id())
        .toList();
  }

  private Queue.Attention attention(long id) {
    return world.queries.queue(ADA, Queue.Filter.ALL).entries().stream()
        .filter(entry -> entry.translation().id() == id)
        .findFirst()
        .orElseThrow()
        .attention();
  }

  @Test
  void who_has_claimed_a_step_is_alone_in_it_until_the_claim_expires() {
    long id = open();
    claims.claim(LIN, id, "linguistic");

    Refused.with("CONFLICT claimed", () -> world.approve(LEA, id, 0, "linguistic"));
    Refused.with("CONFLICT claimed", () -> world.reviews.edit(LEA, id, 0, "Chez soi", 1));
    Refused.with("CONFLICT claimed", () -> claims.claim(LEA, id, "linguistic"));
    // A medic's step is another one, and who decides in two is kept out of one alone.
    world.reviews.edit(BOTH, id, 0, "Chez vous", 1);
    world.approve(LIN, id, 0, "linguistic");

    world.clock.advance(Duration.ofHours(2));
    assertThat(attention(id).claims()).isEmpty();
    world.approve(LEA, id, 1, "linguistic");
    assertThat(claims.claim(LEA, id, "linguistic").account()).isEqualTo("lea");
    assertThat(world.refusals(id))
        .contains("lea segment-approved claimed", "lea segment-edited claimed");
  }

  @Test
  void a_claim_lasts_as_long_as_its_holder_acts() {
    long id = open();
    claims.claim(LIN, id, "linguistic");
    world.clock.advance(Duration.ofMinutes(90));
    world.approve(LIN, id, 0, "linguistic");
    world.clock.advance(Duration.ofMinutes(90));

    Refused.with("CONFLICT claimed", () -> world.approve(LEA, id, 1, "linguistic"));
  }

  @Test
  void a_localizer_assigns_only_who_may_decide_and_that_does_not_expire() {
    long id = open();
    Refused.with("INVALID assignee-may-not", () -> claims.assign(LOC, id, "linguistic", "med"));
    Refused.with("INVALID assignee-may-not", () -> claims.assign(LOC, id, "medical", "expired"));
    Refused.with("INVALID unknown-account", () -> claims.assign(LOC, id, "medical", "nobody"));
    Refused.with("INVALID unknown-step", () -> claims.assign(LOC, id, "legal", "lea"));
    Refused.with("FORBIDDEN role-may-not-assign", () -> claims.assign(ADA, id, "medical", "med"));
    Refused.with("FORBIDDEN qualification-expired", () -> claims.claim(EXPIRED, id, "linguistic"));
    claims.claim(LIN, id, "linguistic");
    claims.assign(LOC, id, "linguistic", "lea");
    world.clock.advance(Duration.ofDays(40));

    Refused.with("CONFLICT claimed", () -> world.approve(LIN, id, 0, "linguistic"));
    Refused.with("CONFLICT claimed", () -> claims.release(LIN, id, "linguistic"));
    claims.release(LEA, id, "linguistic");
    claims.release(LEA, id, "linguistic");
    assertThat(world.approve(LIN, id, 0, "linguistic").approvals()).hasSize(1);
    assertThat(world.acts(id))
        .containsSubsequence(
            "lin step-claimed", "loc step-assigned", "lea claim-released", "lin segment-approved");
  }

  @Test
  void a_signed_step_is_nobody_s_and_the_next_revision_is_its_people_s() {
    Slug slug = ReviewWorld.newSlug();
    List<Draft> drafts = List.of(Draft.of("At home", "À la maison"));
    Drafted drafted = world.drafted(slug, drafts);
    long id = drafted.translation().id();
    world.reviews.open(drafted);
    claims.claim(LIN, id, "linguistic");
    claims.assign(LOC, id, "medical", "med");
    Instant due = world.clock.instant().plus(Duration.ofDays(3));
    claims.due(LOC, id, due);
    world.approveAll(LIN, id, "linguistic");
    world.sign(LIN, id, "linguistic");
    assertThat(attention(id).claims()).extracting(Claim::account).containsExactly("med");

    Drafted next =
        world.drafted(slug, List.of(drafts.get(0), Draft.of("Rest well.", "Reposez-vous.")));
    world.reviews.open(next);

    Queue.Attention carried = attention(next.translation().id());
    assertThat(carried.claims()).extracting(Claim::account).containsExactly("med");
    assertThat(carried.dueAt()).isEqualTo(due);
    assertThat(queue(new Queue.Work(null, "med", null))).containsExactly(next.translation().id());
  }

  @Test
  void what_is_due_first_comes_first_and_numbers_count_what_their_filter_lists() {
    long late = open();
    long undated = open();
    long early = open();
    Refused.with("INVALID due-in-past", () -> claims.due(LOC, late, world.clock.instant()));
    for (String far : List.of("2040-01-01T00:00:00Z", "+40000-01-01T00:00:00Z", "" + Instant.MAX)) {
      Refused.with("INVALID due-too-far", () -> claims.due(LOC, late, Instant.parse(far)));
    }
    Refused.with(
        "FORBIDDEN role-may-not-set-due-date",
        () -> claims.due(LIN, late, Instant.parse("2999-01-01T00:00:00Z")));
    claims.due(LOC, late, world.clock.instant().plus(Duration.ofDays(9)));
    claims.due(LOC, early, world.clock.instant().plus(Duration.ofDays(1)));
    claims.claim(LIN, undated, "linguistic");

    assertThat(queue(Queue.Work.ANY)).containsExactly(early, late, undated);

    world.clock.advance(Duration.ofHours(30));
    claims.claim(LIN, undated, "linguistic");
    assertThat(queue(new Queue.Work(null, null, world.clock.instant()))).containsExactly(early);
    Queue.Summary summary = world.queries.summary(LIN);
    assertThat(summary.late()).isEqualTo(1);
    assertThat(summary.mine()).isEqualTo(1);
    assertThat(summary.steps()).containsEntry("linguistic", 3).containsEntry("medical", 0);
    world.approve(LIN, undated, 0, "linguistic");
    assertThat(queue(new Queue.Work("medical", null, null))).containsExactly(undated);
    assertThat(world.queries.summary(LIN).steps()).containsEntry("medical", 1);
    claims.due(LOC, early, null);
    assertThat(world.queries.summary(LIN).late()).isZero();
  }

  @Test
  void a_step_is_open_while_there_is_something_to_do_in_it() {
    long id = open();
    assertThat(attention(id).openSteps()).containsExactly("linguistic");
    world.approve(LIN, id, 0, "linguistic");
    assertThat(attention(id).openSteps()).containsExactly("linguistic", "medical");
    world.approve(LIN, id, 1, "linguistic");
    assertThat(attention(id).openSteps()).containsExactly("linguistic", "medical");
    world.approveAll(MED, id, "medical");
    // The medic signs second.
    assertThat(attention(id).openSteps()).containsExactly("linguistic");
    world.sign(LIN, id, "linguistic");
    assertThat(attention(id).openSteps()).containsExactly("medical");
    world.sign(MED, id, "medical");
    assertThat(attention(id).openSteps()).isEmpty();
    assertThat(Objects.requireNonNull(world.approvals.load(id)).signatures()).hasSize(2);
  }
}

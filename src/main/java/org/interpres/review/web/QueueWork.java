package org.interpres.review.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.interpres.identity.Actor;
import org.interpres.identity.web.Moment;
import org.interpres.review.Claim;
import org.interpres.review.Queue;
import org.interpres.review.ReviewPolicy;
import org.jspecify.annotations.Nullable;

/**
 * Who does what in the queue: numbers that link to what they count, and who holds each translation.
 *
 * @param tallies what there is to do
 * @param holders by the id of the translation, as a text
 */
public record QueueWork(Chosen chosen, List<Tally> tallies, Map<String, Attended> holders) {

  /** The filter as it was sent, empty for any. */
  public record Chosen(@Nullable String step, @Nullable String mine, @Nullable String late) {
    public Chosen {
      step = step == null ? "" : step;
      mine = mine == null ? "" : mine;
      late = late == null ? "" : late;
    }

    Queue.Work of(Actor actor, Instant now) {
      return new Queue.Work(
          blank(step) ? null : step,
          "true".equals(mine) ? actor.name() : null,
          "true".equals(late) ? now : null);
    }

    private static boolean blank(@Nullable String value) {
      return value == null || value.isBlank();
    }
  }

  /**
   * A number that links to what it counts.
   *
   * @param kind {@code step}, {@code mine}, {@code late} or {@code failed}
   * @param step which one, empty for another kind
   */
  public record Tally(String kind, String step, int count, String href, boolean current) {}

  /**
   * Who looks after a translation.
   *
   * @param due null where no date is set
   * @param late whether it has passed
   */
  public record Attended(@Nullable Moment due, boolean late, List<StepHeld> steps) {}

  /**
   * A step with something to do.
   *
   * @param holder who holds it, empty where nobody does
   * @param mine whether that is who looks at the page
   * @param claimable whether the role of who looks at the page decides in it
   * @param until when a claim expires, null for what is assigned
   */
  public record StepHeld(
      String step, String holder, boolean mine, @Nullable Moment until, boolean claimable) {}

  static QueueWork of(
      Viewer viewer, Chosen chosen, Queue.Summary summary, List<Queue.Entry> entries) {
    List<Tally> tallies = new ArrayList<>();
    summary
        .steps()
        .forEach(
            (step, count) ->
                tallies.add(
                    new Tally(
                        "step", step, count, "/queue?step=" + step, step.equals(chosen.step()))));
    tallies.add(
        new Tally("mine", "", summary.mine(), "/queue?mine=true", "true".equals(chosen.mine())));
    tallies.add(
        new Tally("late", "", summary.late(), "/queue?late=true", "true".equals(chosen.late())));
    tallies.add(new Tally("failed", "", summary.failed(), "/queue?state=FAILED", false));
    return new QueueWork(
        chosen,
        tallies,
        entries.stream()
            .collect(
                Collectors.toMap(
                    entry -> String.valueOf(entry.translation().id()),
                    entry -> viewer.attended(entry.attention()))));
  }

  /** Who looks at the page, and when. */
  record Viewer(Actor actor, ReviewPolicy policy, Instant now) {

    private Attended attended(Queue.Attention attention) {
      Instant due = attention.dueAt();
      return new Attended(
          due == null ? null : Moment.of(due),
          due != null && due.isBefore(now),
          attention.openSteps().stream().map(step -> held(step, attention.claims())).toList());
    }

    private StepHeld held(String step, List<Claim> claims) {
      Claim claim = claims.stream().filter(c -> c.step().equals(step)).findFirst().orElse(null);
      Instant expires = claim == null ? null : claim.expiresAt();
      return new StepHeld(
          step,
          claim == null ? "" : claim.account(),
          claim != null && claim.account().equals(actor.name()),
          expires == null ? null : Moment.of(expires),
          policy.find(step).filter(found -> actor.has(found.role())).isPresent());
    }
  }
}

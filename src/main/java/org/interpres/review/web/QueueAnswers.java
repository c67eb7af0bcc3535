package org.interpres.review.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.interpres.review.Claim;
import org.interpres.review.Queue;
import org.jspecify.annotations.Nullable;

/** What the API answers of who works on what, and of what there is to do. */
final class QueueAnswers {

  private QueueAnswers() {}

  /** That an account works on a step; {@code expiresAt} is missing where it was assigned. */
  record Held(
      String step,
      String holder,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String assignedBy,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant expiresAt) {
    static Held of(Claim claim) {
      return new Held(claim.step(), claim.account(), claim.assignedBy(), claim.expiresAt());
    }
  }

  /** What there is to do; each {@code href} lists what its number counts. */
  record Summary(List<StepWork> steps, Work mine, Work late, Work failed) {
    static Summary of(Queue.Summary summary) {
      String list = "/api/v1/translations?";
      return new Summary(
          summary.steps().entrySet().stream()
              .map(
                  step ->
                      new StepWork(step.getKey(), step.getValue(), list + "step=" + step.getKey()))
              .toList(),
          new Work(summary.mine(), list + "mine=true"),
          new Work(summary.late(), list + "late=true"),
          new Work(summary.failed(), list + "state=FAILED"));
    }
  }

  record StepWork(String name, int translations, String href) {}

  record Work(int translations, String href) {}
}

package org.interpres.translate;

import java.time.Duration;
import java.time.Instant;
import org.interpres.article.Refusal;
import org.interpres.translate.Question.Pair;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts trials as {@link Claims} counts batches: the engine's lock keeps its budget exact. */
@Component
class TrialLedger {

  private final EngineLog log;
  private final Budgets budgets;

  TrialLedger(EngineLog log, Budgets budgets) {
    this.log = log;
    this.budgets = budgets;
  }

  /**
   * Counts a call that is about to be made, in a transaction of its own: the lock is not held while
   * the engine is asked.
   *
   * @return its id
   * @throws Refusal CONFLICT {@code over-budget}
   */
  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public long charge(String engine, Pair pair, int characters, Instant now) {
    long budget = budgets.of(engine);
    if (budget != Budgets.NONE) {
      log.rest().lock(engine);
    }
    if (log.calls().spent(engine, now) + characters > budget) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "over-budget",
          "The engine “%s” would pass its budget of %,d characters a month."
              .formatted(engine, budget));
    }
    return log.calls().call(engine, pair, new EngineCalls.Size(1, characters), now);
  }

  @Transactional(propagation = Propagation.REQUIRES_NEW)
  public void finish(long call, EngineCalls.Ending ending, Duration took, Instant now) {
    log.calls().finish(call, ending, took, now);
  }
}

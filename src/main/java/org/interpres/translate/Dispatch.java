package org.interpres.translate;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.interpres.article.Hints;
import org.interpres.translate.Claims.Claim;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineProfile;
import org.interpres.translate.engine.EngineRequest;
import org.interpres.translate.engine.Engines;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What the routes of {@code translate.camel.yaml} call. A translation becomes questions; workers
 * take an engine's questions in batches that it can answer in one call, store what it answers, and
 * hand on each translation that waits for nothing more. A claim is rows with a lease: whatever is
 * killed, only what was not stored is asked again. Safe for use by many threads and processes.
 */
@Component("dispatch")
public class Dispatch {

  private static final Logger log = LoggerFactory.getLogger(Dispatch.class);

  private final Planning planning;
  private final Work work;
  private final Engines engines;
  private final Turns turns;
  private final Handover handover;

  Dispatch(Planning planning, Work work, Engines engines, Turns turns, Handover handover) {
    this.planning = planning;
    this.work = work;
    this.engines = engines;
    this.turns = turns;
    this.handover = handover;
  }

  /** What a worker does with a batch, in transactions of their own. */
  @Component
  record Work(
      Claims claims, Answers answers, Setbacks setbacks, Recipes recipes, Budgets budgets) {}

  /** Where translations go that are drafted. */
  @Component
  record Handover(Drafts drafts, Hints hints) {

    void of(List<Long> translations) {
      drafts.complete(translations).forEach(id -> hints.lookAt(Hints.Stage.REVIEW, id));
    }
  }

  /**
   * Takes up a translation.
   *
   * @return the engine that has something to do now, as often as workers may start on it
   */
  public List<String> plan(long id) {
    Optional<String> engine = planning.plan(id);
    if (engine.isEmpty()) {
      handover.of(List.of(id));
    }
    return engine.map(name -> Collections.nCopies(Math.min(2, free(name)), name)).orElse(List.of());
  }

  private int free(String engine) {
    return turns.free(engines.profile(engine));
  }

  /**
   * Takes a batch for the engine, and waits until it may be called.
   *
   * @return null where there is nothing to do now, because a Camel filter asks for it
   */
  public @Nullable Batch claim(String engine) {
    EngineProfile profile = engines.profile(engine);
    Turn turn = turns.take(profile);
    if (turn == null) {
      return null;
    }
    @Nullable Batch batch = null;
    try {
      batch = batch(profile, turn);
      if (batch != null) {
        turn.call();
      }
      return batch;
    } finally {
      if (batch == null) {
        turn.end();
      }
    }
  }

  private @Nullable Batch batch(EngineProfile profile, Turn turn) {
    String engine = profile.engine();
    while (true) {
      Claim claim = turn.alone(() -> work.claims().next(profile));
      if (claim instanceof Claim.Taken taken) {
        return new Batch(taken.call(), taken.questions(), request(engine, taken.questions()), turn);
      } else if (claim instanceof Claim.TooLarge large) {
        handover.of(work.setbacks().tooLarge(engine, large.questions()));
      } else if (claim instanceof Claim.OverBudget over) {
        work.setbacks().overBudget(engine, over.questions(), work.budgets().of(engine));
      } else {
        return null;
      }
    }
  }

  private EngineRequest request(String engine, List<Question> questions) {
    Question first = questions.get(0);
    return new EngineRequest(
        engine,
        first.pair().source(),
        first.pair().target(),
        questions.stream().map(Question::text).toList(),
        work.recipes()
            .glossary(
                engine,
                first.pair(),
                questions.stream().map(question -> question.text().source()).toList()),
        first.progress().protection());
  }

  /**
   * Stores an answer. It may be repeated after a fault of the database.
   *
   * @throws org.interpres.translate.engine.EngineFault.DamagedAnswer where it cannot be the answer
   */
  public void store(Batch batch, EngineAnswer answer) {
    batch.turn().called();
    List<Long> drafted = work.answers().store(batch, answer);
    batch.turn().end();
    handover.of(drafted);
  }

  /**
   * A call failed, or its answer could not be stored.
   *
   * @param batch null where the claim failed already
   */
  public void failed(@Nullable Batch batch, Throwable cause) {
    if (batch == null) {
      log.warn("no batch could be claimed: {}", cause.getClass().getSimpleName());
      return;
    }
    batch.turn().called();
    try {
      handover.of(work.setbacks().failed(batch, cause));
    } finally {
      batch.turn().end();
    }
  }
}

package org.interpres.translate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.interpres.article.Placeholder;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.TagProtection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of questions that a call did not answer: asked again after a pause, in another way,
 * of the next engine, or handed to a person.
 */
@Component
class Setbacks {

  /** Calls of one engine that brought nothing, until the next one's turn. */
  static final int TRIES = 3;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  /** Until an engine that a person must put right is tried again. */
  private static final Duration UNTIL_MENDED = Duration.ofMinutes(10);

  private final Questions questions;
  private final Drafts drafts;
  private final EngineLog log;
  private final GlossaryKeeping keeping;
  private final Clock clock;

  Setbacks(
      Questions questions, Drafts drafts, EngineLog log, GlossaryKeeping keeping, Clock clock) {
    this.questions = questions;
    this.drafts = drafts;
    this.log = log;
    this.keeping = keeping;
    this.clock = clock;
  }

  /**
   * A call failed as a whole.
   *
   * @return the translations that got a draft by it, a placeholder that is
   */
  @Transactional
  public List<Long> failed(Batch batch, Throwable cause) {
    Instant now = clock.instant();
    EngineFault fault = fault(batch.engine(), cause);
    EngineRest.State state = log.rest().lock(batch.engine());
    log.calls()
        .finish(
            batch.call(),
            new EngineCalls.Ending(outcome(fault), fault.getMessage()),
            batch.turn().took(),
            now);
    if (fault instanceof EngineFault.TextRefused refused) {
      log.rest().recovered(batch.call(), now);
      return refused(batch, refused);
    }
    if (fault instanceof EngineFault.GlossaryLost) {
      keeping.lost(batch.engine(), String.valueOf(batch.request().glossary().kept()));
      questions.again(batch.questions(), 0);
      return List.of();
    }
    log.rest().failed(batch.engine(), words(fault), pause(fault, state.failures()), now);
    if (fault instanceof EngineFault.DamagedAnswer) {
      return damaged(batch);
    }
    if (fault instanceof EngineFault.Unavailable) {
      passOnTheTired(batch);
    } else if (fault instanceof EngineFault.CircuitOpen) {
      questions.toNext(batch.engine(), batch.questions());
      questions.again(last(batch.questions()), 0);
    } else {
      questions.toNext(batch.engine(), batch.questions());
      questions.stick(last(batch.questions()), words(fault));
    }
    return List.of();
  }

  /** No call was made: the budget does not allow one. */
  @Transactional
  public void overBudget(String engine, List<Question> found, long budget) {
    List<Question> waiting = questions.stillWaiting(engine, found, clock.instant());
    questions.toNext(engine, waiting);
    questions.stick(
        last(waiting),
        "The engine “%s” would pass its budget of %,d characters a month. Raise interpres.budgets.%s, list another engine, or wait for the next month; then retry."
            .formatted(engine, budget, engine));
  }

  /** No call was made: the engine takes no text of that size. */
  @Transactional
  public List<Long> tooLarge(String engine, List<Question> found) {
    List<Question> large = questions.stillWaiting(engine, found, clock.instant());
    return nextOrPerson(engine, large, "is longer than the engine “%s” takes".formatted(engine));
  }

  /** An engine that does not know a sentence. */
  List<Long> unknown(String engine, Question question, String placeholder) {
    return question.progress().last()
        ? drafts.placeholder(engine, List.of(question), placeholder)
        : passOn(engine, List.of(question));
  }

  /** One answer cannot be the translation of its text. */
  List<Long> damaged(String engine, Question question) {
    if (question.progress().protection() == TagProtection.NATIVE) {
      questions.again(List.of(question), 0, TagProtection.PLACEHOLDERS, null);
      return List.of();
    }
    return nextOrPerson(
        engine, List.of(question), "was damaged twice by the engine “%s”".formatted(engine));
  }

  /** The answer as a whole belongs to no question, and nobody can say which one spoilt it. */
  private List<Long> damaged(Batch batch) {
    List<Question> asked = batch.questions();
    if (asked.size() == 1) {
      return damaged(batch.engine(), asked.get(0));
    }
    if (asked.get(0).progress().protection() == TagProtection.NATIVE) {
      questions.again(asked, 0, TagProtection.PLACEHOLDERS, half(asked));
      return List.of();
    }
    questions.toNext(batch.engine(), asked);
    questions.again(last(asked), 0, null, half(asked));
    return List.of();
  }

  private List<Long> refused(Batch batch, EngineFault.TextRefused refused) {
    List<Question> among =
        batch.questions().stream().filter(q -> refused.ids().contains(q.text().id())).toList();
    List<Question> fine = batch.questions().stream().filter(q -> !among.contains(q)).toList();
    questions.again(fine, 0);
    if (among.size() > 1) {
      questions.again(among, 0, null, half(among));
      return List.of();
    }
    return nextOrPerson(
        batch.engine(), among, "was refused by the engine “%s”".formatted(batch.engine()));
  }

  private static int half(List<Question> asked) {
    return (asked.size() + 1) / 2;
  }

  /** An outage is waited out where there is no other engine, up to the deadline of a question. */
  private void passOnTheTired(Batch batch) {
    List<Question> tired =
        batch.questions().stream().filter(q -> q.progress().tries() + 1 >= TRIES).toList();
    questions.again(batch.questions(), 1);
    if (!tired.isEmpty()) {
      questions.toNext(batch.engine(), tired);
    }
  }

  private List<Long> nextOrPerson(String engine, List<Question> asked, String why) {
    List<Question> last = last(asked);
    passOn(engine, asked);
    return last.isEmpty()
        ? List.of()
        : drafts.placeholder(engine, last, Placeholder.because("this sentence " + why));
  }

  private List<Long> passOn(String engine, List<Question> asked) {
    questions.toNext(engine, asked);
    return List.of();
  }

  private static List<Question> last(List<Question> asked) {
    return asked.stream().filter(q -> q.progress().last()).toList();
  }

  /** Jittered, so that the workers of several processes do not come back together. */
  static Duration pause(EngineFault fault, int failures) {
    if (fault instanceof EngineFault.QuotaExhausted || fault instanceof EngineFault.Forbidden) {
      return UNTIL_MENDED;
    }
    if (fault instanceof EngineFault.Unsuitable) {
      return Duration.ZERO;
    }
    if (fault.retryAfter().isPresent()) {
      return fault.retryAfter().get();
    }
    long grown = FIRST_PAUSE.toMillis() << Math.min(failures, 10);
    long longest = Math.min(grown, LONGEST_PAUSE.toMillis());
    return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
  }

  /** Whether the vendor may bill a call that failed: one that it refused, it does not. */
  static EngineCalls.Outcome outcome(EngineFault fault) {
    return fault instanceof EngineFault.DamagedAnswer || fault instanceof EngineFault.Unavailable
        ? EngineCalls.Outcome.FAILED
        : EngineCalls.Outcome.NOT_SENT;
  }

  /** A fault that is none of an engine's own is treated as an outage; only its kind is told. */
  static EngineFault fault(String engine, Throwable cause) {
    for (Throwable at = cause; at != null; at = at.getCause()) {
      if (at instanceof EngineFault fault) {
        return fault;
      }
    }
    return new EngineFault.Unavailable(
        engine, "failed (%s)".formatted(cause.getClass().getSimpleName()), null);
  }

  private static String words(EngineFault fault) {
    return String.valueOf(fault.getMessage());
  }
}

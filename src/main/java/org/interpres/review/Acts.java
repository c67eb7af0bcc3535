package org.interpres.review;

import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.interpres.article.Refusal;
import org.interpres.article.Translation;
import org.interpres.article.Translations;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Performs acts: each in one transaction with its trace, each refusal traced in a transaction of
 * its own. Acts on one translation follow each other, because each locks its row first.
 */
@Component
class Acts {

  /** A deadlock with another stage that locks in another order is tried again so often. */
  private static final int ATTEMPTS = 3;

  private final TransactionOperations transactions;
  private final Translations translations;
  private final AuditTrail audit;

  Acts(TransactionOperations transactions, Translations translations, AuditTrail audit) {
    this.transactions = transactions;
    this.translations = translations;
    this.audit = audit;
  }

  /**
   * What somebody is about to do.
   *
   * @param done kebab-case, in the past tense: {@code segment-edited}
   */
  record Attempt(Actor actor, String done, long translation) {}

  /** What an act did, in ids, hashes, counts and reasons; filled as it goes. */
  static final class Trace {
    private final TreeMap<String, String> details = new TreeMap<>();
    private boolean changed = true;

    Trace with(String name, Object value) {
      details.put(name, value.toString());
      return this;
    }

    /** Nothing was changed, so nothing is recorded. */
    void unchanged() {
      changed = false;
    }
  }

  /** The act itself: given the locked translation, it changes rows and says what it did. */
  interface Body<T> {
    T on(Translation translation, Trace trace);
  }

  <T> T perform(Attempt attempt, Body<T> body) {
    for (int left = ATTEMPTS - 1; ; left--) {
      Trace trace = new Trace();
      try {
        return inTransaction(attempt, trace, body);
      } catch (Refusal refusal) {
        refused(attempt, trace, refusal);
        throw refusal;
      } catch (PessimisticLockingFailureException e) {
        if (left == 0) {
          throw e;
        }
      }
    }
  }

  /** Checks something before the act's transaction; a refusal leaves the same trace. */
  void check(Attempt attempt, Runnable check) {
    check(
        attempt,
        () -> {
          check.run();
          return attempt;
        });
  }

  /** The same for something that has an answer. */
  <T> T check(Attempt attempt, Supplier<T> check) {
    try {
      return check.get();
    } catch (Refusal refusal) {
      refused(attempt, new Trace(), refusal);
      throw refusal;
    }
  }

  private <T> T inTransaction(Attempt attempt, Trace trace, Body<T> body) {
    Function<Translation, T> act =
        translation -> {
          T result = body.on(translation, trace);
          if (trace.changed) {
            audit.record(event(attempt, trace, Optional.of(translation)));
          }
          return result;
        };
    // A holder, because a body may answer null and the template would not say which.
    return transactions.execute(
        status ->
            act.apply(
                translations
                    .lock(attempt.translation())
                    .orElseThrow(() -> unknown(attempt.translation()))));
  }

  static Refusal unknown(long translation) {
    return new Refusal(
        Refusal.Kind.NOT_FOUND,
        "unknown-translation",
        "There is no translation " + translation + "; GET /api/v1/translations lists them.");
  }

  private void refused(Attempt attempt, Trace trace, Refusal refusal) {
    audit.recordRefusal(event(attempt, trace, translations.find(attempt.translation())), refusal);
  }

  private static AuditEvent event(Attempt attempt, Trace trace, Optional<Translation> translation) {
    trace.with("translation", attempt.translation());
    translation.ifPresent(known -> trace.with("locale", known.locale()));
    return AuditEvent.of(
        attempt.actor().name(),
        attempt.done(),
        translation.map(Translation::article).orElse(null),
        trace.details);
  }
}

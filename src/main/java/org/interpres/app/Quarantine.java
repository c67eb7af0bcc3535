package org.interpres.app;

import java.time.Clock;
import java.util.Map;
import org.interpres.article.Excerpt;
import org.interpres.article.Refusal;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.interpres.review.Unproved;
import org.interpres.translate.engine.EngineFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where a unit of work goes that cannot go on: the translation is FAILED with its cause, which its
 * page shows beside a button to retry. Nothing is dropped.
 */
@Component("quarantine")
public class Quarantine {

  private static final Logger log = LoggerFactory.getLogger(Quarantine.class);

  private final Translations translations;
  private final AuditTrail audit;
  private final Clock clock;

  Quarantine(Translations translations, AuditTrail audit, Clock clock) {
    this.translations = translations;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Quarantines a translation; one that has moved on meanwhile stays as it is. So does one on which
   * the database failed for a moment: its transaction left no trace, and the sweeper hints at it
   * again.
   */
  @Transactional
  public void translation(long id, Throwable cause) {
    if (DatabaseTrouble.passes(cause)) {
      log.warn(
          "translation {} waits: the database failed ({}); it is tried again",
          id,
          cause.getClass().getSimpleName());
      return;
    }
    if (!forPeople(told(cause))) {
      log.error("translation {} met an unexpected fault: {}", id, StackOnly.of(cause));
    }
    quarantine(id, words(cause));
  }

  /** The same for a cause that is in words for a person already. */
  @Transactional
  public void stuck(long id, String words) {
    quarantine(id, words);
  }

  private void quarantine(long id, String words) {
    log.error("translation {} cannot go on: {}", id, words);
    translations
        .find(id)
        .filter(t -> t.state().next().contains(TranslationState.FAILED))
        .flatMap(t -> translations.fail(t, words, clock.instant()))
        .ifPresent(this::trace);
  }

  private void trace(Translation failed) {
    audit.record(
        AuditEvent.of(
            Actor.SYSTEM.name(),
            "translation-failed",
            failed.article(),
            Map.of(
                "translation", String.valueOf(failed.id()),
                "locale", failed.locale().value())));
  }

  /** Only messages that were written for people; any other might quote a row or a text. */
  private static String words(Throwable cause) {
    Throwable told = told(cause);
    return forPeople(told)
        ? String.valueOf(told.getMessage())
        : "An unexpected fault (%s). The log of this moment has its place; retry, and if it stays, report it."
            .formatted(Excerpt.of(told.getClass().getSimpleName()));
  }

  private static Throwable told(Throwable cause) {
    Throwable found = cause;
    while (found.getCause() != null && !forPeople(found)) {
      found = found.getCause();
    }
    return found;
  }

  private static boolean forPeople(Throwable cause) {
    return cause instanceof EngineFault || cause instanceof Refusal || cause instanceof Unproved;
  }
}

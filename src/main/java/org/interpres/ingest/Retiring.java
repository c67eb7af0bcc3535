package org.interpres.ingest;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.interpres.article.Articles;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.article.Retirements;
import org.interpres.article.Revision;
import org.interpres.article.Slug;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.article.Withdrawal;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ends the work on a locale of an article, or on all of it: what was under way is superseded, what
 * is published is withdrawn, and both say why. Each act is audited, each refused one too. Safe for
 * use by many threads and processes.
 *
 * <p>Refusals: FORBIDDEN {@code role-required}; NOT_FOUND {@code article-unknown}, {@code
 * locale-unknown}; INVALID {@code reason-required}.
 */
@Service
public class Retiring {

  private static final int LONGEST_REASON = 1_000;

  private final Spine spine;
  private final Withdrawal withdrawal;
  private final AuditTrail audit;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Retiring(
      Spine spine,
      Withdrawal withdrawal,
      AuditTrail audit,
      TransactionTemplate transaction,
      Clock clock) {
    this.spine = spine;
    this.withdrawal = withdrawal;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** What ends. */
  @Component
  record Spine(Articles articles, Translations translations, Retirements retirements) {}

  /**
   * Removes a locale; once more changes nothing. It comes back when it is asked for as a target.
   */
  public void remove(Actor actor, Slug article, LocaleTag locale, String reason) {
    AuditEvent attempt = event(actor, "locale-removed", article, Map.of("locale", locale.value()));
    guarded(
        attempt,
        () -> {
          Retirements.Ended why = checked(actor, article, reason);
          List<Translation> all = spine.translations().of(article);
          if (all.stream().noneMatch(t -> t.locale().equals(locale))) {
            throw new Refusal(
                Refusal.Kind.NOT_FOUND,
                "locale-unknown",
                "%s is not translated into %s.".formatted(article, locale));
          }
          if (spine.retirements().remove(article, locale, why)) {
            List<String> ended = supersede(all, t -> t.locale().equals(locale), why.at());
            withdrawal.withdraw(article, locale, why.reason(), actor.name());
            audit.record(with(attempt, why, ended));
          }
        });
  }

  /** Retires an article; once more changes nothing. */
  public void retire(Actor actor, Slug article, String reason) {
    AuditEvent attempt = event(actor, "article-retired", article, Map.of());
    guarded(
        attempt,
        () -> {
          Retirements.Ended why = checked(actor, article, reason);
          if (spine.retirements().retire(article, why)) {
            List<String> ended = supersede(spine.translations().of(article), t -> true, why.at());
            withdrawal.withdraw(article, why.reason(), actor.name());
            audit.record(with(attempt, why, ended));
          }
        });
  }

  /** Takes an article up again; its next revision, or the same bytes again, are translated. */
  public void resume(Actor actor, Slug article, String reason) {
    AuditEvent attempt = event(actor, "article-resumed", article, Map.of());
    guarded(
        attempt,
        () -> {
          Retirements.Ended why = checked(actor, article, reason);
          if (spine.retirements().resume(article)) {
            audit.record(with(attempt, why, List.of()));
          }
        });
  }

  private void guarded(AuditEvent attempt, Runnable act) {
    try {
      transaction.executeWithoutResult(status -> act.run());
    } catch (Refusal refusal) {
      audit.recordRefusal(attempt, refusal);
      throw refusal;
    }
  }

  /** Who may, whether there is such an article, and why; the article is locked from here on. */
  private Retirements.Ended checked(Actor actor, Slug article, String reason) {
    if (!actor.has(Role.LOCALIZER)) {
      throw new Refusal(
          Refusal.Kind.FORBIDDEN,
          "role-required",
          "Only an account with the role LOCALIZER may end the work on an article or a locale.",
          Map.of("roles", List.of(Role.LOCALIZER.name())));
    }
    String stripped = reason.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST_REASON || stripped.indexOf('\0') >= 0) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "reason-required",
          "Say in 1 to %,d characters why: readers of what is withdrawn see it."
              .formatted(LONGEST_REASON));
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Optional<Revision> latest = spine.articles().latest(article);
    if (latest.isEmpty()) {
      throw new Refusal(
          Refusal.Kind.NOT_FOUND, "article-unknown", "There is no article “" + article + "”.");
    }
    spine.articles().lock(article, latest.get().locale(), now);
    return new Retirements.Ended(stripped, actor.name(), now);
  }

  /** A stage may move a translation at this moment; its row's lock says where it stands. */
  private List<String> supersede(List<Translation> all, Predicate<Translation> which, Instant now) {
    List<String> ended = new ArrayList<>();
    for (Translation translation : all.stream().filter(which).toList()) {
      spine
          .translations()
          .lock(translation.id())
          .filter(locked -> locked.state() != TranslationState.SUPERSEDED)
          .flatMap(locked -> spine.translations().move(locked, TranslationState.SUPERSEDED, now))
          .ifPresent(moved -> ended.add(String.valueOf(moved.id())));
    }
    return ended;
  }

  private static AuditEvent event(
      Actor actor, String action, Slug article, Map<String, String> details) {
    return AuditEvent.of(actor.name(), action, article, details);
  }

  private static AuditEvent with(AuditEvent attempt, Retirements.Ended why, List<String> ended) {
    Map<String, String> details = new TreeMap<>(attempt.details());
    details.put("reason", why.reason());
    details.put("superseded", String.join(" ", ended));
    return AuditEvent.of(attempt.actor(), attempt.action(), attempt.article(), details);
  }
}

package org.interpres.review;

import static java.time.ZoneOffset.UTC;

import java.time.Clock;
import java.time.Instant;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Translation;
import org.interpres.identity.Account;
import org.interpres.identity.Accounts;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Who works on what, until when. A claim expires some time after its holder's last act; what a
 * localizer assigned holds until it is released. Each act is audited, each refused one too. Safe
 * for use by many threads and processes.
 *
 * <p>Every act may be refused with NOT_FOUND {@code unknown-translation} and CONFLICT {@code
 * translation-not-in-review}; due dates may be set in any state.
 */
@Service("reviewClaims")
public class Claims {

  /** A date beyond is a slip of the pen, and one far beyond has no place in the queue's order. */
  private static final int MOST_YEARS = 10;

  private final Acts acts;
  private final Authority authority;
  private final Desk desk;
  private final Held held;
  private final Clock clock;

  Claims(Acts acts, Authority authority, Desk desk, Held held, Clock clock) {
    this.acts = acts;
    this.authority = authority;
    this.desk = desk;
    this.held = held;
    this.clock = clock;
  }

  /** What is held, and by whom it may be. */
  @org.springframework.stereotype.Component
  record Held(StoredClaims claims, HeldSteps steps, Accounts accounts) {}

  /**
   * Takes a step for oneself, or renews one's claim of it.
   *
   * @throws Refusal FORBIDDEN {@code role-may-not-decide}, {@code not-qualified}; CONFLICT {@code
   *     claimed}
   */
  public Claim claim(Actor actor, long id, String step) {
    return acts.perform(
        new Acts.Attempt(actor, "step-claimed", id),
        (translation, trace) -> {
          trace.with("step", step);
          authority.qualified(actor, authority.step(actor, step), translation);
          desk.requireInReview(translation);
          Instant now = Desk.now(clock);
          Claim before = held.claims().holding(id, step, now).orElse(null);
          if (before != null) {
            HeldSteps.requireOwn(actor.name(), before);
            if (before.assignedBy() != null) {
              trace.unchanged();
              return before;
            }
          }
          Claim claim = new Claim(id, step, actor.name(), null, held.steps().expiry(now));
          held.claims().take(claim, now);
          trace.with("until", held.steps().expiry(now));
          return claim;
        });
  }

  /**
   * Gives a step back; nothing happens where nobody holds it.
   *
   * @throws Refusal CONFLICT {@code claimed} where neither the holder nor a localizer asks
   */
  public void release(Actor actor, long id, String step) {
    acts.perform(
        new Acts.Attempt(actor, "claim-released", id),
        (translation, trace) -> {
          trace.with("step", step);
          authority.localizerOrAnyReviewer(actor, "release-claim");
          authority.known(step);
          Claim claim = held.claims().holding(id, step, Desk.now(clock)).orElse(null);
          if (claim == null) {
            trace.unchanged();
            return id;
          }
          if (!actor.has(Role.LOCALIZER)) {
            HeldSteps.requireOwn(actor.name(), claim);
          }
          trace.with("holder", claim.account());
          held.claims().release(id, step);
          return id;
        });
  }

  /**
   * Gives a step to an account, whoever holds it.
   *
   * @throws Refusal FORBIDDEN {@code role-may-not-assign}; INVALID {@code unknown-account}, and
   *     {@code assignee-may-not} where the account could not decide in the step
   */
  public Claim assign(Actor actor, long id, String step, String account) {
    return acts.perform(
        new Acts.Attempt(actor, "step-assigned", id),
        (translation, trace) -> {
          trace.with("step", step);
          authority.localizer(actor, "assign");
          desk.requireInReview(translation);
          authority.known(step);
          requireAble(assignee(account), step, translation);
          trace.with("holder", account);
          Claim claim = new Claim(id, step, account, actor.name(), null);
          held.claims().take(claim, Desk.now(clock));
          return claim;
        });
  }

  private Account assignee(String name) {
    return held.accounts()
        .find(name)
        .filter(Account::enabled)
        .orElseThrow(
            () ->
                new Refusal(
                    Refusal.Kind.INVALID, "unknown-account", Phrase.of("refused.no-account")));
  }

  private void requireAble(Account account, String step, Translation translation) {
    try {
      Actor assignee = account.actor();
      authority.qualified(assignee, authority.step(assignee, step), translation);
    } catch (Refusal refusal) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "assignee-may-not",
          Phrase.of(
              "refused.assignee",
              account.name(),
              Spoken.step(step),
              refusal.says().orElseThrow(() -> refusal)));
    }
  }

  /**
   * Says until when a translation is wanted.
   *
   * @param due null to take the date away
   * @throws Refusal FORBIDDEN {@code role-may-not-set-due-date}; INVALID {@code due-in-past},
   *     {@code due-too-far}
   */
  public void due(Actor actor, long id, @Nullable Instant due) {
    acts.perform(
        new Acts.Attempt(actor, "due-date-set", id),
        (translation, trace) -> {
          authority.localizer(actor, "set-due-date");
          Instant now = Desk.now(clock);
          if (due != null && !due.isAfter(now)) {
            throw new Refusal(
                Refusal.Kind.INVALID, "due-in-past", Phrase.of("refused.due-in-past", due));
          }
          if (due != null && due.isAfter(now.atOffset(UTC).plusYears(MOST_YEARS).toInstant())) {
            throw new Refusal(
                Refusal.Kind.INVALID,
                "due-too-far",
                Phrase.of("refused.due-too-far", MOST_YEARS, due.toString()));
          }
          trace.with("due", due == null ? "none" : due);
          held.claims().due(id, due, actor.name(), now);
          return id;
        });
  }
}

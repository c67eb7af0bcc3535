package org.interpres.review;

import java.time.Clock;
import java.util.List;
import org.interpres.article.Drafted;
import org.interpres.article.Refusal;
import org.interpres.article.Translation;
import org.interpres.identity.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * What people do in a review. Each act is one transaction with its entry in the audit trail; each
 * refused act is a {@link Refusal} and leaves an entry too. Safe for use by many threads and
 * processes.
 *
 * <p>Every act but {@link #open} may be refused with NOT_FOUND {@code unknown-translation},
 * FORBIDDEN {@code role-may-not-…}, {@code not-qualified} or {@code qualification-expired}, and
 * CONFLICT {@code translation-not-in-review}, {@code claimed} or one that names the state it needs.
 */
@Service("reviews")
public class Reviews {

  private final Acts acts;
  private final Authority authority;
  private final Handiwork work;
  private final Lifecycle lifecycle;
  private final Clock clock;

  Reviews(Acts acts, Authority authority, Handiwork work, Lifecycle lifecycle, Clock clock) {
    this.acts = acts;
    this.authority = authority;
    this.work = work;
    this.lifecycle = lifecycle;
    this.clock = clock;
  }

  /**
   * What is done to segments, by act.
   *
   * <p>Bundled, so that the service's own constructor stays readable.
   */
  @org.springframework.stereotype.Component
  record Handiwork(
      Opening opening,
      Editing editing,
      Deciding deciding,
      BulkDeciding bulk,
      Signing signing,
      HeldSteps held,
      EditDistances distances) {}

  /**
   * Opens the review of a translation that is TRANSLATING; a second hint does nothing. What an
   * earlier review of the article and locale decided on the same sentences is carried over.
   */
  public void open(Drafted drafted) {
    long id = drafted.translation().id();
    acts.perform(
        new Acts.Attempt(Actor.SYSTEM, "review-opened", id),
        (translation, trace) -> {
          work.opening().open(drafted, translation, trace);
          return translation;
        });
  }

  /**
   * Replaces a segment's target. Voids the segment's approvals and every signature. The same text
   * again changes nothing.
   *
   * @param readVersion the version that the person read, null where the request names none
   * @throws Refusal VERSION_REQUIRED {@code version-required}; STALE {@code stale-version};
   *     CONFLICT {@code approved-cannot-be-edited}; INVALID as {@link TargetText} says
   */
  public ReviewedSegment edit(
      Actor actor, long id, int index, String target, @Nullable Integer readVersion) {
    return acts.perform(
        new Acts.Attempt(actor, "segment-edited", id),
        (translation, trace) -> {
          authority.reviewer(actor, "edit");
          work.editing().requireEditable(translation);
          authority.qualifiedForAny(actor, translation);
          work.held().requireFreeToEdit(actor, translation, Desk.now(clock));
          return work.editing()
              .edit(actor, translation, index, new Editing.Written(target, readVersion), trace);
        });
  }

  /**
   * Approves or rejects a segment in a step.
   *
   * @throws Refusal CONFLICT {@code stale-version}, {@code step-out-of-order}, {@code
   *     open-critical-findings}, {@code placeholder-not-approvable}, {@code already-approved};
   *     FORBIDDEN {@code same-person}; INVALID {@code comment-required}, {@code reason-required},
   *     {@code unknown-finding}, {@code unknown-step}
   */
  public ReviewedSegment decide(Actor actor, long id, int index, Ruling ruling) {
    return acts.perform(
        new Acts.Attempt(actor, decided(ruling.verdict(), "segment"), id),
        (translation, trace) -> {
          ReviewedSegment decided =
              work.deciding()
                  .decide(
                      hand(actor, ruling.step(), translation), translation, index, ruling, trace);
          work.distances().decided(id, List.of(decided));
          return decided;
        });
  }

  /**
   * One ruling for chosen segments, all or none; answers them in order.
   *
   * @throws Refusal as {@link #decide}; CONFLICT {@code critical-one-by-one} and {@code
   *     stale-version} list the segments
   */
  public List<ReviewedSegment> decideAll(Actor actor, long id, Ruling.Bulk bulk) {
    return acts.perform(
        new Acts.Attempt(actor, decided(bulk.verdict(), "segments"), id),
        (translation, trace) -> {
          List<ReviewedSegment> decided =
              work.bulk().decide(hand(actor, bulk.step(), translation), translation, bulk, trace);
          work.distances().decided(id, decided);
          return decided;
        });
  }

  /**
   * Signs a step; the last signature approves the translation, and publishes it where the policy
   * says so.
   *
   * @param meaning authorship, review, approval or responsibility
   * @param password of the account: the signer authenticates again (21 CFR 11.200)
   * @throws Refusal FORBIDDEN {@code wrong-password}, {@code account-locked}, {@code same-person};
   *     CONFLICT {@code segments-undecided}, {@code step-out-of-order}, {@code already-signed},
   *     {@code open-critical-findings}; INVALID {@code unknown-meaning}
   */
  public Approved.Signature sign(
      Actor actor, long id, String step, String meaning, String password) {
    Acts.Attempt attempt = new Acts.Attempt(actor, "step-signed", id);
    acts.check(
        attempt,
        () -> {
          authority.step(actor, step);
          Signing.requireMeaning(meaning);
        });
    // Before the transaction: a wrong password counts towards the lock-out although nothing else
    // is stored, and BCrypt's time is spent without a lock.
    work.signing().authenticate(acts, attempt, password, Desk.now(clock));
    return acts.perform(
        attempt,
        (translation, trace) ->
            work.signing().sign(hand(actor, step, translation), translation, meaning, trace));
  }

  /**
   * Lets an APPROVED translation out; one that is out already stays so.
   *
   * @throws Refusal CONFLICT {@code translation-not-approved}
   */
  public Translation release(Actor actor, long id) {
    return lifecycle.release(actor, id);
  }

  /**
   * Takes an APPROVED or PUBLISHED translation back to review. Its signatures are void, the
   * approvals of its segments and what is published stay.
   *
   * @throws Refusal INVALID {@code reason-required}; CONFLICT {@code translation-not-approved}
   */
  public Translation reopen(Actor actor, long id, String reason) {
    return lifecycle.reopen(actor, id, reason);
  }

  /**
   * Returns a FAILED translation to the state that it failed from, and hints at it.
   *
   * @throws Refusal CONFLICT {@code translation-not-failed}
   */
  public Translation retry(Actor actor, long id) {
    return lifecycle.retry(actor, id);
  }

  private Hand hand(Actor actor, String name, Translation translation) {
    ReviewPolicy.Step step = authority.step(actor, name);
    authority.qualified(actor, step, translation);
    Hand hand = new Hand(actor, step, Desk.now(clock));
    work.held().requireFree(hand, translation);
    return hand;
  }

  private static String decided(Decision.Verdict verdict, String what) {
    return switch (verdict) {
      case APPROVE -> what + "-approved";
      case REJECT -> what + "-rejected";
    };
  }
}

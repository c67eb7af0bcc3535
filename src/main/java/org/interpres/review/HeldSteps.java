package org.interpres.review;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Translation;
import org.interpres.identity.Actor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Holds people to each other's claims: who has claimed a step is alone in it. */
@Component
class HeldSteps {

  private final StoredClaims claims;
  private final ReviewPolicy policy;
  private final Duration lasts;

  /**
   * @param lasts how long a claim holds after its holder's last act
   */
  HeldSteps(
      StoredClaims claims, ReviewPolicy policy, @Value("${interpres.claim:2h}") Duration lasts) {
    this.claims = claims;
    this.policy = policy;
    this.lasts = lasts;
  }

  Instant expiry(Instant now) {
    return now.plus(lasts);
  }

  /** Refuses an act in a step that somebody else has claimed; one's own claim is renewed. */
  void requireFree(Hand hand, Translation translation) {
    claims
        .holding(translation.id(), hand.step().name(), hand.at())
        .ifPresent(
            claim -> {
              requireOwn(hand.account(), claim);
              renew(claim, hand.at());
            });
  }

  /** Refuses an edit by an account each of whose steps somebody else has claimed. */
  void requireFreeToEdit(Actor actor, Translation translation, Instant now) {
    List<Claim> held = claims.holding(translation.id(), now);
    List<Optional<Claim>> mine =
        policy.steps().stream()
            .filter(step -> actor.has(step.role()))
            .map(s -> held.stream().filter(c -> c.step().equals(s.name())).findFirst())
            .toList();
    boolean free =
        mine.stream().anyMatch(c -> c.isEmpty() || c.get().account().equals(actor.name()));
    if (!free) {
      mine.stream().flatMap(Optional::stream).findFirst().ifPresent(c -> requireOwn("", c));
    }
    mine.stream()
        .flatMap(Optional::stream)
        .filter(claim -> claim.account().equals(actor.name()))
        .forEach(claim -> renew(claim, now));
  }

  private void renew(Claim claim, Instant now) {
    if (claim.ages(now, lasts)) {
      claims.renew(claim, expiry(now));
    }
  }

  static void requireOwn(String account, Claim claim) {
    if (!claim.account().equals(account)) {
      Phrase says =
          claim.expiresAt() == null
              ? Phrase.of("refused.held", claim.account(), Spoken.step(claim.step()))
              : Phrase.of(
                  "refused.claimed", claim.account(), Spoken.step(claim.step()), claim.expiresAt());
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "claimed",
          says,
          Map.of("step", claim.step(), "holder", claim.account()));
    }
  }
}

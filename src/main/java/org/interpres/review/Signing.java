package org.interpres.review;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Sha256;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.identity.Identities;
import org.springframework.stereotype.Component;

/** Signing a step; the last signature approves the translation. */
@Component
class Signing {

  /** What a signature may mean (21 CFR 11.50). */
  static final Set<String> MEANINGS = Set.of("authorship", "review", "approval", "responsibility");

  private final Desk desk;
  private final ReviewWriter writer;
  private final StoredClaims claims;
  private final Identities identities;
  private final Release release;
  private final SignedNotices notices;

  /** What a signature changes. */
  record Written(ReviewWriter writer, StoredClaims claims) {}

  Signing(
      Desk desk, Written written, SignedNotices notices, Identities identities, Release release) {
    this.desk = desk;
    this.writer = written.writer();
    this.claims = written.claims();
    this.notices = notices;
    this.identities = identities;
    this.release = release;
  }

  static void requireMeaning(String meaning) {
    if (!MEANINGS.contains(meaning)) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "unknown-meaning",
          "A signature's meaning is authorship, review, approval or responsibility.");
    }
  }

  /** The signer authenticates again; a refusal is traced. */
  void authenticate(Acts acts, Acts.Attempt attempt, String password, Instant now) {
    acts.check(attempt, () -> identities.confirmPassword(attempt.actor().name(), password, now));
  }

  Approved.Signature sign(Hand hand, Translation translation, String meaning, Acts.Trace trace) {
    trace.with("step", hand.step().name()).with("meaning", meaning);
    Review review = notices.fix(desk.take(translation, hand.at()), hand.at());
    requireFree(hand, review);
    requireDecided(hand, review);
    requireEarlierSigned(hand, review);
    requireIndependent(hand, review);
    Approved.Signature signature =
        new Approved.Signature(
            hand.step().name(),
            hand.account(),
            identities.displayName(hand.account()),
            meaning,
            hand.at());
    Sha256 content = ReviewedContent.hash(review);
    Sha256 seal = ReviewedContent.seal(signature, content);
    writer.sign(translation.id(), new Review.SealedSignature(signature, content, seal));
    claims.release(translation.id(), hand.step().name());
    trace.with("content", content).with("seal", seal);
    if (review.signatures().size() + 1 == review.terms().steps().size()) {
      approve(hand, translation);
      trace.with("state", TranslationState.APPROVED);
    }
    return signature;
  }

  private void approve(Hand hand, Translation translation) {
    release.approved(desk.move(translation, TranslationState.APPROVED, hand.at()), hand);
  }

  private static void requireFree(Hand hand, Review review) {
    String step = hand.step().name();
    review
        .signature(step)
        .ifPresent(
            signed -> {
              throw conflict(
                  "already-signed",
                  Phrase.of(
                      "refused.already-signed", Spoken.step(step), signed.signature().signer()),
                  Map.of());
            });
  }

  private static void requireDecided(Hand hand, Review review) {
    List<Integer> undecided =
        review.segments().stream()
            .filter(segment -> !segment.passed(hand.step().name()))
            .map(ReviewedSegment::index)
            .toList();
    if (!undecided.isEmpty()) {
      throw conflict(
          "segments-undecided",
          Phrase.of(
              "refused.undecided",
              Spoken.number(undecided.size()),
              Spoken.number(review.segments().size()),
              Spoken.step(hand.step().name()),
              Spoken.number(undecided.get(0))),
          Map.of("segments", undecided));
    }
    List<Integer> blocked =
        review.segments().stream()
            .filter(segment -> !segment.blocking().isEmpty() || segment.words().placeholder())
            .map(ReviewedSegment::index)
            .toList();
    if (!blocked.isEmpty()) {
      throw conflict(
          "open-critical-findings",
          Phrase.of(
              "refused.blocked", Spoken.number(blocked.size()), Spoken.number(blocked.get(0))),
          Map.of("segments", blocked));
    }
  }

  private static void requireEarlierSigned(Hand hand, Review review) {
    for (String earlier : review.terms().steps()) {
      if (earlier.equals(hand.step().name())) {
        return;
      }
      if (review.signature(earlier).isEmpty()) {
        throw conflict(
            "step-out-of-order",
            Phrase.of("refused.sign-first", Spoken.step(earlier)),
            Map.of("waitsFor", earlier));
      }
    }
  }

  private static void requireIndependent(Hand hand, Review review) {
    for (Review.SealedSignature signed : review.signatures()) {
      if (signed.signature().account().equals(hand.account())) {
        throw forbidden(
            Phrase.of(
                "refused.signed-before",
                Spoken.step(signed.step()),
                Spoken.step(hand.step().name())));
      }
    }
    Independence.first(hand.account(), review.segments(), hand.step())
        .ifPresent(
            hindrance -> {
              throw forbidden(
                  hindrance
                      .did()
                      .says(
                          "refused.sign-edited",
                          "refused.sign-approved",
                          Spoken.number(hindrance.segment()),
                          Spoken.step(hand.step().name())));
            });
  }

  private static Refusal forbidden(Phrase says) {
    return new Refusal(Refusal.Kind.FORBIDDEN, "same-person", says);
  }

  private static Refusal conflict(String code, Phrase says, Map<String, ?> details) {
    return new Refusal(Refusal.Kind.CONFLICT, code, says, details);
  }
}

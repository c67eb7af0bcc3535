package org.interpres.publish;

import java.time.Instant;
import org.interpres.article.Refusal;
import org.interpres.identity.Actor;
import org.interpres.identity.Identities;

/** What an act asks for that everybody will hear of: a reason, and one's password once more. */
final class Reasons {

  private static final int LONGEST = 1_000;

  private Reasons() {}

  /**
   * The reason without white space around it.
   *
   * @param act as a sentence begins: {@code A recall}
   */
  static String checked(String reason, String act) {
    String stripped = reason.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST || stripped.indexOf('\0') >= 0) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "reason-required",
          "%s needs a reason of 1 to %d characters: it is shown to those who ask."
              .formatted(act, LONGEST));
    }
    return stripped;
  }

  static void confirm(Identities identities, Actor actor, String password, Instant now) {
    if (password.isEmpty()) {
      // Not asked of the accounts: a script's slip is no guess and must not lock its account.
      throw new Refusal(
          Refusal.Kind.MALFORMED,
          "missing-field",
          "This is confirmed with one's password: send “password”.");
    }
    identities.confirmPassword(actor.name(), password, now);
  }
}

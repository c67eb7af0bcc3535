package org.interpres.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.interpres.article.Phrase;

/** How a sign-in with a name and a password ended. */
public sealed interface SignIn {

  /** The account is who it says. It may still have to change its password first. */
  record Accepted(Account account) implements SignIn {}

  /** No such account, a wrong password, or a disabled account: which of them is not told. */
  record Wrong() implements SignIn {}

  /**
   * Not even tried, after repeated failures.
   *
   * @param code {@code account-locked} or {@code address-locked}
   */
  record Locked(String code, Instant until) implements SignIn {

    /** For a person. */
    public Phrase says() {
      return Phrase.of("refused." + code, until.truncatedTo(ChronoUnit.SECONDS));
    }

    /** The same in English. */
    public String message() {
      return says().sentence();
    }
  }
}

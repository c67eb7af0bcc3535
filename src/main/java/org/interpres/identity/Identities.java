package org.interpres.identity;

import java.time.Instant;
import java.util.List;
import org.interpres.article.Refusal;

/** What the review asks about the people who decide. */
public interface Identities {

  /** The name to print beside an account's signature; the account's name where none was given. */
  String displayName(String account);

  /** The qualifications of an account, expired ones included. */
  List<Qualification> qualifications(String account);

  /**
   * Authenticates once more, as a signature asks (21 CFR 11.200). A wrong password counts towards
   * the account's lock-out.
   *
   * @throws Refusal FORBIDDEN {@code wrong-password}, LOCKED {@code account-locked}
   */
  void confirmPassword(String account, String password, Instant now);
}

package org.interpres.identity;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.interpres.article.Excerpt;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/** Changes passwords. Every sign-in of the account counts no more after a change. */
@Service
public class Passwords {

  private final AccountRows rows;
  private final PasswordEncoder encoder;
  private final Identities identities;
  private final AuditedActs acts;
  private final Clock clock;

  Passwords(
      AccountRows rows,
      PasswordEncoder encoder,
      Identities identities,
      AuditedActs acts,
      Clock clock) {
    this.rows = rows;
    this.encoder = encoder;
    this.identities = identities;
    this.acts = acts;
    this.clock = clock;
  }

  /**
   * The account's own change, proved by the current password. It must sign in anew afterwards.
   *
   * @throws Refusal FORBIDDEN {@code wrong-password}, {@code account-locked}; INVALID {@code
   *     weak-password}
   */
  public void changeOwn(Actor by, String current, String next) {
    identities.confirmPassword(by.name(), current, now());
    acts.by(
        by,
        "password-changed",
        Map.of("account", by.name()),
        trace -> {
          String checked = PasswordPolicy.checked(by.name(), next);
          if (checked.equals(PasswordPolicy.normalized(current))) {
            throw PasswordPolicy.weak("refused.password-is-old");
          }
          store(by.name(), checked, NewAccount.FirstSignIn.KEEPS_PASSWORD);
          return checked;
        });
  }

  /**
   * An administrator's: the account must change it at its next sign-in. Never the administrator's
   * own, for whoever finds a browser signed in would take the account over.
   *
   * @throws Refusal FORBIDDEN {@code role-required}, {@code own-password}; NOT_FOUND {@code
   *     unknown-account}; INVALID {@code weak-password}
   */
  public void reset(Actor by, String account, String next) {
    acts.byAdmin(
        by,
        "password-reset",
        Map.of("account", Excerpt.of(account)),
        trace -> {
          if (account.equals(by.name())) {
            throw new Refusal(
                Refusal.Kind.FORBIDDEN,
                "own-password",
                Phrase.of("refused.own-password", "/account/password"));
          }
          rows.lock(account);
          String checked = PasswordPolicy.checked(account, next);
          store(account, checked, NewAccount.FirstSignIn.CHANGES_PASSWORD);
          return checked;
        });
  }

  private void store(String account, String password, NewAccount.FirstSignIn nextSignIn) {
    rows.updatePassword(account, encoder.encode(password), nextSignIn, now());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

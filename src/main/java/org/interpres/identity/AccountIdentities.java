package org.interpres.identity;

import java.time.Instant;
import java.util.List;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.springframework.stereotype.Service;

/** {@link Identities} by the accounts of this database. */
@Service
class AccountIdentities implements Identities {

  private final AccountRows rows;
  private final Qualifications qualifications;
  private final SignIns signIns;

  AccountIdentities(AccountRows rows, Qualifications qualifications, SignIns signIns) {
    this.rows = rows;
    this.qualifications = qualifications;
    this.signIns = signIns;
  }

  @Override
  public String displayName(String account) {
    return rows.find(account).map(row -> row.account().displayName()).orElse(account);
  }

  @Override
  public List<Qualification> qualifications(String account) {
    return qualifications.of(account).stream().map(Qualifications.Granted::qualification).toList();
  }

  @Override
  public void confirmPassword(String account, String password, Instant now) {
    SignIn outcome = signIns.verify("password-confirmed", account, password, null, now);
    if (outcome instanceof SignIn.Locked locked) {
      throw new Refusal(
          Refusal.Kind.LOCKED,
          locked.code(),
          locked.says(),
          java.util.Map.of("until", locked.until().toString()));
    }
    if (outcome instanceof SignIn.Wrong) {
      throw new Refusal(
          Refusal.Kind.FORBIDDEN, "wrong-password", Phrase.of("refused.wrong-password", account));
    }
  }
}

package org.interpres.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.interpres.article.Excerpt;
import org.interpres.article.Refusal;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Verifies names and passwords. Failures count towards {@link LockOut} and are audited; a name that
 * nobody has costs as much time as one that somebody has.
 */
@Service
public class SignIns {

  private final AccountRows rows;
  private final PasswordEncoder encoder;
  private final LockOut lockOut;
  private final AuditTrail audit;
  private final Clock clock;

  /** Somebody's password, verified where there is no account. */
  private final String nobody;

  /** A client that goes on against a lock is written down once a minute, not a thousand times. */
  private final Cache<String, Boolean> written =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(1)).build();

  SignIns(
      AccountRows rows, PasswordEncoder encoder, LockOut lockOut, AuditTrail audit, Clock clock) {
    this.rows = rows;
    this.encoder = encoder;
    this.lockOut = lockOut;
    this.audit = audit;
    this.clock = clock;
    this.nobody = encoder.encode(RandomSecret.password());
  }

  /**
   * Tries a name and a password.
   *
   * @param name as typed: case and surrounding blanks do not matter
   * @param address the client's, or null where somebody already signed in confirms an act
   */
  public SignIn signIn(String name, String password, @Nullable String address) {
    return verify("signed-in", AccountName.typed(name), password, address, now());
  }

  /**
   * The lock that holds for a name now. Also a login that was verified a moment ago meets it: if it
   * did not, whoever goes on guessing against the lock would learn the password from the one try
   * that is let in.
   */
  public Optional<SignIn.Locked> locked(String name, String address) {
    String account = AccountName.typed(name);
    return lockOut
        .lock(account, null, now())
        .map(lock -> locked("signed-in", account, address, lock));
  }

  private SignIn.Locked locked(
      String action, String name, @Nullable String address, LockOut.Lock lock) {
    SignIn.Locked locked = new SignIn.Locked(lock.code(), lock.until());
    if (written.asMap().putIfAbsent(Excerpt.of(name) + ' ' + address, true) == null) {
      refused(action, name, address, locked.code(), locked.message());
    }
    return locked;
  }

  SignIn verify(
      String action, String name, String password, @Nullable String address, Instant now) {
    Optional<LockOut.Lock> lock = lockOut.begin(name, address, now);
    if (lock.isPresent()) {
      return locked(action, name, address, lock.get());
    }
    Optional<AccountRows.Row> row = rows.find(name);
    String normalized = PasswordPolicy.normalized(password);
    boolean matches =
        encoder.matches(normalized, row.map(AccountRows.Row::passwordHash).orElse(nobody))
            && !PasswordPolicy.tooLong(normalized);
    if (row.isEmpty() || !matches || !row.get().account().enabled()) {
      refused(action, name, address, "wrong-credentials", "The name or the password is wrong.");
      lockOut.lock(name, address, now).ifPresent(begun -> lockBegins(name, address, begun));
      return new SignIn.Wrong();
    }
    lockOut.succeeded(name);
    return new SignIn.Accepted(row.get().account());
  }

  private void lockBegins(String name, @Nullable String address, LockOut.Lock lock) {
    Map<String, String> details = details(name, address);
    details.put("until", lock.until().toString());
    details.put("lock", lock.code());
    audit.record(AuditEvent.of(Actor.SYSTEM.name(), "sign-in-locked", null, details));
  }

  private void refused(
      String action, String name, @Nullable String address, String code, String message) {
    String actor = address == null ? name : "anonymous";
    audit.recordRefusal(
        AuditEvent.of(actor, action, null, details(name, address)),
        new Refusal(Refusal.Kind.FORBIDDEN, code, message));
  }

  private static Map<String, String> details(String name, @Nullable String address) {
    Map<String, String> details = new TreeMap<>();
    details.put("account", Excerpt.of(name));
    if (address != null) {
      details.put("address", address);
    }
    return details;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

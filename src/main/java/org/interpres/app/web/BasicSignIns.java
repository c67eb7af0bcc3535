package org.interpres.app.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.interpres.identity.Account;
import org.interpres.identity.Accounts;
import org.interpres.identity.SignIn;
import org.interpres.identity.SignIns;

/**
 * Remembers verified HTTP Basic logins for 5 minutes, because BCrypt costs 85 ms a call. A login is
 * kept under a keyed hash of name and password, with a key of this process alone. Each call still
 * reads the account, so that a new password, another role or a disabled account counts at once, in
 * every process.
 */
final class BasicSignIns {

  private static final Duration REMEMBERED = Duration.ofMinutes(5);

  private final SignIns signIns;
  private final Accounts accounts;
  private final SecretKeySpec key;
  private final Cache<ByteBuffer, Account> verified;

  /** Calls with one login wait for its first verification instead of each paying for its own. */
  private final Object[] turns = Stream.generate(Object::new).limit(64).toArray();

  BasicSignIns(SignIns signIns, Accounts accounts, Clock clock) {
    this.signIns = signIns;
    this.accounts = accounts;
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, "HmacSHA256");
    this.verified =
        Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfterWrite(REMEMBERED)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  SignIn signIn(String name, String password, String address) {
    ByteBuffer login = hash(name, password);
    synchronized (turns[Math.floorMod(login.hashCode(), turns.length)]) {
      Optional<Account> remembered = remembered(login);
      if (remembered.isPresent()) {
        return signIns
            .locked(name, address)
            .<SignIn>map(locked -> locked)
            .orElseGet(() -> new SignIn.Accepted(remembered.get()));
      }
      SignIn outcome = signIns.signIn(name, password, address);
      if (outcome instanceof SignIn.Accepted accepted) {
        verified.put(login, accepted.account());
      }
      return outcome;
    }
  }

  private Optional<Account> remembered(ByteBuffer login) {
    Account then = verified.getIfPresent(login);
    if (then == null) {
      return Optional.empty();
    }
    Optional<Account> now =
        accounts
            .find(then.name())
            .filter(Account::enabled)
            .filter(found -> found.credentialVersion() == then.credentialVersion());
    if (now.isEmpty()) {
      verified.invalidate(login);
    }
    return now;
  }

  private ByteBuffer hash(String name, String password) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
      mac.update(ByteBuffer.allocate(4).putInt(bytes.length).flip());
      mac.update(bytes);
      return ByteBuffer.wrap(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}

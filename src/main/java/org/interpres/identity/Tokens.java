package org.interpres.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interpres.article.Excerpt;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Sha256;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.springframework.stereotype.Service;

/**
 * API tokens: {@code interpres_} and 256 random bits, of which only the hash is stored. A token
 * acts as its owner with some of the owner's roles, never with one that the owner has lost.
 */
@Service
public class Tokens {

  /** The longest life of a token. */
  public static final Duration LONGEST_LIFE = Duration.ofDays(366);

  static final String SCHEME = "interpres_";
  private static final int SHOWN = SCHEME.length() + 6;

  private final TokenRows rows;
  private final AccountRows accounts;
  private final AuditedActs acts;
  private final AuditTrail audit;
  private final Clock clock;

  /** A forgotten script tries a dead token every minute: one trace an hour is enough. */
  private final Cache<Long, Boolean> written =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofHours(1)).build();

  Tokens(TokenRows rows, AccountRows accounts, AuditedActs acts, AuditTrail audit, Clock clock) {
    this.rows = rows;
    this.accounts = accounts;
    this.acts = acts;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * A token to be issued.
   *
   * @param label what it is for, in the owner's words
   * @param roles some of the owner's
   */
  public record NewToken(String label, Set<Role> roles, Instant expiresAt) {
    public NewToken {
      roles = Set.copyOf(roles);
    }
  }

  /** A new token and its secret, which is told only here. */
  public record Issued(Token token, String secret) {}

  /**
   * Issues a token to {@code by}.
   *
   * @throws Refusal FORBIDDEN {@code role-required} for a role that {@code by} has not; INVALID
   *     {@code invalid-expiry}, {@code invalid-text}
   */
  public Issued issue(Actor by, NewToken asked) {
    return acts.by(
        by,
        "token-issued",
        Map.of("account", by.name(), "roles", AccountRows.joined(asked.roles())),
        trace -> {
          Instant now = now();
          check(by, asked, now);
          String secret = SCHEME + RandomSecret.token();
          long id =
              rows.insert(
                  new TokenRows.NewRow(
                      by.name(), asked, Sha256.of(secret), secret.substring(0, SHOWN), now));
          trace.put("token", Long.toString(id));
          trace.put("label", asked.label());
          trace.put("expires", asked.expiresAt().toString());
          return new Issued(rows.find(id).orElseThrow(), secret);
        });
  }

  private void check(Actor by, NewToken asked, Instant now) {
    Accounts.text("label", asked.label());
    // The row's lock: a role taken away meanwhile is seen here or takes effect at once.
    accounts.lock(by.name());
    if (asked.roles().isEmpty() || !by.roles().containsAll(asked.roles())) {
      throw new Refusal(
          Refusal.Kind.FORBIDDEN,
          "role-required",
          Phrase.of("refused.token-roles", SpokenRoles.of(by.roles())));
    }
    if (!asked.expiresAt().isAfter(now) || asked.expiresAt().isAfter(now.plus(LONGEST_LIFE))) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "invalid-expiry",
          Phrase.of("refused.token-expiry", (int) LONGEST_LIFE.toDays()));
    }
  }

  /**
   * The tokens of an account, newest first, expired and revoked ones included.
   *
   * @throws Refusal FORBIDDEN {@code role-required} for those of somebody else
   */
  public List<Token> of(Actor by, String account) {
    if (!by.name().equals(account) && !by.has(Role.ADMIN)) {
      Refusal refusal =
          new Refusal(
              Refusal.Kind.FORBIDDEN, "role-required", Phrase.of("refused.tokens-of-others"));
      audit.recordRefusal(
          AuditEvent.of(by.name(), "tokens-listed", null, Map.of("account", Excerpt.of(account))),
          refusal);
      throw refusal;
    }
    return rows.of(account);
  }

  /**
   * Revokes a token at once; one that is revoked already stays as it is.
   *
   * @throws Refusal NOT_FOUND {@code unknown-token}, also for somebody else's unless {@code by} is
   *     an administrator
   */
  public void revoke(Actor by, long id) {
    acts.by(
        by,
        "token-revoked",
        Map.of("token", Long.toString(id)),
        trace -> {
          Token token =
              rows.find(id)
                  .filter(found -> found.account().equals(by.name()) || by.has(Role.ADMIN))
                  .orElseThrow(
                      () ->
                          new Refusal(
                              Refusal.Kind.NOT_FOUND,
                              "unknown-token",
                              Phrase.of("refused.no-token", Long.toString(id))));
          trace.put("account", token.account());
          rows.revoke(id, now());
          return token;
        });
  }

  /** Who presents a token that counts. */
  public record Bearer(Account account, Actor actor) {}

  /** Empty when the secret is nobody's, expired, revoked, or its owner is disabled. */
  public Optional<Bearer> verify(String secret) {
    if (!secret.startsWith(SCHEME)) {
      return Optional.empty();
    }
    Instant now = now();
    return rows.find(Sha256.of(secret))
        .filter(
            owned -> {
              boolean counts = owned.token().counts(now) && owned.owner().enabled();
              if (!counts) {
                dead(owned.token());
              }
              return counts;
            })
        .map(
            owned -> {
              rows.used(owned.token().id(), now);
              EnumSet<Role> roles = EnumSet.noneOf(Role.class);
              roles.addAll(owned.token().roles());
              roles.retainAll(owned.owner().roles());
              return new Bearer(owned.owner(), new Actor(owned.owner().name(), roles));
            });
  }

  private void dead(Token token) {
    if (written.asMap().putIfAbsent(token.id(), true) == null) {
      audit.recordRefusal(
          AuditEvent.of(
              "anonymous",
              "token-used",
              null,
              Map.of("token", Long.toString(token.id()), "account", token.account())),
          new Refusal(
              Refusal.Kind.FORBIDDEN,
              "dead-token",
              "The token is expired or revoked, or its owner is disabled."));
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

package org.interpres.publish;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.interpres.article.Excerpt;
import org.interpres.article.Refusal;
import org.interpres.article.Refusal.Kind;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Actor;
import org.interpres.identity.Identities;
import org.interpres.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Revokes a signing key whose secret others may have. From then on what it signed does not verify;
 * what of that is still out is signed anew by a roll-back to itself.
 */
@Service
public class KeyRevocations {

  private static final String INSERT =
      """
      insert into key_revocation (kid, reason, revoked_by, revoked_at)
      values (:kid, :reason, :by, :at)
      on conflict do nothing
      """;

  /** Who may, who did, and that it was done. */
  record Guard(Identities identities, AuditTrail audit, Clock clock) {}

  private final JdbcClient jdbc;
  private final SigningKeys keys;
  private final Guard guard;
  private final TransactionTemplate transaction;

  KeyRevocations(
      JdbcClient jdbc, SigningKeys keys, Guard guard, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.keys = keys;
    this.guard = guard;
    this.transaction = new TransactionTemplate(transactions);
  }

  /**
   * Which key, and why; the reason is public.
   *
   * @param password of the account that asks
   */
  public record Order(String kid, String reason, String password) {
    /** All but the password. */
    @Override
    public String toString() {
      return "Order[" + kid + "]";
    }
  }

  /**
   * Revokes a key at once and for ever.
   *
   * @throws Refusal FORBIDDEN {@code role-required}, {@code wrong-password}; INVALID {@code
   *     reason-required}; NOT_FOUND {@code unknown-key}; CONFLICT {@code key-in-use}, {@code
   *     already-revoked}; each is audited
   */
  public void revoke(Order order, Actor actor) {
    AuditEvent attempt =
        AuditEvent.of(
            actor.name(), "signing-key-revoked", null, Map.of("kid", Excerpt.of(order.kid())));
    try {
      if (!actor.has(Role.ADMIN)) {
        throw new Refusal(
            Kind.FORBIDDEN,
            "role-required",
            "Revoking a key needs the role ADMIN.",
            Map.of("roles", List.of(Role.ADMIN.name())));
      }
      String reason = Reasons.checked(order.reason(), "Revoking a key");
      Instant now = guard.clock().instant().truncatedTo(ChronoUnit.MILLIS);
      Reasons.confirm(guard.identities(), actor, order.password(), now);
      transaction.executeWithoutResult(status -> revoke(order.kid(), reason, actor, now));
    } catch (Refusal refusal) {
      guard.audit().recordRefusal(attempt, refusal);
      throw refusal;
    }
  }

  private void revoke(String kid, String reason, Actor actor, Instant now) {
    if (kid.equals(keys.currentKid())) {
      throw new Refusal(
          Kind.CONFLICT,
          "key-in-use",
          "This key signs now. Start with another INTERPRES_SIGNING_KEY_FILE first, then revoke"
              + " it.");
    }
    if (keys.everUsed(kid) == null) {
      throw new Refusal(
          Kind.NOT_FOUND, "unknown-key", "No key “%s” has signed.".formatted(Excerpt.of(kid)));
    }
    int revoked =
        jdbc.sql(INSERT)
            .param("kid", kid)
            .param("reason", reason)
            .param("by", actor.name())
            .param("at", Timestamp.from(now))
            .update();
    if (revoked == 0) {
      throw new Refusal(Kind.CONFLICT, "already-revoked", "The key is revoked already.");
    }
    guard
        .audit()
        .record(
            AuditEvent.of(
                actor.name(), "signing-key-revoked", null, Map.of("kid", kid, "reason", reason)));
  }
}

package org.interpres.identity;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An API token as it is shown: its secret is kept nowhere.
 *
 * @param prefix the secret's first characters
 * @param lastUsedAt to the minute, null when never
 */
public record Token(
    long id,
    String account,
    String label,
    String prefix,
    Set<Role> roles,
    Instant createdAt,
    Instant expiresAt,
    @Nullable Instant revokedAt,
    @Nullable Instant lastUsedAt) {

  public Token {
    roles = Set.copyOf(roles);
  }

  /** Whether it is neither expired nor revoked. */
  public boolean counts(Instant now) {
    return revokedAt == null && now.isBefore(expiresAt);
  }
}

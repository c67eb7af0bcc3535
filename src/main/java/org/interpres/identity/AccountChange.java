package org.interpres.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator changes of an account; null leaves it as it is.
 *
 * @param reason why, for the audit trail (EU GMP Annex 11)
 */
public record AccountChange(
    @Nullable String displayName,
    @Nullable Set<Role> roles,
    @Nullable Access access,
    @Nullable String reason) {

  /** Whether the account may sign in. */
  public enum Access {
    ENABLED,
    DISABLED
  }

  public AccountChange {
    roles = roles == null ? null : Set.copyOf(roles);
  }
}

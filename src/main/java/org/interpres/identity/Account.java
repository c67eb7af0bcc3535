package org.interpres.identity;

import java.io.Serializable;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person or a machine that signs in. Its name belongs to it for ever: an account is disabled,
 * never deleted or renamed (21 CFR 11.100).
 *
 * @param mustChangePassword until it has, it may do nothing else
 * @param credentialVersion an earlier sign-in with another version counts no more
 * @param disabledAt null while it may sign in
 */
public record Account(
    String name,
    String displayName,
    Set<Role> roles,
    boolean mustChangePassword,
    int credentialVersion,
    Instant createdAt,
    @Nullable Instant disabledAt)
    implements Serializable {

  public Account {
    roles = Set.copyOf(roles);
  }

  public boolean enabled() {
    return disabledAt == null;
  }

  /** It, with all its roles. */
  public Actor actor() {
    return new Actor(name, roles);
  }
}

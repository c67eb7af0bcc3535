package org.interpres.identity.web;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.interpres.article.Refusal;
import org.interpres.article.Required;
import org.interpres.identity.Role;
import org.jspecify.annotations.Nullable;

/** The roles that a JSON body names. */
final class AskedRoles {

  private AskedRoles() {}

  /**
   * @throws Refusal MALFORMED {@code missing-field}
   */
  static Set<Role> of(@Nullable Set<@Nullable Role> roles) {
    return Required.field("roles", roles).stream()
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }
}

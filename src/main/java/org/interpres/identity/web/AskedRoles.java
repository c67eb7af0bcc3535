package org.interpres.identity.web;

import java.util.Arrays;
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
   * @throws Refusal MALFORMED {@code missing-field}; INVALID {@code roles-missing} where there is
   *     none
   */
  static Set<Role> of(@Nullable Set<@Nullable Role> roles) {
    Set<Role> named =
        Required.field("roles", roles).stream()
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());
    if (named.isEmpty()) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "roles-missing",
          "“roles” names no role: give at least one of "
              + Arrays.stream(Role.values()).map(Role::name).collect(Collectors.joining(", "))
              + ".");
    }
    return named;
  }
}

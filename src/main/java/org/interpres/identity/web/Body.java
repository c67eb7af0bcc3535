package org.interpres.identity.web;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.interpres.article.Refusal;
import org.interpres.identity.Role;
import org.jspecify.annotations.Nullable;

/** Reads members of a JSON body that must be there. */
final class Body {

  private Body() {}

  /**
   * Gives the member's value.
   *
   * @throws Refusal INVALID {@code missing-member}
   */
  static <T> T member(String name, @Nullable T value) {
    if (value == null) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "missing-member",
          "The member “%s” is missing from the body.".formatted(name));
    }
    return value;
  }

  static Set<Role> roles(@Nullable Set<@Nullable Role> roles) {
    return member("roles", roles).stream()
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
  }
}

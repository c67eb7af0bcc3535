package org.interpres.identity.web;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.interpres.article.Excerpt;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Required;
import org.interpres.identity.Role;
import org.jspecify.annotations.Nullable;

/** The roles that a JSON body or a form names. */
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
    return some(named);
  }

  /**
   * The boxes that are ticked; null where none is.
   *
   * @throws Refusal INVALID {@code role-unknown}; {@code roles-missing} where there is none
   */
  static Set<Role> of(String @Nullable [] ticked) {
    return some(
        Stream.ofNullable(ticked)
            .flatMap(Stream::of)
            .map(AskedRoles::role)
            .collect(Collectors.toUnmodifiableSet()));
  }

  private static Role role(String name) {
    return Stream.of(Role.values())
        .filter(role -> role.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    Refusal.Kind.INVALID,
                    "role-unknown",
                    Phrase.of("refused.role-unknown", Excerpt.of(name), all())));
  }

  private static String all() {
    return Arrays.stream(Role.values()).map(Role::name).collect(Collectors.joining(", "));
  }

  private static Set<Role> some(Set<Role> named) {
    if (named.isEmpty()) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "roles-missing",
          "“roles” names no role: give at least one of " + all() + ".");
    }
    return named;
  }
}

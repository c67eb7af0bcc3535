package org.interpres.identity;

import java.io.Serializable;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.interpres.article.Phrase;

/** Roles as a refusal says them; in English they are those of the API. */
public final class SpokenRoles {

  private SpokenRoles() {}

  public static Phrase.Name of(Role role) {
    return Phrase.Name.of("role-name.", role.name());
  }

  /** All of them, at least one: {@code LINGUIST, MEDIC}. */
  public static Serializable of(Collection<Role> roles) {
    return Phrase.joined(
        roles.stream().sorted(Comparator.comparing(Role::name)).map(SpokenRoles::of).toList(),
        "refused.and");
  }

  /** One of them, at least one: {@code LOCALIZER or ADMIN}. */
  public static Serializable either(List<Role> roles) {
    return Phrase.joined(roles.stream().map(SpokenRoles::of).toList(), "refused.either");
  }
}

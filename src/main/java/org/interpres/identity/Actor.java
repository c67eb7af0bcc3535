package org.interpres.identity;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Set;

/**
 * Who is acting: an account that has proved who it is, or the system itself. A controller's method
 * takes it as a parameter.
 */
public record Actor(String name, Set<Role> roles) implements Serializable {

  /** Interpres itself: a route, a sweeper. */
  public static final Actor SYSTEM = new Actor("system", Set.of());

  public Actor {
    roles = Set.copyOf(roles);
  }

  public boolean has(Role... anyOf) {
    return Arrays.stream(anyOf).anyMatch(roles::contains);
  }
}

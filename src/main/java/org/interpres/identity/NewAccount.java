package org.interpres.identity;

import java.util.Set;

/** An account to be created. The password is checked against {@link PasswordPolicy}. */
public record NewAccount(
    String name, String displayName, Set<Role> roles, String password, FirstSignIn firstSignIn) {

  /** What the first sign-in asks of the account. */
  public enum FirstSignIn {
    /** Choose a password that nobody else knows. What people get. */
    CHANGES_PASSWORD,
    /** Nothing. For machines, which cannot. */
    KEEPS_PASSWORD
  }

  public NewAccount {
    roles = Set.copyOf(roles);
  }
}

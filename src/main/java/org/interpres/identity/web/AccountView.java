package org.interpres.identity.web;

import java.util.Arrays;
import java.util.List;
import org.interpres.identity.Account;
import org.interpres.identity.Role;

/**
 * An account as a page shows it.
 *
 * @param state {@code enabled}, {@code disabled} or {@code must-change} its password
 */
public record AccountView(
    String name, String displayName, List<String> roles, String state, Moment created) {

  static AccountView of(Account account) {
    return new AccountView(
        account.name(),
        account.displayName(),
        account.roles().stream().sorted().map(Role::name).toList(),
        state(account),
        Moment.of(account.createdAt()));
  }

  private static String state(Account account) {
    if (!account.enabled()) {
      return "disabled";
    }
    return account.mustChangePassword() ? "must-change" : "enabled";
  }

  /** The roles that there are. */
  static List<String> allRoles() {
    return Arrays.stream(Role.values()).map(Role::name).toList();
  }
}

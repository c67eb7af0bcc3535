package org.interpres.identity.web;

import java.util.List;
import org.interpres.identity.Account;
import org.interpres.identity.Role;

/**
 * An account as a page shows it.
 *
 * @param state {@code enabled}, {@code disabled} or {@code must change its password}
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
    return account.mustChangePassword() ? "must change its password" : "enabled";
  }

  /** The roles that there are, and what each may do. */
  static List<Choice> allRoles() {
    return List.of(
        new Choice("LINGUIST", "Linguist: decides the linguistic step where qualified"),
        new Choice("MEDIC", "Medic: decides the medical step where qualified"),
        new Choice("LOCALIZER", "Localizer: brings articles, releases, withdraws"),
        new Choice("PUBLISHER", "Publisher: reads the feed and publications"),
        new Choice("ADMIN", "Administrator: manages accounts, sees everything, decides nothing"));
  }
}

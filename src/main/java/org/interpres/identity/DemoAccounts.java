package org.interpres.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Service;

/**
 * An account for each role, named after it, with the password {@code demo}: for the demonstration,
 * which nobody else can reach. The reviewers are qualified for every locale for a year.
 */
@Service
public class DemoAccounts {

  /** The password of each of them. */
  public static final String PASSWORD = "demo";

  private final Accounts accounts;
  private final Qualifications qualifications;
  private final Clock clock;

  DemoAccounts(Accounts accounts, Qualifications qualifications, Clock clock) {
    this.accounts = accounts;
    this.qualifications = qualifications;
    this.clock = clock;
  }

  /** Creates those that are missing. */
  public void create() {
    create("admin", "Demo administrator", Role.ADMIN, List.of());
    create("localizer", "Demo localizer", Role.LOCALIZER, List.of());
    create("linguist", "Demo linguist", Role.LINGUIST, List.of(Qualification.Kind.LINGUISTIC));
    create("medic", "Demo medical reviewer", Role.MEDIC, List.of(Qualification.Kind.MEDICAL));
    create("publisher", "Demo publisher", Role.PUBLISHER, List.of());
  }

  private void create(String name, String displayName, Role role, List<Qualification.Kind> kinds) {
    if (accounts.find(name).isEmpty()) {
      accounts.createDemo(
          new NewAccount(
              name, displayName, Set.of(role), PASSWORD, NewAccount.FirstSignIn.KEEPS_PASSWORD));
    }
    LocalDate today = LocalDate.now(clock);
    for (Qualification.Kind kind : kinds) {
      boolean held =
          qualifications.of(name).stream()
              .map(Qualifications.Granted::qualification)
              .anyMatch(each -> each.kind() == kind && !each.expires().isBefore(today));
      if (!held) {
        qualifications.grant(
            Actor.SYSTEM,
            name,
            new Qualification(kind, Qualification.ANY, Qualification.ANY, today.plusYears(1)));
      }
    }
  }
}

package org.interpres.review;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.interpres.app.ApiUser;
import org.interpres.app.RunningServer;
import org.interpres.identity.Accounts;
import org.interpres.identity.Actor;
import org.interpres.identity.NewAccount;
import org.interpres.identity.Qualification;
import org.interpres.identity.Qualifications;
import org.interpres.identity.Role;

/** Somebody who works on the random article, able or not. */
record Reviewer(String name, Set<Role> roles, Set<Qualification.Kind> kinds, LocalDate until) {

  static final String PASSWORD = "a long enough passphrase";

  private static final LocalDate FAR = LocalDate.of(2999, 12, 31);

  static final Reviewer LIN =
      new Reviewer("lin", Set.of(Role.LINGUIST), Set.of(Qualification.Kind.LINGUISTIC), FAR);
  static final Reviewer MED =
      new Reviewer("med", Set.of(Role.MEDIC), Set.of(Qualification.Kind.MEDICAL), FAR);

  private static final List<Reviewer> ALL =
      List.of(
          LIN,
          MED,
          new Reviewer("lea", Set.of(Role.LINGUIST), Set.of(Qualification.Kind.LINGUISTIC), FAR),
          new Reviewer(
              "both",
              Set.of(Role.LINGUIST, Role.MEDIC),
              Set.of(Qualification.Kind.LINGUISTIC, Qualification.Kind.MEDICAL),
              FAR),
          new Reviewer(
              "lapsed",
              Set.of(Role.LINGUIST, Role.MEDIC),
              Set.of(Qualification.Kind.LINGUISTIC, Qualification.Kind.MEDICAL),
              LocalDate.of(2020, 1, 1)),
          new Reviewer("quack", Set.of(Role.LINGUIST, Role.MEDIC), Set.of(), FAR),
          new Reviewer("clerk", Set.of(Role.LOCALIZER), Set.of(), FAR));

  static List<Reviewer> all() {
    return ALL;
  }

  /** Whether the policy lets such a person decide in a step. */
  static boolean able(String name, String step) {
    boolean linguistic = step.equals("linguistic");
    return ALL.stream()
        .filter(reviewer -> reviewer.name().equals(name) && reviewer.until().equals(FAR))
        .anyMatch(
            reviewer ->
                reviewer.roles().contains(linguistic ? Role.LINGUIST : Role.MEDIC)
                    && reviewer
                        .kinds()
                        .contains(
                            linguistic
                                ? Qualification.Kind.LINGUISTIC
                                : Qualification.Kind.MEDICAL));
  }

  void open(RunningServer server) {
    server
        .bean(Accounts.class)
        .create(
            Actor.SYSTEM,
            new NewAccount(
                name, "Dr. " + name, roles, PASSWORD, NewAccount.FirstSignIn.KEEPS_PASSWORD));
    kinds.forEach(
        kind ->
            server
                .bean(Qualifications.class)
                .grant(Actor.SYSTEM, name, new Qualification(kind, "en", "fr", FAR)));
  }

  ApiUser api(RunningServer server) {
    return new ApiUser(server.address(), name, PASSWORD);
  }
}

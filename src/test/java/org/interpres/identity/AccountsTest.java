package org.interpres.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.interpres.app.database.TestDatabase;
import org.interpres.article.Refusal;
import org.interpres.audit.AuditTrail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class AccountsTest {

  private static final String PASSWORD = "a long enough password";

  private final TestDatabase database = TestDatabase.fresh();
  private final MovableClock clock = new MovableClock();
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final Accounts accounts;
  private final SignIns signIns;

  AccountsTest() {
    context.registerBean(MovableClock.class, () -> clock);
    context.registerBean(
        DataSourceTransactionManager.class,
        () -> new DataSourceTransactionManager(database.application()));
    context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(database.application()));
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(database.application()));
    context.scan("org.interpres.audit", "org.interpres.identity");
    context.refresh();
    accounts = context.getBean(Accounts.class);
    signIns = context.getBean(SignIns.class);
  }

  @AfterEach
  void close() {
    context.close();
  }

  private Actor create(String name, Role... roles) {
    return accounts
        .create(
            Actor.SYSTEM,
            new NewAccount(
                name, name, Set.of(roles), PASSWORD, NewAccount.FirstSignIn.KEEPS_PASSWORD))
        .actor();
  }

  private static Refusal refusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable refused) {
    return java.util.Objects.requireNonNull(catchThrowableOfType(Refusal.class, refused));
  }

  private List<AuditTrail.Entry> trail() {
    return context.getBean(AuditTrail.class).entries(null, 0, 1_000);
  }

  private static <T> List<T> together(int times, Callable<T> act) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(times);
    try {
      List<Future<T>> running = new ArrayList<>();
      for (int number = 0; number < times; number++) {
        running.add(pool.submit(act));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> one : running) {
        results.add(one.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void theFirstAdministratorIsMadeOnceAndNeverWithAPasswordThatNobodySaw() throws Exception {
    FirstAdmin first = context.getBean(FirstAdmin.class);
    assertThatThrownBy(
            () ->
                first.createWhereNone(
                    password -> {
                      throw new IllegalStateException("killed while printing");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(accounts.list("", 10)).isEmpty();

    List<String> printed = java.util.Collections.synchronizedList(new ArrayList<>());
    assertThat(together(3, () -> first.createWhereNone(printed::add)))
        .containsExactlyInAnyOrder(true, false, false);
    assertThat(printed).singleElement().satisfies(password -> assertThat(password).hasSize(20));
    assertThat(signIns.signIn("admin", printed.get(0), "127.0.0.1"))
        .isInstanceOfSatisfying(
            SignIn.Accepted.class,
            accepted -> assertThat(accepted.account().mustChangePassword()).isTrue());
  }

  @Test
  void theDemosAccountsAreMadeOnce() {
    DemoAccounts demo = context.getBean(DemoAccounts.class);
    demo.create();
    demo.create();
    assertThat(accounts.list("", 10))
        .extracting(Account::name)
        .containsExactly("admin", "linguist", "localizer", "medic", "publisher");
    assertThat(context.getBean(Identities.class).qualifications("medic"))
        .singleElement()
        .satisfies(each -> assertThat(each.expires()).isEqualTo("2027-11-22"));
  }

  @Test
  void onlyAnAdministratorManagesAccountsAndTheAttemptIsWrittenDown() {
    Actor lin = create("lin", Role.LINGUIST);
    Refusal refused =
        refusal(
            () ->
                accounts.change(
                    lin, "lin", new AccountChange(null, Set.of(Role.ADMIN), null, null)));
    assertThat(refused.code()).isEqualTo("role-required");
    AuditTrail.Entry last = trail().get(trail().size() - 1);
    assertThat(last.outcome()).isEqualTo("refused");
    assertThat(last.actor()).isEqualTo("lin");
    assertThat(last.action()).isEqualTo("account-changed");
  }

  @Test
  void anAdministratorResetsAllPasswordsButTheirOwn() {
    Actor ada = create("ada", Role.ADMIN);
    create("bob", Role.ADMIN);
    Passwords passwords = context.getBean(Passwords.class);
    passwords.reset(ada, "bob", "another long passphrase");

    Refusal refused = refusal(() -> passwords.reset(ada, "ada", "a passphrase of a thief"));

    assertThat(refused.code()).isEqualTo("own-password");
    assertThat(refused).hasMessageContaining("/account/password");
    assertThat(trail().get(trail().size() - 1).details())
        .containsEntry("refusal.code", "own-password");
    assertThat(signIns.signIn("ada", "a passphrase of a thief", "127.0.0.1"))
        .isNotInstanceOf(SignIn.Accepted.class);
  }

  @Test
  void twoAdministratorsCannotDisableEachOtherAtOnce() throws Exception {
    Actor ada = create("ada", Role.ADMIN);
    create("bob", Role.ADMIN);
    AccountChange disable =
        new AccountChange(null, null, AccountChange.Access.DISABLED, "a quarrel");
    java.util.concurrent.atomic.AtomicInteger turn =
        new java.util.concurrent.atomic.AtomicInteger();
    List<String> outcomes =
        together(
            2,
            () -> {
              try {
                accounts.change(ada, turn.getAndIncrement() == 0 ? "ada" : "bob", disable);
                return "done";
              } catch (Refusal refusal) {
                return refusal.code();
              }
            });
    assertThat(outcomes).containsExactlyInAnyOrder("done", "last-admin");
    Refusal refused =
        refusal(
            () ->
                accounts.change(
                    ada,
                    accounts.list("", 10).stream()
                        .filter(Account::enabled)
                        .findFirst()
                        .orElseThrow()
                        .name(),
                    new AccountChange(null, Set.of(Role.LINGUIST), null, null)));
    assertThat(refused.code()).isEqualTo("last-admin");
  }

  @Test
  void aNameIsNeverGivenTwiceAndNoAccountEverGoes() {
    create("ada", Role.ADMIN);
    create("lin", Role.LINGUIST);
    accounts.change(
        Actor.SYSTEM,
        "lin",
        new AccountChange(null, null, AccountChange.Access.DISABLED, "left the team"));
    assertThat(refusal(() -> create("lin", Role.MEDIC)).code()).isEqualTo("name-taken");
    JdbcClient application = JdbcClient.create(database.application());
    for (String statement :
        List.of("delete from account", "update account set name = 'mallory' where name = 'lin'")) {
      assertThatThrownBy(() -> application.sql(statement).update())
          .rootCause()
          .hasMessageContaining("permission denied");
      assertThatThrownBy(() -> JdbcClient.create(database.owner()).sql(statement).update())
          .rootCause()
          .hasMessageContaining("never change");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"Anna\u202E", "Anna\uD800", "Anna\u0000", " "})
  void aDisplayNameThatWouldShowAnotherOneIsRefused(String displayName) {
    NewAccount asked =
        new NewAccount(
            "lin",
            displayName,
            Set.of(Role.LINGUIST),
            PASSWORD,
            NewAccount.FirstSignIn.KEEPS_PASSWORD);
    assertThat(refusal(() -> accounts.create(Actor.SYSTEM, asked)).code())
        .isEqualTo("invalid-text");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Lin", "a b", "système", "-lin", "system", "anonymous", "../lin"})
  void aNameThatCannotBeOneIsRefused(String name) {
    assertThat(refusal(() -> create(name, Role.LINGUIST)).code()).isEqualTo("invalid-name");
  }

  @Test
  void guessesSentAtOnceDoNotSlipPastTheLock() throws Exception {
    create("victim", Role.ADMIN);
    List<SignIn> outcomes =
        together(8, () -> signIns.signIn("victim", "a wrong password", "192.0.2.1"));
    assertThat(outcomes).filteredOn(SignIn.Wrong.class::isInstance).hasSize(5);
    assertThat(outcomes).filteredOn(SignIn.Locked.class::isInstance).hasSize(3);
    assertThat(trail())
        .filteredOn(entry -> entry.action().equals("sign-in-locked"))
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.details()).containsEntry("account", "victim"));
  }

  @Test
  void anAddressIsLockedAfterFailuresOnManyAccountsThatNeedNotExist() {
    create("lin", Role.LINGUIST);
    for (int number = 0; number < 20; number++) {
      assertThat(signIns.signIn("nobody" + number, PASSWORD, "192.0.2.1"))
          .isInstanceOf(SignIn.Wrong.class);
      // A success of one's own does not forgive the guesses at others.
      if (number == 10) {
        assertThat(signIns.signIn("lin", PASSWORD, "192.0.2.1"))
            .isInstanceOf(SignIn.Accepted.class);
      }
    }
    assertThat(signIns.signIn("lin", PASSWORD, "192.0.2.1"))
        .isInstanceOfSatisfying(
            SignIn.Locked.class, locked -> assertThat(locked.code()).isEqualTo("address-locked"));
    assertThat(signIns.signIn("lin", PASSWORD, "192.0.2.2")).isInstanceOf(SignIn.Accepted.class);
  }

  @Test
  void wrongPasswordsOfASignatureLockTheAccountToo() {
    create("lin", Role.LINGUIST);
    Identities identities = context.getBean(Identities.class);
    for (int number = 0; number < 5; number++) {
      assertThat(refusal(() -> identities.confirmPassword("lin", "guess", clock.instant())).code())
          .isEqualTo("wrong-password");
    }
    assertThat(refusal(() -> identities.confirmPassword("lin", PASSWORD, clock.instant())).code())
        .isEqualTo("account-locked");
  }

  @Test
  void aTokenNeverHasARoleThatItsOwnerHasLost() {
    Actor both = create("both", Role.LINGUIST, Role.MEDIC);
    Tokens tokens = context.getBean(Tokens.class);
    Tokens.NewToken wish =
        new Tokens.NewToken(
            "pull", Set.of(Role.LINGUIST, Role.MEDIC), clock.instant().plusSeconds(60));
    String secret = tokens.issue(both, wish).secret();
    accounts.change(
        Actor.SYSTEM, "both", new AccountChange(null, Set.of(Role.MEDIC), null, "moved"));
    assertThat(tokens.verify(secret).orElseThrow().actor().roles()).containsExactly(Role.MEDIC);
    assertThat(refusal(() -> tokens.issue(new Actor("both", Set.of(Role.MEDIC)), wish)).code())
        .isEqualTo("role-required");
  }
}

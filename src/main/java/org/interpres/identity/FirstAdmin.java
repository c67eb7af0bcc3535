package org.interpres.identity;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The account with which a new installation starts. */
@Service
public class FirstAdmin {

  /** Its name. */
  public static final String NAME = "admin";

  private final Accounts accounts;
  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;

  FirstAdmin(Accounts accounts, JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.accounts = accounts;
    this.jdbc = jdbc;
    this.transactions = new TransactionTemplate(transactions);
  }

  /**
   * Creates the account {@code admin} where there is no account at all. Of several processes that
   * start at once, one does.
   *
   * @param announce prints the password, which must be changed at the first sign-in and is kept
   *     nowhere. It is called before the account is stored for good: killed between the two, the
   *     next start makes a new password, while the other order would leave one that nobody knows.
   * @return whether the account was created
   */
  public boolean createWhereNone(Consumer<String> announce) {
    return Objects.requireNonNull(
        transactions.execute(
            status -> {
              jdbc.sql("select pg_advisory_xact_lock(hashtextextended('first-admin', 0))::text")
                  .query(String.class)
                  .optional();
              if (!accounts.list("", 1).isEmpty()) {
                return false;
              }
              String password = RandomSecret.password();
              accounts.create(
                  Actor.SYSTEM,
                  new NewAccount(
                      NAME,
                      "Administrator",
                      Set.copyOf(EnumSet.of(Role.ADMIN)),
                      password,
                      NewAccount.FirstSignIn.CHANGES_PASSWORD));
              announce.accept(password);
              return true;
            }));
  }
}

package org.interpres.identity;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.interpres.article.Sha256;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Refuses sign-ins after repeated failures: 5 for an account or 20 from an address (many people
 * share one) within 15 minutes lock it for 15 minutes. Names that nobody has are locked like any
 * other, so that a lock does not tell who exists.
 *
 * <p>An attempt counts as a failure from its start until it has succeeded. Counted at its end, a
 * hundred guesses sent at once would all pass the check before the first one was counted.
 */
@Repository
class LockOut {

  static final int FAILURES_OF_ACCOUNT = 5;
  static final int FAILURES_OF_ADDRESS = 20;
  static final Duration WINDOW = Duration.ofMinutes(15);
  static final Duration LOCK = Duration.ofMinutes(15);

  /** The account always before the address, so that two attempts never wait for each other. */
  private static final String SERIALIZE =
      """
      select pg_advisory_xact_lock(hashtextextended('sign-in:' || :key, 0))::text
      """;

  private static final String OF_ACCOUNT =
      """
      select at
      from sign_in_failure
      where account_sha256 = :account and at > :since
      order by at desc
      limit :limit
      """;

  private static final String OF_ADDRESS =
      """
      select at
      from sign_in_failure
      where address = :address and at > :since
      order by at desc
      limit :limit
      """;

  private static final String INSERT =
      """
      insert into sign_in_failure (account_sha256, address, at)
      values (:account, :address, :at)
      """;

  private final JdbcClient jdbc;
  private final TransactionTemplate own;

  LockOut(JdbcClient jdbc, PlatformTransactionManager transactions) {
    this.jdbc = jdbc;
    this.own = new TransactionTemplate(transactions);
    // The count stays although the act that asked for the password rolls back.
    this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  /** What is locked, until when. */
  record Lock(String code, Instant until) {}

  /** Counts an attempt, unless the account or the address is locked. */
  Optional<Lock> begin(String account, @Nullable String address, Instant now) {
    String key = key(account);
    return Objects.requireNonNull(
        own.execute(
            status -> {
              serialize(key);
              if (address != null) {
                serialize(address);
              }
              Optional<Lock> lock = lock(account, address, now);
              if (lock.isEmpty()) {
                jdbc.sql(INSERT)
                    .param("account", key)
                    .param("address", address)
                    .param("at", Timestamp.from(now))
                    .update();
                jdbc.sql("delete from sign_in_failure where at < :old")
                    .param("old", Timestamp.from(now.minus(WINDOW).minus(LOCK)))
                    .update();
              }
              return lock;
            }));
  }

  /** The lock that holds now. */
  Optional<Lock> lock(String account, @Nullable String address, Instant now) {
    Optional<Lock> ofAccount =
        until(OF_ACCOUNT, "account", key(account), FAILURES_OF_ACCOUNT, now)
            .map(until -> new Lock("account-locked", until));
    if (ofAccount.isPresent() || address == null) {
      return ofAccount;
    }
    return until(OF_ADDRESS, "address", address, FAILURES_OF_ADDRESS, now)
        .map(until -> new Lock("address-locked", until));
  }

  private Optional<Instant> until(
      String sql, String name, String value, int failures, Instant now) {
    List<Instant> latest =
        jdbc
            .sql(sql)
            .param(name, value)
            .param("since", Timestamp.from(now.minus(WINDOW).minus(LOCK)))
            .param("limit", failures)
            .query(Timestamp.class)
            .list()
            .stream()
            .map(Timestamp::toInstant)
            .toList();
    if (latest.size() < failures) {
      return Optional.empty();
    }
    Instant last = latest.get(0);
    boolean close = latest.get(failures - 1).isAfter(last.minus(WINDOW));
    Instant until = last.plus(LOCK);
    return close && now.isBefore(until) ? Optional.of(until) : Optional.empty();
  }

  /** The account's failures are forgiven; those of the address on other accounts are not. */
  void succeeded(String account) {
    own.executeWithoutResult(
        status ->
            jdbc.sql("delete from sign_in_failure where account_sha256 = :account")
                .param("account", key(account))
                .update());
  }

  private void serialize(String key) {
    jdbc.sql(SERIALIZE).param("key", key).query(String.class).optional();
  }

  private static String key(String account) {
    return Sha256.of(account).hex();
  }
}

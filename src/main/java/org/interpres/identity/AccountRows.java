package org.interpres.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.interpres.article.Excerpt;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of accounts. Rights and rules are its callers' matter. */
@Repository
class AccountRows {

  private static final String COLUMNS =
      """
      select name, display_name, roles, must_change_password, credential_version, created_at,
        disabled_at, password_hash
      from account
      """;

  private static final String INSERT =
      """
      insert into account
        (name, display_name, roles, password_hash, password_changed_at, must_change_password,
         created_at)
      values
        (:name, :displayName, string_to_array(:roles, ','), :hash, :now, :mustChange, :now)
      on conflict do nothing
      """;

  private static final String UPDATE =
      """
      update account
      set display_name = :displayName, roles = string_to_array(:roles, ','),
        disabled_at = :disabledAt, credential_version = :credentialVersion
      where name = :name
      """;

  private static final String UPDATE_PASSWORD =
      """
      update account
      set password_hash = :hash, password_changed_at = :now, must_change_password = :mustChange,
        credential_version = credential_version + 1
      where name = :name
      """;

  private static final String LOCK_ADMINS =
      """
      select name
      from account
      where 'ADMIN' = any(roles) and disabled_at is null
      order by name
      for update
      """;

  private final JdbcClient jdbc;

  AccountRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An account and the hash of its password. */
  record Row(Account account, String passwordHash) {}

  Optional<Row> find(String name) {
    return jdbc.sql(COLUMNS + "where name = :name")
        .param("name", name)
        .query(AccountRows::row)
        .optional();
  }

  /** Locks the row until the end of the transaction. */
  Row lock(String name) {
    return jdbc.sql(COLUMNS + "where name = :name for update")
        .param("name", name)
        .query(AccountRows::row)
        .optional()
        .orElseThrow(() -> unknown(name));
  }

  static Refusal unknown(String name) {
    return new Refusal(
        Refusal.Kind.NOT_FOUND,
        "unknown-account",
        Phrase.of("refused.unknown-account", Excerpt.of(name)));
  }

  List<Account> after(String name, int limit) {
    return jdbc.sql(COLUMNS + "where name > :name order by name limit :limit")
        .param("name", name)
        .param("limit", limit)
        .query((row, n) -> row(row, n).account())
        .list();
  }

  /** Locks the enabled administrators, so that two cannot disable each other at once. */
  List<String> lockAdmins() {
    return jdbc.sql(LOCK_ADMINS).query(String.class).list();
  }

  /** False when the name is taken. */
  boolean insert(NewAccount account, String hash, Instant now) {
    int inserted =
        jdbc.sql(INSERT)
            .param("name", account.name())
            .param("displayName", account.displayName())
            .param("roles", joined(account.roles()))
            .param("hash", hash)
            .param("now", Timestamp.from(now))
            .param("mustChange", account.firstSignIn() == NewAccount.FirstSignIn.CHANGES_PASSWORD)
            .update();
    return inserted == 1;
  }

  void update(Account account) {
    jdbc.sql(UPDATE)
        .param("displayName", account.displayName())
        .param("roles", joined(account.roles()))
        .param("disabledAt", timestamp(account.disabledAt()))
        .param("credentialVersion", account.credentialVersion())
        .param("name", account.name())
        .update();
  }

  void updatePassword(String name, String hash, NewAccount.FirstSignIn nextSignIn, Instant now) {
    jdbc.sql(UPDATE_PASSWORD)
        .param("hash", hash)
        .param("now", Timestamp.from(now))
        .param("mustChange", nextSignIn == NewAccount.FirstSignIn.CHANGES_PASSWORD)
        .param("name", name)
        .update();
  }

  static String joined(Set<Role> roles) {
    return roles.stream().map(Role::name).sorted().collect(Collectors.joining(","));
  }

  static Set<Role> roles(ResultSet row, String column) throws SQLException {
    String[] names = (String[]) row.getArray(column).getArray();
    return Arrays.stream(names).map(Role::valueOf).collect(Collectors.toUnmodifiableSet());
  }

  static @Nullable Timestamp timestamp(@Nullable Instant instant) {
    return instant == null ? null : Timestamp.from(instant);
  }

  static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp stored = row.getTimestamp(column);
    return stored == null ? null : stored.toInstant();
  }

  static Account account(ResultSet row) throws SQLException {
    return new Account(
        row.getString("name"),
        row.getString("display_name"),
        roles(row, "roles"),
        row.getBoolean("must_change_password"),
        row.getInt("credential_version"),
        row.getTimestamp("created_at").toInstant(),
        instant(row, "disabled_at"));
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(account(row), row.getString("password_hash"));
  }
}

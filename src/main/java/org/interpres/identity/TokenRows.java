package org.interpres.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.interpres.article.Sha256;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of API tokens. */
@Repository
class TokenRows {

  private static final String COLUMNS =
      """
      select t.id, t.account, t.label, t.prefix, t.roles as token_roles, t.created_at as issued_at,
        t.expires_at, t.revoked_at, t.last_used_at, a.name, a.display_name, a.roles,
        a.must_change_password, a.credential_version, a.created_at, a.disabled_at
      from api_token t join account a on a.name = t.account
      """;

  private static final String INSERT =
      """
      insert into api_token
        (account, label, token_sha256, prefix, roles, created_at, expires_at)
      values
        (:account, :label, :hash, :prefix, string_to_array(:roles, ','), :now, :expires)
      returning id
      """;

  /** A write a minute, not one a call. */
  private static final String USED =
      """
      update api_token
      set last_used_at = :now
      where id = :id and (last_used_at is null or last_used_at < :minuteAgo)
      """;

  private final JdbcClient jdbc;

  TokenRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record NewRow(String account, Tokens.NewToken asked, Sha256 hash, String prefix, Instant now) {}

  /** A token and its owner as they are now. */
  record Owned(Token token, Account owner) {}

  long insert(NewRow row) {
    return jdbc.sql(INSERT)
        .param("account", row.account())
        .param("label", row.asked().label())
        .param("hash", row.hash().hex())
        .param("prefix", row.prefix())
        .param("roles", AccountRows.joined(row.asked().roles()))
        .param("now", Timestamp.from(row.now()))
        .param("expires", Timestamp.from(row.asked().expiresAt()))
        .query(Long.class)
        .single();
  }

  Optional<Token> find(long id) {
    return jdbc.sql(COLUMNS + "where t.id = :id")
        .param("id", id)
        .query((row, n) -> token(row))
        .optional();
  }

  Optional<Owned> find(Sha256 hash) {
    return jdbc.sql(COLUMNS + "where t.token_sha256 = :hash")
        .param("hash", hash.hex())
        .query((row, n) -> new Owned(token(row), AccountRows.account(row)))
        .optional();
  }

  List<Token> of(String account) {
    return jdbc.sql(COLUMNS + "where t.account = :account order by t.id desc")
        .param("account", account)
        .query((row, n) -> token(row))
        .list();
  }

  void revoke(long id, Instant now) {
    jdbc.sql("update api_token set revoked_at = :now where id = :id and revoked_at is null")
        .param("now", Timestamp.from(now))
        .param("id", id)
        .update();
  }

  void used(long id, Instant now) {
    jdbc.sql(USED)
        .param("now", Timestamp.from(now))
        .param("minuteAgo", Timestamp.from(now.minusSeconds(60)))
        .param("id", id)
        .update();
  }

  private static Token token(ResultSet row) throws SQLException {
    return new Token(
        row.getLong("id"),
        row.getString("account"),
        row.getString("label"),
        row.getString("prefix"),
        AccountRows.roles(row, "token_roles"),
        row.getTimestamp("issued_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        AccountRows.instant(row, "revoked_at"),
        AccountRows.instant(row, "last_used_at"));
  }
}

package org.interpres.app.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/**
 * The role that the application logs in as: it owns nothing, so it can neither switch triggers off
 * nor drop tables, and has only what migrations grant it.
 *
 * @param name {@code <database>_app}
 * @param password derived from the owner's, so that each process of a cluster knows it and none
 *     stores it
 */
record ApplicationRole(String name, String password) {

  private static final String IDENTIFIER = "[A-Za-z_][A-Za-z0-9_$-]{0,62}";

  private static final String LOCK = "select pg_advisory_lock(hashtext('interpres-role'))";

  private static final String RIGHTS =
      """
      select r.rolsuper or r.rolcreaterole or r.rolcreatedb or r.rolbypassrls
          or pg_has_role(r.rolname, current_user, 'member')
      from pg_roles r
      where r.rolname = ?
      """;

  ApplicationRole {
    if (!name.matches(IDENTIFIER)) {
      throw new DatabaseProblem(
          "The database's name gives the application role the name "
              + name
              + ", which must be at most 63 Latin letters, digits, _ and -. Rename the database.");
    }
  }

  /** The role for the database that the owner reaches. */
  static ApplicationRole of(OwnerAccess owner) {
    try (Connection connection = owner.dataSource().getConnection()) {
      return named(connection.getCatalog() + "_app", owner);
    } catch (SQLException e) {
      throw Unreachable.because(owner, e);
    }
  }

  static ApplicationRole named(String name, OwnerAccess owner) {
    return new ApplicationRole(name, derive(owner.password(), name));
  }

  /** As SQL writes it. */
  String quoted() {
    return '"' + name + '"';
  }

  DataSource dataSource(OwnerAccess owner) {
    return owner.connections(name, password, "interpres");
  }

  /**
   * Makes the role, or gives it its password when it has another, and refuses one that could undo
   * what the owner guards.
   */
  void ensure(OwnerAccess owner) {
    try (Connection connection = owner.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(LOCK); // two processes of a cluster may start at once
      if (!exists(connection)) {
        statement.execute("create role " + quoted() + " login nosuperuser");
        setPassword(connection);
      } else if (!opens(owner)) {
        setPassword(connection);
        statement.execute("alter role " + quoted() + " login");
      }
      if (tooMighty(connection)) {
        throw new DatabaseProblem(
            "The role "
                + name
                + " is a superuser, may create roles or databases, or is a member of "
                + owner.user()
                + ": as such it could change the audit trail. Take that from it, or drop it:"
                + " Interpres makes it anew.");
      }
      statement.execute("grant usage on schema " + schema(connection) + " to " + quoted());
    } catch (SQLException e) {
      if ("42501".equals(e.getSQLState())) {
        throw new DatabaseProblem(
            "The role "
                + owner.user()
                + " may not make or change the role "
                + name
                + " on "
                + owner.place()
                + ". As an administrator run: alter role \""
                + owner.user()
                + "\" createrole; and, if "
                + name
                + " is there already: grant "
                + quoted()
                + " to \""
                + owner.user()
                + "\" with admin option;",
            e);
      }
      throw Unreachable.because(owner, e);
    }
  }

  private boolean exists(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select 1 from pg_roles where rolname = ?")) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    }
  }

  private boolean tooMighty(Connection connection) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(RIGHTS)) {
      query.setString(1, name);
      try (ResultSet rows = query.executeQuery()) {
        return !rows.next() || rows.getBoolean(1);
      }
    }
  }

  private boolean opens(OwnerAccess owner) throws SQLException {
    try (Connection connection = dataSource(owner).getConnection()) {
      return true;
    } catch (SQLException e) {
      // 28000 and 28P01: no login right, wrong password.
      if (String.valueOf(e.getSQLState()).startsWith("28")) {
        return false;
      }
      throw e;
    }
  }

  /** The driver sends the SCRAM verifier: the server and its log never see the password. */
  private void setPassword(Connection connection) throws SQLException {
    connection
        .unwrap(PGConnection.class)
        .alterUserPassword(name, password.toCharArray(), "scram-sha-256");
  }

  private static String schema(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select quote_ident(current_schema())")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static String derive(String key, String message) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(message.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All but the password. */
  @Override
  public String toString() {
    return "ApplicationRole[" + name + "]";
  }
}

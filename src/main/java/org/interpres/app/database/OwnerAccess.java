package org.interpres.app.database;

import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * How to reach the database as its owner, who makes tables and the application's role, and whom the
 * application itself never is.
 *
 * @param url a JDBC URL without user and password, which have their own variables
 */
public record OwnerAccess(String url, String user, String password) {

  public OwnerAccess {
    require(
        url.startsWith("jdbc:postgresql:"),
        "INTERPRES_DB_URL must be a JDBC URL of PostgreSQL, such as"
            + " jdbc:postgresql://db.example.org:5432/interpres. Other databases are not"
            + " supported.");
    require(
        !url.matches(".*[?&](user|password)=.*"),
        "INTERPRES_DB_URL must not carry user or password. Put them into INTERPRES_DB_USER and"
            + " INTERPRES_DB_PASSWORD.");
    require(
        !user.isBlank(),
        "INTERPRES_DB_URL is set, but INTERPRES_DB_USER is not. Set it to the role that owns the"
            + " database.");
    require(
        !password.isEmpty(),
        "INTERPRES_DB_URL is set, but INTERPRES_DB_PASSWORD is not. It is needed even where the"
            + " server would let the owner in without: the application role's password is derived"
            + " from it.");
  }

  /**
   * From {@code INTERPRES_DB_URL}, {@code _USER} and {@code _PASSWORD}.
   *
   * @return empty without a URL: then the embedded database is meant
   */
  public static java.util.Optional<OwnerAccess> from(Map<String, String> environment) {
    String url = environment.getOrDefault("INTERPRES_DB_URL", "").strip();
    if (url.isEmpty()) {
      return java.util.Optional.empty();
    }
    return java.util.Optional.of(
        new OwnerAccess(
            url,
            environment.getOrDefault("INTERPRES_DB_USER", ""),
            environment.getOrDefault("INTERPRES_DB_PASSWORD", "")));
  }

  /** Connections as the owner, not pooled. */
  public DataSource dataSource() {
    return connections(user, password, "interpres-owner");
  }

  /** Connections to the same database as someone else, not pooled. */
  DataSource connections(String otherUser, String otherPassword, String applicationName) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setUser(otherUser);
    source.setPassword(otherPassword);
    source.setApplicationName(applicationName);
    // The server's error detail quotes whole rows, "Failing row contains (…)", and an exception's
    // message ends in a log: article text would be there. Set after the URL, so it cannot undo it.
    source.setLogServerErrorDetail(false);
    source.setReWriteBatchedInserts(true);
    source.setTcpKeepAlive(true);
    return source;
  }

  /** The URL without its parameters, which may hold secrets: for messages. */
  String place() {
    int parameters = url.indexOf('?');
    return parameters < 0 ? url : url.substring(0, parameters);
  }

  /** All that this names but the password. */
  @Override
  public String toString() {
    return new TreeMap<>(Map.of("url", place(), "user", user)).toString();
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new DatabaseProblem(message);
    }
  }
}

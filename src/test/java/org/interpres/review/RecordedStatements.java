package org.interpres.review;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.interpres.app.database.TestDatabase;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A data source that remembers the text of each statement that was prepared. */
final class RecordedStatements extends DelegatingDataSource {

  private static final Pattern SCAN = Pattern.compile("Seq Scan on (\\w+)");

  private final Set<String> statements = new ConcurrentSkipListSet<>();

  RecordedStatements(DataSource target) {
    super(target);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("prepareStatement")) {
                statements.add((String) arguments[0]);
              }
              try {
                return method.invoke(connection, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }

  /** With the placeholders that PostgreSQL knows. */
  List<String> seen() {
    return new TreeSet<>(statements)
        .stream()
            .filter(sql -> sql.strip().matches("(?is)(select|insert|update|delete|with)\\b.*"))
            .map(RecordedStatements::numbered)
            .toList();
  }

  /**
   * The statements, with their plans, that read one of these tables from end to end.
   *
   * @param setting of the planner, a statement
   */
  List<String> scanning(TestDatabase database, Set<String> tables, String setting)
      throws SQLException {
    List<String> scanning = new ArrayList<>();
    // The simple protocol: the other would ask for values, which a generic plan has none of.
    String url = database.url() + (database.url().contains("?") ? "&" : "?");
    try (Connection owner =
            DriverManager.getConnection(
                url + "preferQueryMode=simple",
                database.access().user(),
                database.access().password());
        Statement explain = owner.createStatement()) {
      explain.execute(setting);
      for (String sql : seen()) {
        String plan = plan(explain, sql);
        if (SCAN.matcher(plan).results().anyMatch(scan -> tables.contains(scan.group(1)))) {
          scanning.add(sql + "\n" + plan);
        }
      }
    }
    return scanning;
  }

  private static String plan(Statement explain, String sql) throws SQLException {
    StringBuilder plan = new StringBuilder();
    try (ResultSet lines = explain.executeQuery("explain (generic_plan) " + sql)) {
      while (lines.next()) {
        plan.append(lines.getString(1)).append('\n');
      }
    }
    return plan.toString();
  }

  void forget() {
    statements.clear();
  }

  private static String numbered(String sql) {
    StringBuilder numbered = new StringBuilder();
    int next = 1;
    for (char c : sql.toCharArray()) {
      if (c == '?') {
        numbered.append('$').append(next++);
      } else {
        numbered.append(c);
      }
    }
    return numbered.toString();
  }
}

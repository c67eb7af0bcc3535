package org.interpres.app.database;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;

/**
 * Inserts numbers into the embedded database of a home for ever, and prints each one after its
 * commit: what the printed line acknowledges must be there after any kill.
 */
final class AcknowledgingProcess {

  private AcknowledgingProcess() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    EmbeddedPostgres postgres;
    try {
      postgres = EmbeddedPostgres.start(Path.of(arguments[0]));
    } catch (DatabaseProblem e) {
      out.println(ChildProcess.SAYS + "problem " + e.getMessage());
      System.exit(1);
      return;
    }
    long first = Long.parseLong(arguments[1]);
    long last = Long.parseLong(arguments[2]);
    try (Connection connection = postgres.access().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create table if not exists acknowledged (number bigint primary key)");
      out.println(ChildProcess.SAYS + "ready");
      try (PreparedStatement insert =
          connection.prepareStatement("insert into acknowledged values (?)")) {
        for (long number = first; number <= last; number++) {
          insert.setLong(1, number);
          insert.executeUpdate();
          out.println(ChildProcess.SAYS + number);
        }
      }
    }
    postgres.close();
    out.println(ChildProcess.SAYS + "closed");
  }
}

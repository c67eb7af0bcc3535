package org.interpres.app.database;

import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/** Brings the tables to this version: the role first, since migrations grant to it. */
final class Schema {

  private Schema() {}

  /**
   * @return the Flyway that migrated, as the owner
   * @throws DatabaseProblem when it could not
   */
  static Flyway migrate(OwnerAccess owner, ApplicationRole role) {
    role.ensure(owner);
    Flyway flyway =
        Flyway.configure()
            .dataSource(owner.dataSource())
            .locations("classpath:db/migration")
            .placeholders(Map.of("app_role", role.quoted()))
            .load();
    try {
      flyway.migrate();
      return flyway;
    } catch (FlywayException e) {
      if (e.getCause() instanceof SQLException cause && "08".equals(stateClass(cause))) {
        throw Unreachable.because(owner, cause);
      }
      throw new DatabaseProblem(
          "The tables of "
              + owner.place()
              + " could not be brought to this version: "
              + e.getMessage()
              + " Nothing of the failed step was kept. "
              + owner.user()
              + " must own the tables and may create in the schema.",
          e);
    }
  }

  private static String stateClass(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.length() < 2 ? state : state.substring(0, 2);
  }
}

package org.interpres.app.database;

import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings the tables to this version: the role first, since migrations grant to it. */
final class Schema {

  private static final String GRANTED =
      "select has_table_privilege(:role, 'audit_entry', 'insert')";

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
    requireGrants(owner, role);
    return flyway;
  }

  /**
   * Grants name the role, and a migration runs once: in a database that was renamed or restored
   * under another name they went to another one.
   */
  private static void requireGrants(OwnerAccess owner, ApplicationRole role) {
    boolean granted =
        JdbcClient.create(owner.dataSource())
            .sql(GRANTED)
            .param("role", role.name())
            .query(Boolean.class)
            .single();
    if (!granted) {
      throw new DatabaseProblem(
          "The tables of "
              + owner.place()
              + " are granted to another role than "
              + role.name()
              + ": the database was set up under another name. Find that role with \\dp audit_entry"
              + " in psql, and run: grant THAT_ROLE to "
              + role.quoted()
              + ";");
    }
  }

  private static String stateClass(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    return state.length() < 2 ? state : state.substring(0, 2);
  }
}

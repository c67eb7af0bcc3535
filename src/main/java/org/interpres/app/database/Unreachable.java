package org.interpres.app.database;

import java.sql.SQLException;

/** What a driver's exception means to the operator. */
final class Unreachable {

  private Unreachable() {}

  static DatabaseProblem because(OwnerAccess owner, SQLException e) {
    String state = String.valueOf(e.getSQLState());
    String where = "The database " + owner.place() + " ";
    String message =
        switch (state.length() < 2 ? state : state.substring(0, 2)) {
          case "08" ->
              where
                  + "cannot be reached ("
                  + e.getMessage()
                  + "). Is the server running, and are host and port in INTERPRES_DB_URL right?";
          case "28" ->
              where
                  + "does not let "
                  + owner.user()
                  + " in. Check INTERPRES_DB_USER and INTERPRES_DB_PASSWORD.";
          case "3D" ->
              where
                  + "does not exist. Make it, owned by "
                  + owner.user()
                  + ": create database NAME owner \""
                  + owner.user()
                  + "\" encoding 'UTF8';";
          case "53", "57" ->
              where + "refuses connections now (" + e.getMessage() + "). Try again later.";
          default -> where + "cannot be prepared (" + e.getMessage() + ", state " + state + ").";
        };
    return new DatabaseProblem(message, e);
  }
}

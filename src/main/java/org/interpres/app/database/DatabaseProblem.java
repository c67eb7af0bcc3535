package org.interpres.app.database;

/**
 * The database cannot be used, and the operator can do something about it. The message is for them:
 * what is wrong, where, and what to do. It carries no password and no row value.
 */
public final class DatabaseProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public DatabaseProblem(String message) {
    super(message);
  }

  public DatabaseProblem(String message, Throwable cause) {
    super(message, cause);
  }

  @Override
  public String getMessage() {
    return java.util.Objects.requireNonNull(super.getMessage());
  }
}

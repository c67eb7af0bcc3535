package org.interpres.app;

import java.sql.SQLException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells faults of the database that pass from those that come again with the same work. */
final class DatabaseTrouble {

  /**
   * Classes of SQLSTATE (PostgreSQL, Appendix A): connection, rollback of a transaction, lack of
   * resources, an operator's act such as a restart.
   */
  private static final Pattern PASSING = Pattern.compile("(08|40|53)...|57P..");

  private DatabaseTrouble() {}

  /** Whether the same work may succeed a moment later. */
  static boolean passes(Throwable cause) {
    return Stream.iterate(cause, c -> c != null, Throwable::getCause).anyMatch(DatabaseTrouble::is);
  }

  private static boolean is(Throwable cause) {
    if (cause instanceof SQLException sql && sql.getSQLState() != null) {
      return PASSING.matcher(sql.getSQLState()).matches();
    }
    // A broken connection cannot roll back either, and that is what is thrown.
    return cause instanceof TransactionSystemException
        || cause instanceof CannotCreateTransactionException
        || cause instanceof TransientDataAccessException;
  }
}

package org.interpres.app;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * An exception's classes and stacks, without any message: those may carry article text, a key or a
 * row's values, which never reach a log.
 */
public final class StackOnly {

  private StackOnly() {}

  public static String of(Throwable defect) {
    StringBuilder text = new StringBuilder();
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Throwable cause = defect; cause != null && seen.add(cause); cause = cause.getCause()) {
      text.append(seen.size() == 1 ? "" : "\nCaused by: ").append(cause.getClass().getName());
      if (cause instanceof SQLException failed) {
        text.append(" (SQL state ").append(failed.getSQLState()).append(')');
      }
      for (StackTraceElement frame : cause.getStackTrace()) {
        text.append("\n\tat ").append(frame);
      }
    }
    return text.toString();
  }
}

package org.interpres.translate;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What keeps PostgreSQL from executing today's statement by yesterday's plan. A connection keeps
 * the plan of a statement that it has executed some ten times; one that was made when a queue was
 * empty reads it whole for ever after, and the first large run on a new server took five times as
 * long.
 */
final class Plans {

  private Plans() {}

  /** Until the end of the transaction each statement is planned for the tables as they are. */
  static void anew(JdbcClient jdbc) {
    jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
  }
}

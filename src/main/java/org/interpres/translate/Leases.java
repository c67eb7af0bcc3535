package org.interpres.translate;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Claims of workers on questions. Each counts until its lease runs out. */
@Repository
public class Leases {

  private final JdbcClient jdbc;

  Leases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Ends every claim. Only for a process that has the database to itself, when it starts: what a
   * killed process held is free at once instead of at its lease's end.
   */
  public void releaseAll() {
    jdbc.sql(
            "update question set lease_until = '-infinity' where lease_until > '-infinity' and answered_at is null")
        .update();
  }
}

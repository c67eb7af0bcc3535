package org.interpres.translate;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Claims of workers on translations. A claim is a conditional write whose row count answers. */
@Repository
public class Leases {

  private static final String CLAIM =
      """
      insert into dispatch (translation_id, lease_until)
      values (:id, :until)
      on conflict (translation_id) do update
      set lease_until = excluded.lease_until, claims = dispatch.claims + 1
      where dispatch.lease_until < :now
      """;

  private static final String RENEW =
      """
      update dispatch
      set lease_until = :until
      where translation_id = :id
      """;

  private static final String HELD =
      """
      select translation_id
      from dispatch
      where lease_until >= :now
      """;

  private final JdbcClient jdbc;

  Leases(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  boolean claim(long translation, Instant now, Instant until) {
    return jdbc.sql(CLAIM)
            .param("id", translation)
            .param("now", Timestamp.from(now))
            .param("until", Timestamp.from(until))
            .update()
        == 1;
  }

  void renew(long translation, Instant until) {
    jdbc.sql(RENEW).param("id", translation).param("until", Timestamp.from(until)).update();
  }

  void release(long translation) {
    jdbc.sql("delete from dispatch where translation_id = :id").param("id", translation).update();
  }

  Set<Long> held(Instant now) {
    return jdbc.sql(HELD).param("now", Timestamp.from(now)).query(Long.class).set();
  }

  /**
   * Ends every claim. Only for a process that has the database to itself, when it starts: what a
   * killed process held is free at once instead of at its lease's end.
   */
  public void releaseAll() {
    jdbc.sql("delete from dispatch").update();
  }
}

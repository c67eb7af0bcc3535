package org.interpres.translate;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Whether an engine is left alone, and until when: after a failure, for its quota, or while one
 * call finds out how it is. Its lock puts the claims of all processes in a row.
 */
@Repository
class EngineRest {

  private static final String LOCK =
      """
      select failures, greatest(paused_until, probe_until) as paused_until
      from engine_state
      where engine = :engine
      for update
      """;

  /** An answer to a call that began before the failure does not end the pause that it asks for. */
  private static final String RECOVER =
      """
      update engine_state s
      set answered_at = :now, failures = 0, paused_until = '-infinity', probe_until = '-infinity'
      from engine_call c
      where c.id = :call and s.engine = c.engine
        and (s.failed_at is null or s.failed_at < c.called_at)
        and (s.failures > 0 or s.answered_at is null or s.answered_at < :recently)
      """;

  private static final String FAIL =
      """
      update engine_state
      set failures = failures + case when paused_until > :now and failures > 0 then 0 else 1 end,
        paused_until = greatest(paused_until, :until), probe_until = '-infinity',
        fault = :fault, failed_at = :now
      where engine = :engine
      """;

  /**
   * @param failures since the last answer
   * @param pausedUntil nobody asks it before
   */
  record State(int failures, Instant pausedUntil) {}

  private final JdbcClient jdbc;

  EngineRest(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Locks the engine's state until the transaction ends: claims follow each other. */
  State lock(String engine) {
    return locked(engine)
        .orElseGet(
            () -> {
              jdbc.sql("insert into engine_state (engine) values (:engine) on conflict do nothing")
                  .param("engine", engine)
                  .update();
              return locked(engine).orElseThrow();
            });
  }

  private Optional<State> locked(String engine) {
    return jdbc.sql(LOCK)
        .param("engine", engine)
        .query(
            (row, n) ->
                new State(row.getInt("failures"), row.getTimestamp("paused_until").toInstant()))
        .optional();
  }

  /** A call was answered: what was wrong before it is over. */
  void recovered(long call, Instant now) {
    jdbc.sql(RECOVER)
        .param("call", call)
        .param("now", Timestamp.from(now))
        .param("recently", Timestamp.from(now.minusSeconds(1)))
        .update();
  }

  /** It failed, and is left alone for a while. */
  void failed(String engine, String fault, Duration pause, Instant now) {
    jdbc.sql(FAIL)
        .param("engine", engine)
        .param("fault", fault)
        .param("until", Timestamp.from(now.plus(pause)))
        .param("now", Timestamp.from(now))
        .update();
  }

  /** Waits for its quota; no failure. */
  void pause(String engine, Instant until) {
    jdbc.sql("update engine_state set paused_until = :until where engine = :engine")
        .param("engine", engine)
        .param("until", Timestamp.from(until))
        .update();
  }

  /** One call finds out whether it is well again: no other is made until that one has ended. */
  void probe(String engine, Instant until) {
    jdbc.sql("update engine_state set probe_until = :until where engine = :engine")
        .param("engine", engine)
        .param("until", Timestamp.from(until))
        .update();
  }

  /** At a start, or when a person asks again: what was wrong may have been put right. */
  void forgive() {
    jdbc.sql(
            """
            update engine_state set paused_until = '-infinity', probe_until = '-infinity'
            where greatest(paused_until, probe_until) > '-infinity'
            """)
        .update();
  }
}

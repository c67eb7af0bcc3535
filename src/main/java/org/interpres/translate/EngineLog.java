package org.interpres.translate;

import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.interpres.translate.Question.Pair;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What engines were asked and how they fared. A call is counted before it is made: after a crash
 * the bill may show one call too many, never one too few.
 */
@Repository
class EngineLog {

  private static final String CALL =
      """
      with month as (
        insert into engine_month (engine, month, calls, characters)
        values (:engine, :month, 1, :characters)
        on conflict (engine, month) do update
        set calls = engine_month.calls + 1,
          characters = engine_month.characters + excluded.characters),
      call as (
        insert into engine_call (engine, source_locale, target_locale, texts, characters, called_at)
        values (:engine, :source, :target, :texts, :characters, :now)
        returning id),
      charge as (
        insert into engine_charge (call_id, article, texts, characters)
        select call.id, c.article, c.texts, c.characters
        from call, unnest(:articles, :textsOfEach, :charactersOfEach) as c(article, texts, characters))
      select id from call
      """;

  private static final String NOT_SENT =
      """
      update engine_month m
      set calls = m.calls - 1, characters = m.characters - c.characters
      from engine_call c
      where c.id = :call and m.engine = c.engine
        and m.month = date_trunc('month', c.called_at at time zone 'UTC')::date
      """;

  private static final String FINISH =
      """
      update engine_call
      set finished_at = :now, milliseconds = :milliseconds, outcome = :outcome, fault = :fault
      where id = :call and finished_at is null
      """;

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

  private static final String RECENT =
      """
      select coalesce(sum(characters), 0)
      from engine_call
      where engine = :engine and called_at > :since and outcome is distinct from 'NOT_SENT'
      """;

  /** How a call ended. */
  enum Outcome {
    ANSWERED,
    /** No answer, or a useless one; the vendor may still bill it. */
    FAILED,
    /** The vendor took nothing: it is not counted. */
    NOT_SENT
  }

  /**
   * @param fault in words for a person, null where all went well
   */
  record Ending(Outcome outcome, @Nullable String fault) {}

  /**
   * @param failures since the last answer
   * @param pausedUntil nobody asks it before
   */
  record State(int failures, Instant pausedUntil) {}

  private final JdbcClient jdbc;

  EngineLog(JdbcClient jdbc) {
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

  private java.util.Optional<State> locked(String engine) {
    return jdbc.sql(LOCK)
        .param("engine", engine)
        .query(
            (row, n) ->
                new State(row.getInt("failures"), row.getTimestamp("paused_until").toInstant()))
        .optional();
  }

  /** Characters of the calls since then. */
  long recent(String engine, Instant since) {
    return jdbc.sql(RECENT)
        .param("engine", engine)
        .param("since", Timestamp.from(since))
        .query(Long.class)
        .single();
  }

  /** Characters of the month that {@code now} is in. */
  long spent(String engine, Instant now) {
    return jdbc.sql("select characters from engine_month where engine = :engine and month = :month")
        .param("engine", engine)
        .param("month", month(now))
        .query(Long.class)
        .optional()
        .orElse(0L);
  }

  static Date month(Instant now) {
    return Date.valueOf(LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1));
  }

  /** How much is sent; characters are UTF-16 code units. */
  record Size(int texts, int characters) {

    static Size of(Collection<Question> questions) {
      return new Size(questions.size(), Question.characters(questions));
    }
  }

  /** Counts a call that is about to be made, and charges its articles. */
  long call(String engine, List<Question> questions, Instant now) {
    SortedMap<String, Size> charges = new TreeMap<>();
    questions.stream()
        .collect(Collectors.groupingBy(Question::article))
        .forEach((article, its) -> charges.put(article, Size.of(its)));
    return call(engine, questions.get(0).pair(), charges, Size.of(questions), now);
  }

  /** Counts a call that no article has asked for. */
  long call(String engine, Pair pair, Size size, Instant now) {
    return call(engine, pair, new TreeMap<>(), size, now);
  }

  private long call(
      String engine, Pair pair, SortedMap<String, Size> charges, Size size, Instant now) {
    return jdbc.sql(CALL)
        .param("engine", engine)
        .param("month", month(now))
        .param("source", pair.source().value())
        .param("target", pair.target().value())
        .param("texts", size.texts())
        .param("characters", size.characters())
        .param("now", Timestamp.from(now))
        .param("articles", charges.keySet().toArray(String[]::new))
        .param("textsOfEach", charges.values().stream().map(Size::texts).toArray(Integer[]::new))
        .param(
            "charactersOfEach",
            charges.values().stream().map(Size::characters).toArray(Integer[]::new))
        .query(Long.class)
        .single();
  }

  /**
   * Ends a call.
   *
   * @param took from asking to the answer
   */
  void finish(long call, Ending ending, Duration took, Instant now) {
    int finished =
        jdbc.sql(FINISH)
            .param("call", call)
            .param("outcome", ending.outcome().name())
            .param("milliseconds", took.toMillis())
            .param("fault", ending.fault(), Types.VARCHAR)
            .param("now", Timestamp.from(now))
            .update();
    if (finished == 1 && ending.outcome() == Outcome.NOT_SENT) {
      jdbc.sql(NOT_SENT).param("call", call).update();
    }
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

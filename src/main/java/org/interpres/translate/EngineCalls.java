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
 * The ledger of calls. A call is counted before it is made: after a crash the bill may show one
 * call too many, never one too few.
 */
@Repository
class EngineCalls {

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

  private final JdbcClient jdbc;

  EngineCalls(JdbcClient jdbc) {
    this.jdbc = jdbc;
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
}

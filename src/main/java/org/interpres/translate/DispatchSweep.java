package org.interpres.translate;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.translate.engine.Engines;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds what a crash, a full queue or an engine's pause left behind; the routes ask it from time to
 * time.
 */
@Component("dispatchSweep")
public class DispatchSweep {

  private static final int AT_ONCE = 500;

  /** An engine that is away longer than this is not waited for where there is another. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String WAITS_FOR_NOTHING =
      """
      select t.id
      from translation t
      where t.state = 'TRANSLATING'
        and not exists (select 1 from asker a where a.translation_id = t.id)
      order by t.id
      limit :limit
      """;

  private static final String TO_NEXT =
      """
      update question q
      set engine = others[1], others = others[2:], protection = 'NATIVE', tries = 0, at_most = null
      from engine_state s
      where s.engine = q.engine and s.failures > 0 and s.paused_until > :soon
        and q.answered_at is null and q.stuck is null and q.lease_until < :now
        and cardinality(q.others) > 0
      """;

  private static final String OVERDUE =
      """
      update question q
      set stuck = 'The engine “' || q.engine || '” has not answered for ' || :deadline || '. '
        || coalesce('It failed last with: ' || s.fault || '. ', '') || 'Retry when it is well again.'
      from question asked left join engine_state s on s.engine = asked.engine
      where asked.id = q.id and q.answered_at is null and q.stuck is null and q.asked_at < :before
        and q.lease_until < :now
      """;

  private static final String STUCK =
      """
      select t.id, min(q.stuck) as cause
      from question q
      join asker a on a.question_id = q.id
      join translation t on t.id = a.translation_id
      where q.answered_at is null and q.stuck is not null and t.state = 'TRANSLATING'
      group by t.id
      """;

  private static final String DUE =
      """
      select distinct q.engine
      from question q left join engine_state s on s.engine = q.engine
      where q.answered_at is null and q.stuck is null and q.lease_until < :now
        and (s.engine is null or greatest(s.paused_until, s.probe_until) <= :now)
      """;

  private final JdbcClient jdbc;
  private final Translations translations;
  private final Questions questions;
  private final Worklanes lanes;
  private final Clock clock;

  DispatchSweep(
      JdbcClient jdbc,
      Translations translations,
      Questions questions,
      Worklanes lanes,
      Clock clock) {
    this.jdbc = jdbc;
    this.translations = translations;
    this.questions = questions;
    this.lanes = lanes;
    this.clock = clock;
  }

  /**
   * How many workers an engine may have.
   *
   * @param deadline how long a question waits for an engine, until people are told
   */
  @Component
  record Worklanes(
      Engines engines, Turns turns, @Value("${interpres.deadline:4h}") Duration deadline) {}

  /** A translation that cannot go on, and why, in words for a person. */
  public record Stuck(long translation, String cause) {}

  /** The translations that are to be taken up, or handed on, those that waited longest first. */
  public List<Long> waiting() {
    questions.forget(clock.instant());
    List<Long> ids = new ArrayList<>(translations.in(TranslationState.QUEUED, AT_ONCE));
    ids.addAll(jdbc.sql(WAITS_FOR_NOTHING).param("limit", AT_ONCE).query(Long.class).list());
    return ids;
  }

  /** The engines that have something to do now, each as often as workers may start on it. */
  public List<String> ready() {
    Instant now = clock.instant();
    jdbc.sql(TO_NEXT)
        .param("now", Timestamp.from(now))
        .param("soon", Timestamp.from(now.plus(PATIENCE)))
        .update();
    List<String> hints = new ArrayList<>();
    for (String engine :
        jdbc.sql(DUE).param("now", Timestamp.from(now)).query(String.class).list()) {
      int free = lanes.turns().free(lanes.engines().profile(engine));
      hints.addAll(Collections.nCopies(free, engine));
    }
    return hints;
  }

  /** The translations that wait for a question that cannot go on. */
  public List<Stuck> stuck() {
    Instant now = clock.instant();
    jdbc.sql(OVERDUE)
        .param("now", Timestamp.from(now))
        .param("before", Timestamp.from(now.minus(lanes.deadline())))
        .param("deadline", words(lanes.deadline()))
        .update();
    return jdbc.sql(STUCK)
        .query((row, n) -> new Stuck(row.getLong("id"), row.getString("cause")))
        .list();
  }

  private static String words(Duration time) {
    return time.toHours() > 0 ? time.toHours() + " h" : time.toMinutes() + " min";
  }
}

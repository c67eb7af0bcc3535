package org.interpres.translate;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
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

  /**
   * The names of engines are read from the index one by one: a distinct would read all that wait.
   */
  private static final String DUE =
      """
      with recursive asked as (
        (select q.engine from question q
          where q.answered_at is null and q.stuck is null
          order by q.engine limit 1)
        union all
        select (
          select q.engine from question q
          where q.answered_at is null and q.stuck is null and q.engine > asked.engine
          order by q.engine limit 1)
        from asked where asked.engine is not null)
      select asked.engine
      from asked left join engine_state s on s.engine = asked.engine
      where asked.engine is not null
        and (s.engine is null or greatest(s.paused_until, s.probe_until) <= :now)
        and exists (
          select from question q
          where q.engine = asked.engine and q.answered_at is null and q.stuck is null
            and q.lease_until < :now
          offset 0)
      """;

  /** A hint that is on its way is not sent again with each sweep: a large run has hundreds. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(10);

  private final Cache<Long, Boolean> hinted =
      Caffeine.newBuilder().expireAfterWrite(ON_ITS_WAY).build();

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
    List<Long> ids = new ArrayList<>(translations.in(TranslationState.QUEUED, AT_ONCE));
    ids.addAll(jdbc.sql(WAITS_FOR_NOTHING).param("limit", AT_ONCE).query(Long.class).list());
    ids.removeIf(id -> hinted.asMap().putIfAbsent(id, true) != null);
    return ids;
  }

  /** Removes what nobody waits for any more. */
  public void forget() {
    questions.forget(clock.instant());
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

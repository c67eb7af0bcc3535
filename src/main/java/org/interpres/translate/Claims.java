package org.interpres.translate;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interpres.translate.engine.EngineProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the next questions of an engine under a lease, as many as one call holds, of whichever
 * articles. One claim of an engine follows the other, in all processes: that keeps its quota and
 * its budget exact.
 */
@Component
class Claims {

  /** How long a batch that is not full waits for translations that are about to be planned. */
  private static final Duration LINGER = Duration.ofSeconds(1);

  private static final Duration QUOTA_WINDOW = Duration.ofMinutes(1);

  /**
   * "offset 0" and the inner select keep the planner from turning "exists" into a join: one that
   * begins with the askers, or with the translations, reads all that wait for the sake of a few.
   */
  private static final String COLUMNS =
      """
      select q.id, q.article, q.source_locale, q.target_locale, q.source, q.before, q.after,
        q.others, q.protection, q.tries, q.at_most, q.asked_at
      from question q
      where q.engine = :engine and q.answered_at is null and q.stuck is null
        and q.lease_until < :now
        and exists (
          select from asker a
          where a.question_id = q.id
            and (select t.state from translation t where t.id = a.translation_id) = 'TRANSLATING'
          offset 0)
      """;

  private static final String FIRST =
      COLUMNS
          + """
          order by q.id
          limit 1
          """;

  private static final String LIKE_IT =
      COLUMNS
          + """
            and q.source_locale = :source and q.target_locale = :target
            and q.protection = :protection and q.at_most is not distinct from :atMost
          order by q.id
          limit :limit
          for update of q skip locked
          """;

  private static final String LEASE =
      "update question set lease_until = :until where id = any(:ids)";

  private static final String MORE_TO_COME =
      """
      select exists (
        select 1
        from translation t join revision r on r.id = t.revision_id
        where t.state = 'QUEUED' and t.locale = :target and r.locale = :source)
      """;

  /** The outcome of a claim. */
  sealed interface Claim {

    /** To be sent. */
    record Taken(long call, List<Question> questions) implements Claim {}

    /** These can never be sent to this engine. */
    record TooLarge(List<Question> questions) implements Claim {}

    /** The budget would be passed by any of them. */
    record OverBudget(List<Question> questions) implements Claim {}

    /** Not now. */
    record Nothing() implements Claim {}
  }

  private record Found(Question question, Instant askedAt) {}

  private final JdbcClient jdbc;
  private final EngineLog log;
  private final Budgets budgets;
  private final Clock clock;

  Claims(JdbcClient jdbc, EngineLog log, Budgets budgets, Clock clock) {
    this.jdbc = jdbc;
    this.log = log;
    this.budgets = budgets;
    this.clock = clock;
  }

  @Transactional
  public Claim next(EngineProfile profile) {
    String engine = profile.engine();
    Instant now = clock.instant();
    Plans.anew(jdbc);
    EngineRest.State state = log.rest().lock(engine);
    if (state.pausedUntil().isAfter(now)) {
      return new Claim.Nothing();
    }
    Optional<Found> first = first(engine, now);
    if (first.isEmpty()) {
      return new Claim.Nothing();
    }
    List<Question> waiting = waiting(profile, first.get().question(), now);
    List<Question> tooLarge =
        waiting.stream().filter(q -> !profile.limits().takes(q.text().source())).toList();
    if (!tooLarge.isEmpty() || waiting.isEmpty()) {
      return tooLarge.isEmpty() ? new Claim.Nothing() : new Claim.TooLarge(tooLarge);
    }
    long recent =
        profile.charactersAMinute() == 0 ? 0 : log.calls().recent(engine, now.minus(QUOTA_WINDOW));
    long quota = quota(profile, recent, waiting.get(0));
    long budget = budget(engine, now);
    if (waiting.get(0).characters() > budget) {
      return new Claim.OverBudget(waiting);
    }
    BatchCut cut = BatchCut.of(waiting, profile.limits(), Math.min(quota, budget));
    if (cut.batch().isEmpty()) {
      log.rest().pause(engine, now.plusSeconds(1));
      return new Claim.Nothing();
    }
    if (cut.full() == BatchCut.Fill.OPEN && mayFill(first.get(), now)) {
      return new Claim.Nothing();
    }
    lease(cut.batch(), now.plus(lease(profile)));
    if (state.failures() > 0) {
      log.rest().probe(engine, now.plus(profile.deadline()));
    }
    return new Claim.Taken(log.calls().call(engine, cut.batch(), now), cut.batch());
  }

  private long budget(String engine, Instant now) {
    long budget = budgets.of(engine);
    return budget == Budgets.NONE ? budget : budget - log.calls().spent(engine, now);
  }

  /** A sentence that is longer than a whole minute's quota may go when nothing else went. */
  private static long quota(EngineProfile profile, long recent, Question first) {
    if (profile.charactersAMinute() == 0) {
      return Long.MAX_VALUE;
    }
    long left = profile.charactersAMinute() - recent;
    return recent == 0 ? Math.max(left, first.characters()) : left;
  }

  /** Longer than the wait for a glossary and a place, the call, and storing its answer. */
  static Duration lease(EngineProfile profile) {
    return profile.deadline().multipliedBy(2).plusMinutes(1);
  }

  private boolean mayFill(Found first, Instant now) {
    return first.question().progress().atMost() == null
        && first.askedAt().plus(LINGER).isAfter(now)
        && jdbc.sql(MORE_TO_COME)
            .param("source", first.question().pair().source().value())
            .param("target", first.question().pair().target().value())
            .query(Boolean.class)
            .single();
  }

  private Optional<Found> first(String engine, Instant now) {
    return jdbc.sql(FIRST)
        .param("engine", engine)
        .param("now", Timestamp.from(now))
        .query(
            (row, n) ->
                new Found(Questions.question(row, n), row.getTimestamp("asked_at").toInstant()))
        .optional();
  }

  /** Those that may share a call with the first, in their order. */
  private List<Question> waiting(EngineProfile profile, Question first, Instant now) {
    @Nullable Integer atMost = first.progress().atMost();
    int limit =
        atMost == null ? profile.limits().texts() : Math.min(atMost, profile.limits().texts());
    List<Question> waiting =
        jdbc.sql(LIKE_IT)
            .params(
                Map.of(
                    "engine", profile.engine(),
                    "now", Timestamp.from(now),
                    "source", first.pair().source().value(),
                    "target", first.pair().target().value(),
                    "protection", first.progress().protection().name(),
                    "limit", limit))
            .param("atMost", atMost, java.sql.Types.INTEGER)
            .query(Questions::question)
            .list();
    return new ArrayList<>(waiting);
  }

  private void lease(List<Question> questions, Instant until) {
    jdbc.sql(LEASE)
        .param("until", Timestamp.from(until))
        .param("ids", Questions.ids(questions))
        .update();
  }
}

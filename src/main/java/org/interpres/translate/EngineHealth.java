package org.interpres.translate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.interpres.article.Excerpt;
import org.interpres.article.Refusal;
import org.interpres.translate.engine.EngineProfile;
import org.interpres.translate.engine.Engines;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How each engine fares, for the people who depend on it. */
@Component
public class EngineHealth {

  private static final Duration RECENTLY = Duration.ofHours(1);

  private static final String STATE =
      """
      select coalesce(s.failures, 0) as failures, s.paused_until, s.fault, s.failed_at, s.answered_at,
        (select count(*) from question q
          where q.engine = :engine and q.answered_at is null and q.stuck is null) as waiting,
        coalesce(m.calls, 0) as calls, coalesce(m.characters, 0) as characters
      from (select :engine as engine) e
      left join engine_state s on s.engine = e.engine
      left join engine_month m on m.engine = e.engine and m.month = :month
      """;

  private static final String RECENT =
      """
      select count(*) filter (where outcome = 'ANSWERED') as answered,
        count(*) filter (where outcome in ('FAILED', 'NOT_SENT')) as failed,
        count(*) filter (where outcome is null) as open,
        percentile_cont(array[0.5, 0.95]) within group (order by milliseconds)
          filter (where outcome = 'ANSWERED') as milliseconds
      from engine_call
      where engine = :engine and called_at > :since
      """;

  /** Whether it is asked, in one word. */
  public enum State {
    /** Nothing is known against it. */
    WELL,
    /** It failed last and is left alone for a while, or its breaker is open. */
    RESTING,
    /** Its monthly budget is used up. */
    OVER_BUDGET,
    /** Something is missing in its configuration. */
    NOT_READY,
    /** No article is sent to it. */
    NOT_CHOSEN
  }

  /**
   * @param breaker of its route: closed, open, half-open, or none
   * @param calling calls of this process under way
   * @param waiting sentences that wait for it
   */
  public record Health(
      EngineProfile profile,
      State state,
      String breaker,
      int calling,
      long waiting,
      Trouble trouble,
      Spend month,
      LastHour lastHour) {}

  /** What went wrong last; null where nothing has. */
  public record Trouble(
      int failures, @Nullable Instant pausedUntil, @Nullable String fault, @Nullable Instant at) {}

  /**
   * @param budget characters a month, null for no limit
   */
  public record Spend(long calls, long characters, @Nullable Long budget) {}

  /**
   * @param median milliseconds of an answered call, null where there was none
   * @param slowest20th milliseconds that 95 of 100 calls stay within
   */
  public record LastHour(
      long answered, long failed, long open, @Nullable Long median, @Nullable Long slowest20th) {}

  private record Row(Trouble trouble, long waiting, long calls, long characters) {}

  private final JdbcClient jdbc;
  private final Engines engines;
  private final Choices choices;
  private final EngineRoutes routes;
  private final Clock clock;

  EngineHealth(
      JdbcClient jdbc, Engines engines, Choices choices, EngineRoutes routes, Clock clock) {
    this.jdbc = jdbc;
    this.engines = engines;
    this.choices = choices;
    this.routes = routes;
    this.clock = clock;
  }

  /** Which engines are used, how much, and how busy they are. */
  @Component
  record Choices(EngineChoice choice, Budgets budgets, Turns turns) {}

  /** Every engine that has a route or that articles are sent to: those in use first. */
  public List<Health> all() {
    Set<String> names = new TreeSet<>(routes.names());
    Set<String> used = choices.choice().named();
    names.addAll(used);
    return names.stream()
        .sorted(java.util.Comparator.comparing((String name) -> !used.contains(name)))
        .map(this::health)
        .toList();
  }

  /**
   * @throws Refusal NOT_FOUND {@code engine-unknown}
   */
  public Health of(String engine) {
    if (!routes.names().contains(engine) && !choices.choice().named().contains(engine)) {
      throw new Refusal(
          Refusal.Kind.NOT_FOUND,
          "engine-unknown",
          "There is no engine “%s”; GET /api/v1/engines lists them.".formatted(Excerpt.of(engine)));
    }
    return health(engine);
  }

  private Health health(String engine) {
    Instant now = clock.instant();
    EngineProfile profile = engines.profile(engine);
    Row row =
        jdbc.sql(STATE)
            .param("engine", engine)
            .param("month", EngineCalls.month(now))
            .query(EngineHealth::row)
            .single();
    String breaker = routes.breaker(engine);
    long budget = choices.budgets().of(engine);
    return new Health(
        profile,
        state(profile, row, breaker, now),
        breaker,
        choices.turns().calling(profile),
        row.waiting(),
        row.trouble(),
        new Spend(row.calls(), row.characters(), budget == Budgets.NONE ? null : budget),
        jdbc.sql(RECENT)
            .param("engine", engine)
            .param("since", Timestamp.from(now.minus(RECENTLY)))
            .query(EngineHealth::lastHour)
            .single());
  }

  private State state(EngineProfile profile, Row row, String breaker, Instant now) {
    if (!choices.choice().named().contains(profile.engine())) {
      return State.NOT_CHOSEN;
    }
    if (!profile.ready()) {
      return State.NOT_READY;
    }
    if (row.characters() >= choices.budgets().of(profile.engine())) {
      return State.OVER_BUDGET;
    }
    Instant paused = row.trouble().pausedUntil();
    boolean resting = row.trouble().failures() > 0 && paused != null && paused.isAfter(now);
    return resting || breaker.equals("open") ? State.RESTING : State.WELL;
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        new Trouble(
            row.getInt("failures"),
            instant(row, "paused_until"),
            row.getString("fault"),
            instant(row, "failed_at")),
        row.getLong("waiting"),
        row.getLong("calls"),
        row.getLong("characters"));
  }

  private static LastHour lastHour(ResultSet row, int number) throws SQLException {
    java.sql.Array times = row.getArray("milliseconds");
    Double[] milliseconds = times == null ? null : (Double[]) times.getArray();
    return new LastHour(
        row.getLong("answered"),
        row.getLong("failed"),
        row.getLong("open"),
        milliseconds == null ? null : Math.round(milliseconds[0]),
        milliseconds == null ? null : Math.round(milliseconds[1]));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp at = row.getTimestamp(column);
    // The driver reads -infinity as a date before every calendar's.
    return at == null || at.getTime() < 0 ? null : at.toInstant();
  }
}

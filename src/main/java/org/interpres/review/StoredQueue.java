package org.interpres.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.interpres.article.InlineToken;
import org.interpres.article.LocaleTag;
import org.interpres.article.Slug;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Reads the queue: a page is a scan of an index of {@code queue_place} in the order of urgency, and
 * then one row of each other table for each of its translations.
 */
@Repository
class StoredQueue {

  /** What stands for “no date”, so that dates compare as one row with the rest. */
  static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

  /**
   * The title's segments joined: the whole document is far larger, and is read only without any.
   */
  private static final String SELECT =
      """
      select q.translation_id as id, q.article, t.revision_id, r.number, r.locale as source,
        q.locale, q.state, t.version, q.rank, q.due_at, q.ease, q.since, q.open_steps,
        coalesce(
          (select string_agg(s.before || s.source || s.after, '' order by s.index)
           from segment s
           where s.revision_id = t.revision_id and s.unit = 0 and s.index < 9),
          r.document #>> '{units,0,text}') as title,
        v.steps, v.decided, v.segments, v.rejected, v.open_critical, v.undecided_critical
      from (
        select *
        from queue_place
        where true
      """;

  /** The limit is a number and no parameter, or a plan made for any limit reads whole tables. */
  private static final String ORDER =
      """
        order by rank, due_at, ease, since, translation_id
        limit %d) q
      join translation t on t.id = q.translation_id
      join revision r on r.id = t.revision_id
      left join review v on v.translation_id = q.translation_id
      order by q.rank, q.due_at, q.ease, q.since, q.translation_id
      """;

  private static final String HELD =
      """
      and rank < 4 and translation_id in (
        select translation_id
        from claim
        where account = :holder and (expires_at is null or expires_at > :now))
      """;

  /** Only what is not done: what is done grows for ever. */
  private static final String SUMMARY =
      """
      select step, count(*) as translations
      from queue_place q
      left join lateral unnest(q.open_steps) as step on true
      where q.rank = 1
      group by step
      """;

  private static final String COUNTS =
      """
      select
        (select count(*) from queue_place where rank = 0) as failed,
        (select count(*) from queue_place
         where rank = any ('{0,1,2,3}') and due_at < :now) as late,
        (select count(distinct c.translation_id)
         from claim c
         join queue_place q on q.translation_id = c.translation_id and q.rank < 4
         where c.account = :holder and (c.expires_at is null or c.expires_at > :now)) as mine
      """;

  private final JdbcClient jdbc;
  private final StoredClaims claims;
  private final ReviewPolicy policy;
  private final Clock clock;

  StoredQueue(JdbcClient jdbc, StoredClaims claims, ReviewPolicy policy, Clock clock) {
    this.jdbc = jdbc;
    this.claims = claims;
    this.policy = policy;
    this.clock = clock;
  }

  Queue read(Queue.Filter filter) {
    StringBuilder sql = new StringBuilder(SELECT);
    Map<String, Object> values = new HashMap<>();
    Instant now = Desk.now(clock);
    narrow(sql, values, "state", filter.state() == null ? null : filter.state().name());
    narrow(sql, values, "locale", filter.locale() == null ? null : filter.locale().value());
    narrow(sql, values, "article", filter.article() == null ? null : filter.article().value());
    narrow(sql, values, filter.work(), now);
    if (filter.cursor() != null) {
      QueuePlace after = QueuePlace.parse(filter.cursor());
      sql.append(
          """
          and (rank, due_at, ease, since, translation_id)
            > (:rank, :dueAt, :ease, :since, :id)
          """);
      after.into(values);
    }
    List<Row> rows =
        jdbc.sql(sql.append(ORDER.formatted(filter.limit() + 1)).toString())
            .params(values)
            .query((row, n) -> row(row))
            .list();
    boolean more = rows.size() > filter.limit();
    List<Row> page = more ? rows.subList(0, filter.limit()) : rows;
    Map<Long, List<Claim>> held =
        page.isEmpty()
            ? Map.of()
            : claims.of(page.stream().map(row -> row.translation().id()).toList());
    return new Queue(
        page.stream().map(row -> row.entry(held, now)).toList(),
        more ? page.get(page.size() - 1).place().cursor() : null);
  }

  /** What there is to do, and what of it an account holds. */
  Queue.Summary summary(String account) {
    Map<String, Integer> open = new HashMap<>();
    jdbc.sql(SUMMARY)
        .query((row, n) -> open.put(String.valueOf(row.getString(1)), row.getInt("translations")))
        .list();
    Map<String, Integer> steps = new LinkedHashMap<>();
    policy.names().forEach(step -> steps.put(step, open.getOrDefault(step, 0)));
    return jdbc.sql(COUNTS)
        .param("now", Timestamp.from(Desk.now(clock)))
        .param("holder", account)
        .query(
            (row, n) ->
                new Queue.Summary(
                    steps, row.getInt("mine"), row.getInt("late"), row.getInt("failed")))
        .single();
  }

  private static void narrow(
      StringBuilder sql, Map<String, Object> values, String column, @Nullable String value) {
    if (value != null) {
      sql.append("and ").append(column).append(" = :").append(column).append('\n');
      values.put(column, value);
    }
  }

  private static void narrow(
      StringBuilder sql, Map<String, Object> values, Queue.Work work, Instant now) {
    if (work.step() != null) {
      sql.append("and rank = 1 and :step = any (open_steps)\n");
      values.put("step", work.step());
    }
    if (work.holder() != null) {
      sql.append(HELD);
      values.put("holder", work.holder());
      values.put("now", Timestamp.from(now));
    }
    if (work.dueBefore() != null) {
      sql.append("and rank < 4 and due_at < :dueBefore\n");
      values.put("dueBefore", Timestamp.from(work.dueBefore()));
    }
  }

  private record Row(
      Translation translation,
      String title,
      Queue.@Nullable Counts counts,
      List<String> openSteps,
      QueuePlace place) {

    Queue.Entry entry(Map<Long, List<Claim>> held, Instant now) {
      return new Queue.Entry(
          translation,
          title,
          place.since(),
          counts,
          new Queue.Attention(
              place.dueAt().equals(NEVER) ? null : place.dueAt(),
              openSteps,
              held.getOrDefault(translation.id(), List.of()).stream()
                  .filter(claim -> claim.holds(now))
                  .toList()));
    }
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new Translation(
            row.getLong("id"),
            new Slug(row.getString("article")),
            row.getLong("revision_id"),
            row.getInt("number"),
            new LocaleTag(row.getString("source")),
            new LocaleTag(row.getString("locale")),
            TranslationState.valueOf(row.getString("state")),
            row.getInt("version")),
        InlineToken.plain(row.getString("title")).strip(),
        row.getArray("steps") == null ? null : counts(row),
        StoredReviews.texts(row.getArray("open_steps")),
        QueuePlace.of(row));
  }

  private static Queue.Counts counts(ResultSet row) throws SQLException {
    List<String> steps = StoredReviews.texts(row.getArray("steps"));
    List<Integer> decided = StoredReviews.numbers(row.getArray("decided"));
    return new Queue.Counts(
        row.getInt("segments"),
        IntStream.range(0, steps.size())
            .mapToObj(i -> new Queue.StepCount(steps.get(i), decided.get(i)))
            .toList(),
        row.getInt("rejected"),
        row.getInt("open_critical"),
        row.getInt("undecided_critical"));
  }
}

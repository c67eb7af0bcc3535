package org.interpres.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.interpres.article.InlineToken;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads the queue: one row a translation, its counts kept with it. */
@Repository
class StoredQueue {

  static final int PAGE = 50;

  private static final String SELECT =
      """
      select *
      from (
        select t.id, t.article, t.revision_id, r.number, r.locale as source, t.locale, t.state,
          t.version, t.created_at, r.document #>> '{units,0,text}' as title,
          v.steps, v.decided, v.segments, v.rejected, v.open_critical, v.undecided_critical,
          case t.state
            when 'FAILED' then 9
            when 'IN_REVIEW' then
              4 + case when v.open_critical > 0 then 2 else 0 end
                + case when v.undecided_critical > 0 then 1 else 0 end
            when 'APPROVED' then 2
            when 'PUBLISHED' then 0
            when 'SUPERSEDED' then 0
            else 1 end as urgency
        from translation t
        join revision r on r.id = t.revision_id
        left join review v on v.translation_id = t.id
      ) entry
      where true
      """;

  private static final String ORDER =
      """
      order by urgency desc, created_at, id
      limit :limit
      """;

  private static final Pattern CURSOR = Pattern.compile("([0-9])\\.([0-9]{1,18})\\.([0-9]{1,18})");

  private final JdbcClient jdbc;

  StoredQueue(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Queue read(Queue.Filter filter) {
    StringBuilder sql = new StringBuilder(SELECT);
    Map<String, Object> values = new HashMap<>();
    values.put("limit", PAGE + 1);
    narrow(sql, values, "state", filter.state() == null ? null : filter.state().name());
    narrow(sql, values, "locale", filter.locale() == null ? null : filter.locale().value());
    narrow(sql, values, "article", filter.article() == null ? null : filter.article().value());
    if (filter.cursor() != null) {
      Place after = Place.parse(filter.cursor());
      sql.append(
          """
          and (urgency < :urgency
            or (urgency = :urgency and (created_at, id) > (:createdAt, :id)))
          """);
      values.put("urgency", after.urgency());
      values.put("createdAt", Timestamp.from(after.createdAt()));
      values.put("id", after.id());
    }
    List<Row> rows =
        jdbc.sql(sql.append(ORDER).toString())
            .params(values)
            .query((row, n) -> new Row(entry(row), place(row)))
            .list();
    return rows.size() <= PAGE
        ? new Queue(rows.stream().map(Row::entry).toList(), null)
        : new Queue(
            rows.stream().limit(PAGE).map(Row::entry).toList(),
            rows.get(PAGE - 1).place().cursor());
  }

  private static void narrow(
      StringBuilder sql, Map<String, Object> values, String column, @Nullable String value) {
    if (value != null) {
      sql.append("and ").append(column).append(" = :").append(column).append('\n');
      values.put(column, value);
    }
  }

  private record Row(Queue.Entry entry, Place place) {}

  /** Where a page ends. */
  private record Place(int urgency, Instant createdAt, long id) {

    static Place parse(String cursor) {
      Matcher parts = CURSOR.matcher(cursor);
      if (!parts.matches()) {
        throw new Refusal(
            Refusal.Kind.MALFORMED,
            "malformed-cursor",
            "The cursor is not one that a list answered as “next”.");
      }
      long micros = Long.parseLong(parts.group(2));
      return new Place(
          Integer.parseInt(parts.group(1)),
          Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000),
          Long.parseLong(parts.group(3)));
    }

    String cursor() {
      long micros = createdAt.getEpochSecond() * 1_000_000 + createdAt.getNano() / 1_000;
      return urgency + "." + micros + "." + id;
    }
  }

  private static Place place(ResultSet row) throws SQLException {
    return new Place(
        row.getInt("urgency"), row.getTimestamp("created_at").toInstant(), row.getLong("id"));
  }

  private static Queue.Entry entry(ResultSet row) throws SQLException {
    return new Queue.Entry(
        new Translation(
            row.getLong("id"),
            new Slug(row.getString("article")),
            row.getLong("revision_id"),
            row.getInt("number"),
            new LocaleTag(row.getString("source")),
            new LocaleTag(row.getString("locale")),
            TranslationState.valueOf(row.getString("state")),
            row.getInt("version")),
        InlineToken.plain(row.getString("title")),
        row.getTimestamp("created_at").toInstant(),
        row.getArray("steps") == null ? null : counts(row));
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

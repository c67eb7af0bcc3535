package org.interpres.translate;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was sent where, for whom: the bill, as far as one can know it without the vendor's. */
@Component
public class EngineSpend {

  private static final String SPEND =
      """
      select c.engine, c.source_locale, c.target_locale, a.article, count(*) as calls,
        sum(a.texts) as texts, sum(a.characters) as characters
      from engine_call c join engine_charge a on a.call_id = c.id
      where c.called_at >= :from and c.called_at < :to and c.outcome is distinct from 'NOT_SENT'
        and (:engine::text is null or c.engine = :engine)
        and (:locale::text is null or c.target_locale = :locale)
        and (:article::text is null or a.article = :article)
      group by c.engine, c.source_locale, c.target_locale, a.article
      order by sum(a.characters) desc, a.article, c.target_locale, c.engine
      limit :limit
      """;

  private static final String CALLS =
      """
      select c.id, c.source_locale, c.target_locale, c.texts, c.characters, c.called_at,
        c.milliseconds, coalesce(c.outcome, 'OPEN') as outcome, c.fault,
        array(select a.article from engine_charge a where a.call_id = c.id order by a.article limit 5)
          as articles
      from engine_call c
      where c.engine = :engine and c.id < :before
        and (:outcome::text is null or coalesce(c.outcome, 'OPEN') = :outcome)
        and (:source::text is null or c.source_locale = :source)
        and (:target::text is null or c.target_locale = :target)
        and (:article::text is null
          or exists (
            select from engine_charge a where a.call_id = c.id and a.article = :article))
      order by c.id desc
      limit :limit
      """;

  /**
   * What is asked for; null for all.
   *
   * @param month in UTC
   */
  public record Filter(
      YearMonth month,
      @Nullable String engine,
      @Nullable String locale,
      @Nullable String article) {}

  /** Of one engine, locale pair and article. */
  public record Line(
      String engine,
      String source,
      String target,
      String article,
      long calls,
      long texts,
      long characters) {}

  /**
   * @param outcome ANSWERED, FAILED, NOT_SENT, or OPEN while it is under way
   * @param milliseconds null while it is under way
   * @param articles five of them at most, in alphabetical order; empty for a trial
   */
  public record Call(
      long id,
      String source,
      String target,
      int texts,
      int characters,
      Instant at,
      @Nullable Integer milliseconds,
      String outcome,
      @Nullable String fault,
      List<String> articles) {}

  private final JdbcClient jdbc;

  EngineSpend(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The most expensive first. */
  public List<Line> of(Filter filter, int limit) {
    return jdbc.sql(SPEND)
        .param("from", Timestamp.from(start(filter.month())))
        .param("to", Timestamp.from(start(filter.month().plusMonths(1))))
        .param("engine", filter.engine(), java.sql.Types.VARCHAR)
        .param("locale", filter.locale(), java.sql.Types.VARCHAR)
        .param("article", filter.article(), java.sql.Types.VARCHAR)
        .param("limit", limit)
        .query(
            (row, n) ->
                new Line(
                    row.getString("engine"),
                    row.getString("source_locale"),
                    row.getString("target_locale"),
                    row.getString("article"),
                    row.getLong("calls"),
                    row.getLong("texts"),
                    row.getLong("characters")))
        .list();
  }

  private static Instant start(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Which calls; null for all. */
  public record Which(
      @Nullable String outcome,
      @Nullable String source,
      @Nullable String target,
      @Nullable String article) {

    /** Calls of every pair and article. */
    public static Which of(@Nullable String outcome) {
      return new Which(outcome, null, null, null);
    }

    /** Whether it leaves out any. */
    public boolean some() {
      return outcome != null || source != null || target != null || article != null;
    }
  }

  /**
   * Calls of an engine, the latest first.
   *
   * @param before only those with a smaller id
   */
  public List<Call> calls(String engine, Which which, long before, int limit) {
    return jdbc.sql(CALLS)
        .param("engine", engine)
        .param("outcome", which.outcome(), java.sql.Types.VARCHAR)
        .param("source", which.source(), java.sql.Types.VARCHAR)
        .param("target", which.target(), java.sql.Types.VARCHAR)
        .param("article", which.article(), java.sql.Types.VARCHAR)
        .param("before", before)
        .param("limit", limit)
        .query(
            (row, n) -> {
              Instant at = row.getTimestamp("called_at").toInstant();
              return new Call(
                  row.getLong("id"),
                  row.getString("source_locale"),
                  row.getString("target_locale"),
                  row.getInt("texts"),
                  row.getInt("characters"),
                  at,
                  (Integer) row.getObject("milliseconds"),
                  row.getString("outcome"),
                  row.getString("fault"),
                  List.of((String[]) row.getArray("articles").getArray()));
            })
        .list();
  }
}

package org.interpres.review;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Quality by numbers. Of a translation counts what stands now: words of segments that somebody has
 * decided on, and errors that are open on them. Of an engine counts what it wrote: its drafts of
 * such segments, and errors marked on them, mended or not.
 */
@Service
public class QualityNumbers {

  /**
   * Characters where a language separates no words by spaces, words elsewhere; tags are neither.
   */
  private static final String WORDS =
      """
      sum(case when t.locale ~ '^(zh|ja|yue|th|lo|km|my)(-|$)'
        then length(regexp_replace(regexp_replace(%1$s, '</?[gx][^>]*>', '', 'g'), '\\s', '', 'g'))
        else cardinality(regexp_split_to_array(
          btrim(regexp_replace(%1$s, '</?[gx][^>]*>', '', 'g')), '\\s+')) end) as words
      """;

  private static final String COUNTS =
      """
        count(*) filter (where e.severity = 'neutral') as neutral,
        count(*) filter (where e.severity = 'minor') as minor,
        count(*) filter (where e.severity = 'major') as major,
        count(*) filter (where e.severity = 'critical') as critical
      """;

  private static final String TRANSLATIONS =
      """
      with evaluated as (
        select t.id, t.article, t.locale, """
          + WORDS.formatted("s.target")
          + """
        from review_segment s join translation t on t.id = s.translation_id
        where s.state <> 'OPEN' and t.state in ('IN_REVIEW', 'APPROVED', 'PUBLISHED')
          and (cast(:article as text) is null or t.article = :article)
          and (cast(:locale as text) is null or t.locale = :locale)
        group by t.id, t.article, t.locale
      ), marked as (
        select e.translation_id, """
          + COUNTS
          + """
        from quality_error e
        join review_segment s on s.translation_id = e.translation_id and s.index = e.index
        where e.withdrawn_at is null and e.target_sha256 = s.target_sha256 and s.state <> 'OPEN'
        group by e.translation_id
      )
      select v.id, v.article, v.locale, v.words, coalesce(m.neutral, 0) as neutral,
        coalesce(m.minor, 0) as minor, coalesce(m.major, 0) as major,
        coalesce(m.critical, 0) as critical
      from evaluated v left join marked m on m.translation_id = v.id
      order by v.article, v.locale, v.id
      """;

  private static final String ENGINES =
      """
      with drafted as (
        select v.origin_kind, v.origin_engine, v.origin_model, t.locale, count(*) as segments,
          count(*) filter (where s.version > 1) as edited,
          avg(case when s.version = 1 then 0 else d.distance::numeric / d.length end) as distance,
          """
          + WORDS.formatted("v.target")
          + """
        from target_version v
        join review_segment s on s.translation_id = v.translation_id and s.index = v.index
        join translation t on t.id = v.translation_id
        left join edit_distance d
          on d.translation_id = s.translation_id and d.index = s.index and d.version = s.version
        where v.version = 1 and v.reason = 'drafted' and v.origin_kind in ('ENGINE', 'MEMORY')
          and s.state <> 'OPEN' and (s.version = 1 or d.translation_id is not null)
          and (cast(:article as text) is null or t.article = :article)
          and (cast(:locale as text) is null or t.locale = :locale)
        group by v.origin_kind, v.origin_engine, v.origin_model, t.locale
      ), marked as (
        select v.origin_kind, v.origin_engine, v.origin_model, t.locale, """
          + COUNTS
          + """
        from quality_error e
        join target_version v
          on v.translation_id = e.translation_id and v.index = e.index and v.version = e.version
        join translation t on t.id = e.translation_id
        where e.withdrawn_at is null
          and (cast(:article as text) is null or t.article = :article)
        group by v.origin_kind, v.origin_engine, v.origin_model, t.locale
      )
      select d.origin_kind, d.origin_engine, d.origin_model, d.locale, d.segments, d.edited,
        d.distance, d.words, coalesce(m.neutral, 0) as neutral, coalesce(m.minor, 0) as minor,
        coalesce(m.major, 0) as major, coalesce(m.critical, 0) as critical
      from drafted d
      left join marked m on m.origin_kind = d.origin_kind and m.locale = d.locale
        and m.origin_engine is not distinct from d.origin_engine
        and m.origin_model is not distinct from d.origin_model
      order by d.origin_engine, d.origin_model, d.origin_kind, d.locale
      """;

  private static final String ERRORS =
      """
      select e.translation_id, e.index, t.article, t.locale, e.dimension, e.severity, e.note,
        e.marked_by, e.marked_at, v.origin_engine
      from quality_error e
      join translation t on t.id = e.translation_id
      join target_version v
        on v.translation_id = e.translation_id and v.index = e.index and v.version = e.version
      where e.withdrawn_at is null
        and (cast(:article as text) is null or t.article = :article)
        and (cast(:locale as text) is null or t.locale = :locale)
        and (cast(:engine as text) is null or v.origin_engine = :engine)
      order by e.id desc
      limit 200
      """;

  private static final String EDITS =
      """
      select s.translation_id, s.index, t.article, t.locale,
        d.distance::numeric / d.length as distance, v.target as draft, s.target
      from edit_distance d
      join review_segment s
        on s.translation_id = d.translation_id and s.index = d.index and s.version = d.version
      join target_version v
        on v.translation_id = s.translation_id and v.index = s.index and v.version = 1
      join translation t on t.id = s.translation_id
      where s.state <> 'OPEN'
        and (cast(:article as text) is null or t.article = :article)
        and (cast(:locale as text) is null or t.locale = :locale)
        and (cast(:engine as text) is null or v.origin_engine = :engine)
      order by distance desc, s.translation_id, s.index
      limit 200
      """;

  private final JdbcClient jdbc;

  QualityNumbers(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What to count; null for any. */
  public record Scope(@Nullable String article, @Nullable String locale, @Nullable String engine) {}

  /** A translation's number. */
  public record OfTranslation(long id, String article, String locale, Score score) {}

  /**
   * An engine's or a memory's number in a locale.
   *
   * @param segments that it drafted and somebody decided on
   * @param distance how far people moved its words on average, 0 to 1: edits by the longer's length
   */
  public record OfEngine(Name name, String locale, long segments, Edits edits, Score score) {}

  /** Whose words they are; {@code kind} is {@code memory} or {@code engine}. */
  public record Name(String kind, @Nullable String engine, @Nullable String model) {}

  /** Segments that people edited, and how far on average over all segments. */
  public record Edits(long segments, BigDecimal distance) {}

  /** A marked error in a list. */
  public record ListedError(
      long translation,
      int index,
      Edition edition,
      String dimension,
      String severity,
      String note,
      String by,
      Instant at) {}

  /** Which article in which locale. */
  public record Edition(String article, String locale) {}

  /** An edited segment in a list. */
  public record ListedEdit(
      long translation,
      int index,
      Edition edition,
      BigDecimal distance,
      String draft,
      String target) {}

  public List<OfTranslation> translations(Scope scope) {
    return in(TRANSLATIONS, scope)
        .query(
            (row, n) ->
                new OfTranslation(
                    row.getLong("id"),
                    row.getString("article"),
                    row.getString("locale"),
                    score(row)))
        .list();
  }

  public List<OfEngine> engines(Scope scope) {
    return in(ENGINES, scope)
        .query(
            (row, n) ->
                new OfEngine(
                    new Name(
                        row.getString("origin_kind").toLowerCase(java.util.Locale.ROOT),
                        row.getString("origin_engine"),
                        row.getString("origin_model")),
                    row.getString("locale"),
                    row.getLong("segments"),
                    new Edits(row.getLong("edited"), row.getBigDecimal("distance")),
                    score(row)))
        .list();
  }

  /** The latest 200. */
  public List<ListedError> errors(Scope scope) {
    return in(ERRORS, scope)
        .param("engine", scope.engine())
        .query(
            (row, n) ->
                new ListedError(
                    row.getLong("translation_id"),
                    row.getInt("index"),
                    edition(row),
                    row.getString("dimension"),
                    row.getString("severity"),
                    row.getString("note"),
                    row.getString("marked_by"),
                    row.getTimestamp("marked_at").toInstant()))
        .list();
  }

  /** The 200 that people moved the farthest. */
  public List<ListedEdit> edits(Scope scope) {
    return in(EDITS, scope)
        .param("engine", scope.engine())
        .query(
            (row, n) ->
                new ListedEdit(
                    row.getLong("translation_id"),
                    row.getInt("index"),
                    edition(row),
                    row.getBigDecimal("distance"),
                    row.getString("draft"),
                    row.getString("target")))
        .list();
  }

  private JdbcClient.StatementSpec in(String sql, Scope scope) {
    return jdbc.sql(sql).param("article", scope.article()).param("locale", scope.locale());
  }

  private static Edition edition(ResultSet row) throws SQLException {
    return new Edition(row.getString("article"), row.getString("locale"));
  }

  private static Score score(ResultSet row) throws SQLException {
    return new Score(
        row.getLong("words"),
        new Score.Errors(
            row.getLong("neutral"),
            row.getLong("minor"),
            row.getLong("major"),
            row.getLong("critical")));
  }
}

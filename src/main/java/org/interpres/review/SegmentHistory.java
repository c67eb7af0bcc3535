package org.interpres.review;

import java.time.Instant;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Origin;
import org.interpres.article.Translation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** How a segment's words came to be, and how its sentence is said in other locales. */
@Service
public class SegmentHistory {

  private static final String VERSIONS =
      """
      select v.version, v.target, v.origin_kind, v.origin_engine, v.origin_model, v.origin_score,
        v.written_by, v.written_at, v.reason
      from target_version v
      where v.translation_id = :id and v.index = :index
      order by v.version
      """;

  /** The latest translation of each locale alone: what is superseded says nothing of now. */
  private static final String ELSEWHERE =
      """
      select distinct on (t.locale) t.locale, t.id, s.index, s.target, s.state
      from review_segment s
      join translation t on t.id = s.translation_id
      where s.source_sha256 = :source and t.article = :article and t.locale <> :locale
        and t.state <> 'SUPERSEDED'
      order by t.locale, t.id desc, s.index
      """;

  private final JdbcClient jdbc;

  SegmentHistory(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A version of a target.
   *
   * @param reason {@code drafted}, {@code carried} or {@code edited}
   */
  public record Version(
      int number, String target, Origin origin, String by, Instant at, String reason) {}

  /** The same sentence in another locale, in its latest translation. */
  public record Elsewhere(
      LocaleTag locale, long translation, int index, String target, SegmentState state) {}

  /** Every version, the oldest first. */
  public List<Version> versions(long translation, int index) {
    return jdbc.sql(VERSIONS)
        .param("id", translation)
        .param("index", index)
        .query(
            (row, n) ->
                new Version(
                    row.getInt("version"),
                    row.getString("target"),
                    StoredReviews.origin(row),
                    row.getString("written_by"),
                    row.getTimestamp("written_at").toInstant(),
                    row.getString("reason")))
        .list();
  }

  public List<Elsewhere> elsewhere(Translation translation, ReviewedSegment segment) {
    return jdbc.sql(ELSEWHERE)
        .param("source", segment.segment().sourceHash().hex())
        .param("article", translation.article().value())
        .param("locale", translation.locale().value())
        .query(
            (row, n) ->
                new Elsewhere(
                    LocaleTag.parse(row.getString("locale")),
                    row.getLong("id"),
                    row.getInt("index"),
                    row.getString("target"),
                    SegmentState.valueOf(row.getString("state"))))
        .list();
  }
}

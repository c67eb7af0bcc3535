package org.interpres.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The findings that {@link FindingCounts} counts, one by one. */
@Repository
public class ArticleFindings {

  /** So many at once; who wants the others names a check or a locale. */
  public static final int MOST = 500;

  private static final String LISTED =
      """
      select f.check_id, f.severity, f.message, f.phrase, t.locale, t.id, s.index, w.reason
      from translation t
      join review_segment s on s.translation_id = t.id
      join finding f
        on f.translation_id = s.translation_id and f.index = s.index and f.version = s.version
      left join waiver w
        on w.translation_id = s.translation_id and w.index = s.index
          and w.fingerprint = f.fingerprint
          and w.source_sha256 = s.source_sha256 and w.target_sha256 = s.target_sha256
      where t.article = :article and t.state not in ('SUPERSEDED', 'FAILED')
        and (:check::text is null or f.check_id = :check)
        and (:locale::text is null or t.locale = :locale)
        and (:only = 'ALL'
          or (:only = 'CRITICAL' and f.severity = 'critical')
          or (:only = 'WAIVED' and w.id is not null))
      order by t.locale, t.id, s.index, f.id
      limit :most
      """;

  private final JdbcClient database;

  ArticleFindings(JdbcClient database) {
    this.database = database;
  }

  /** Which of them, as the numbers of the article's page count them. */
  public enum Only {
    ALL,
    CRITICAL,
    WAIVED
  }

  /**
   * What is asked for.
   *
   * @param check the id of one, null for all
   * @param locale null for all
   */
  public record Sought(@Nullable String check, @Nullable LocaleTag locale, Only only) {}

  /**
   * A finding on the words that stand now.
   *
   * @param reason why somebody lets it stand, null where nobody does
   */
  public record Listed(
      Place place,
      String check,
      String severity,
      NotedFinding.Said said,
      @Nullable String reason) {}

  /** The segment that it is about. */
  public record Place(long translation, LocaleTag locale, int segment) {}

  /** By locale, then as they stand in the text; at most {@link #MOST}. */
  public List<Listed> of(Slug article, Sought sought) {
    return database
        .sql(LISTED)
        .param("article", article.value())
        .param("check", sought.check())
        .param("locale", sought.locale() == null ? null : sought.locale().value())
        .param("only", sought.only().name())
        .param("most", MOST)
        .query((row, number) -> listed(row))
        .list();
  }

  private static Listed listed(ResultSet row) throws SQLException {
    return new Listed(
        new Place(row.getLong("id"), new LocaleTag(row.getString("locale")), row.getInt("index")),
        row.getString("check_id"),
        row.getString("severity"),
        new NotedFinding.Said(row.getString("message"), StoredPhrase.read(row.getString("phrase"))),
        row.getString("reason"));
  }
}

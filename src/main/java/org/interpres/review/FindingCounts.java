package org.interpres.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Slug;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How many findings each check has on the words that stand now in an article's translations, and
 * how many of them somebody waived: a check that is waived again and again cries wolf.
 */
@Repository
public class FindingCounts {

  private static final String COUNTS =
      """
      select f.check_id, t.locale, t.id,
        count(*) as found,
        count(*) filter (where f.severity = 'critical') as critical,
        count(w.id) as waived
      from translation t
      join review_segment s on s.translation_id = t.id
      join finding f
        on f.translation_id = s.translation_id and f.index = s.index and f.version = s.version
      left join waiver w
        on w.translation_id = s.translation_id and w.index = s.index
          and w.fingerprint = f.fingerprint
          and w.source_sha256 = s.source_sha256 and w.target_sha256 = s.target_sha256
      where t.article = :article and t.state not in ('SUPERSEDED', 'FAILED')
      group by f.check_id, t.locale, t.id
      order by f.check_id, t.locale, t.id
      """;

  private final JdbcClient database;

  FindingCounts(JdbcClient database) {
    this.database = database;
  }

  /**
   * Those of a check in a translation.
   *
   * @param critical how many of {@code found} block approval until they are resolved or waived
   */
  public record Count(
      String check, LocaleTag locale, long translation, int found, int critical, int waived) {}

  /** By check, then locale. */
  public List<Count> of(Slug article) {
    return database
        .sql(COUNTS)
        .param("article", article.value())
        .query((row, number) -> count(row))
        .list();
  }

  private static Count count(ResultSet row) throws SQLException {
    return new Count(
        row.getString("check_id"),
        new LocaleTag(row.getString("locale")),
        row.getLong("id"),
        row.getInt("found"),
        row.getInt("critical"),
        row.getInt("waived"));
  }
}

package org.interpres.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * How far people moved the words of engines and memories: the Levenshtein distance in code points
 * between a draft and the words that were decided on. A pair of versions is measured once, when it
 * is decided on; a sweep finds what was carried over or decided before that.
 */
@Service
public class EditDistances {

  /** By one sweep: a second of work where all are long. */
  private static final int AT_ONCE = 200;

  private static final String UNMEASURED =
      """
      select s.translation_id, s.index, s.version, v.target as draft, s.target
      from review_segment s
      join target_version v
        on v.translation_id = s.translation_id and v.index = s.index and v.version = 1
      left join edit_distance d
        on d.translation_id = s.translation_id and d.index = s.index and d.version = s.version
      where s.version > 1 and s.state <> 'OPEN' and d.translation_id is null
        and v.reason = 'drafted' and v.origin_kind in ('ENGINE', 'MEMORY')
      """;

  private static final String ANY =
      UNMEASURED
          + """
      order by s.translation_id, s.index
      limit :most
      """;

  private static final String DECIDED =
      UNMEASURED + "  and s.translation_id = :id and s.index = any(:indexes)";

  private static final String STORE =
      """
      insert into edit_distance (translation_id, index, version, distance, length)
      select *
      from unnest(:ids::bigint[], :indexes::integer[], :versions::integer[], :distances::integer[],
        :lengths::integer[])
      on conflict do nothing
      """;

  private final JdbcClient jdbc;

  EditDistances(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Pair(long translation, int index, int version, int[] draft, int[] target) {}

  /** Measures some of what was decided and is not measured yet. */
  public void measure() {
    store(jdbc.sql(ANY).param("most", AT_ONCE).query((row, n) -> pair(row)).list());
  }

  /** Measures what was just decided on; nothing where nobody edited it. */
  void decided(long id, List<ReviewedSegment> decided) {
    Integer[] edited =
        decided.stream()
            .filter(segment -> segment.words().version() > 1)
            .map(ReviewedSegment::index)
            .toArray(Integer[]::new);
    if (edited.length > 0) {
      store(
          jdbc.sql(DECIDED)
              .param("id", id)
              .param("indexes", edited)
              .query((row, n) -> pair(row))
              .list());
    }
  }

  private static Pair pair(ResultSet row) throws SQLException {
    return new Pair(
        row.getLong("translation_id"),
        row.getInt("index"),
        row.getInt("version"),
        row.getString("draft").codePoints().toArray(),
        row.getString("target").codePoints().toArray());
  }

  private void store(List<Pair> pairs) {
    if (pairs.isEmpty()) {
      return;
    }
    jdbc.sql(STORE)
        .param("ids", pairs.stream().map(Pair::translation).toArray(Long[]::new))
        .param("indexes", pairs.stream().map(Pair::index).toArray(Integer[]::new))
        .param("versions", pairs.stream().map(Pair::version).toArray(Integer[]::new))
        .param(
            "distances",
            pairs.stream()
                .map(pair -> between(pair.draft(), pair.target()))
                .toArray(Integer[]::new))
        .param(
            "lengths",
            pairs.stream()
                .map(pair -> Math.max(pair.draft().length, pair.target().length))
                .toArray(Integer[]::new))
        .update();
  }

  /**
   * The fewest insertions, deletions and replacements of a code point that lead from one to other.
   */
  static int between(int[] from, int[] to) {
    int[] before = new int[to.length + 1];
    for (int j = 0; j <= to.length; j++) {
      before[j] = j;
    }
    for (int i = 1; i <= from.length; i++) {
      int[] now = new int[to.length + 1];
      now[0] = i;
      for (int j = 1; j <= to.length; j++) {
        int replaced = before[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
        now[j] = Math.min(replaced, Math.min(before[j], now[j - 1]) + 1);
      }
      before = now;
    }
    return before[to.length];
  }
}

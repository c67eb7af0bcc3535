package org.interpres.review;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * How far people moved the words of engines and memories: the Levenshtein distance in code points
 * between a draft and the words that were decided on. A pair of versions is measured once.
 */
@Service
public class EditDistances {

  /**
   * At once, so that a page that is asked for the first time answers; the rest is measured next.
   */
  private static final int AT_ONCE = 2000;

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
      order by s.translation_id, s.index
      limit :most
      """;

  private static final String STORE =
      """
      insert into edit_distance (translation_id, index, version, distance, length)
      values (:id, :index, :version, :distance, :length)
      on conflict do nothing
      """;

  private final JdbcClient jdbc;

  EditDistances(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Pair(long translation, int index, int version, String draft, String target) {}

  /** Measures what was decided since it was last asked. */
  public void measure() {
    List<Pair> pairs =
        jdbc.sql(UNMEASURED)
            .param("most", AT_ONCE)
            .query(
                (row, n) ->
                    new Pair(
                        row.getLong("translation_id"),
                        row.getInt("index"),
                        row.getInt("version"),
                        row.getString("draft"),
                        row.getString("target")))
            .list();
    for (Pair pair : pairs) {
      int[] draft = pair.draft().codePoints().toArray();
      int[] target = pair.target().codePoints().toArray();
      jdbc.sql(STORE)
          .param("id", pair.translation())
          .param("index", pair.index())
          .param("version", pair.version())
          .param("distance", between(draft, target))
          .param("length", Math.max(draft.length, target.length))
          .update();
    }
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

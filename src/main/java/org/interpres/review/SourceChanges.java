package org.interpres.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what the segments of a review were in the review before: one query a translation. */
@Repository
class SourceChanges {

  private static final String SELECT =
      """
      select c.index, c.kind, c.moved, c.previous_translation, p.index as previous_index, s.source,
        v.target,
        cardinality(r.steps) <= (
          select count(distinct d.step)
          from decision d
          where d.translation_id = c.previous_translation and d.index = p.index
            and d.version = p.version and d.verdict = 'approve' and d.voided_at is null)
          + cardinality(b.skips) as approved
      from segment_change c
      join review r on r.translation_id = c.previous_translation
      join translation t on t.id = c.previous_translation
      cross join lateral unnest(c.previous_indexes, c.previous_versions) with ordinality
        as p (index, version, place)
      join segment s on s.revision_id = t.revision_id and s.index = p.index
      join review_segment b on b.translation_id = c.previous_translation and b.index = p.index
      join target_version v
        on v.translation_id = c.previous_translation and v.index = p.index and v.version = p.version
      where c.translation_id = :id and (c.kind <> 'same' or c.moved)
      order by c.index, p.place
      """;

  private final JdbcClient jdbc;

  SourceChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Row(
      int index, SourceChange.Kind kind, boolean moved, SourceChange.Earlier earlier) {}

  /** By index; those that are new, and those that are as they were, are missing. */
  Map<Integer, SourceChange> of(long translation) {
    Map<Integer, SourceChange> changes = new TreeMap<>();
    for (Row row : jdbc.sql(SELECT).param("id", translation).query(SourceChanges::row).list()) {
      List<SourceChange.Earlier> earlier = new ArrayList<>();
      SourceChange known = changes.get(row.index());
      if (known != null) {
        earlier.addAll(known.earlier());
      }
      earlier.add(row.earlier());
      changes.put(row.index(), new SourceChange(row.kind(), row.moved(), earlier));
    }
    return changes;
  }

  private static Row row(ResultSet row, int number) throws SQLException {
    return new Row(
        row.getInt("index"),
        SourceChange.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
        row.getBoolean("moved"),
        new SourceChange.Earlier(
            row.getLong("previous_translation"),
            row.getInt("previous_index"),
            row.getString("source"),
            row.getString("target"),
            row.getBoolean("approved")));
  }
}

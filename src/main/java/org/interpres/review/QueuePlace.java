package org.interpres.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interpres.article.Refusal;

/**
 * Where a translation stands in the queue; a page ends at one, and its cursor is that one.
 *
 * @param rank of the state, 0 the most urgent
 * @param ease 0 with open critical findings and undecided critical segments, 3 with neither
 */
record QueuePlace(int rank, Instant dueAt, int ease, Instant since, long id) {

  private static final Pattern CURSOR =
      Pattern.compile("([0-9])\\.([0-9]{1,18})\\.([0-9])\\.([0-9]{1,18})\\.([0-9]{1,18})");

  static QueuePlace of(ResultSet row) throws SQLException {
    return new QueuePlace(
        row.getInt("rank"),
        row.getTimestamp("due_at").toInstant(),
        row.getInt("ease"),
        row.getTimestamp("since").toInstant(),
        row.getLong("id"));
  }

  /**
   * @throws Refusal MALFORMED {@code malformed-cursor}
   */
  static QueuePlace parse(String cursor) {
    Matcher parts = CURSOR.matcher(cursor);
    if (!parts.matches()) {
      throw new Refusal(
          Refusal.Kind.MALFORMED,
          "malformed-cursor",
          "The cursor is not one that a list answered as “next”.");
    }
    return new QueuePlace(
        Integer.parseInt(parts.group(1)),
        instant(parts.group(2)),
        Integer.parseInt(parts.group(3)),
        instant(parts.group(4)),
        Long.parseLong(parts.group(5)));
  }

  String cursor() {
    return rank + "." + micros(dueAt) + "." + ease + "." + micros(since) + "." + id;
  }

  /** The parameters of “after this place”. */
  void into(Map<String, Object> values) {
    values.put("rank", rank);
    values.put("dueAt", Timestamp.from(dueAt));
    values.put("ease", ease);
    values.put("since", Timestamp.from(since));
    values.put("id", id);
  }

  private static long micros(Instant at) {
    return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
  }

  private static Instant instant(String micros) {
    long all = Long.parseLong(micros);
    return Instant.ofEpochSecond(all / 1_000_000, all % 1_000_000 * 1_000);
  }
}

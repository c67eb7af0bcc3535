package org.interpres.translate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import org.interpres.article.LocaleTag;
import org.interpres.translate.Question.Pair;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a glossary that Interpres keeps at a vendor, or wants there.
 *
 * @param vendorId null unless it is ready
 * @param operation by which the vendor makes it; null where it does not, or has not said
 * @param note may be empty
 */
record GlossaryRow(
    long id,
    Key key,
    State state,
    @Nullable String vendorId,
    @Nullable String operation,
    String note,
    int failures,
    Times at) {

  /** Whether it is there, in one word. */
  enum State {
    /** It is about to be made, or the vendor is making it. */
    WANTED,
    READY,
    /** The vendor takes none for these languages. */
    REFUSED,
    FAILED
  }

  /** Which one. */
  record Key(String engine, Pair pair, String version) {}

  /**
   * @param made null where it was not
   */
  record Times(Instant leaseUntil, Instant retry, @Nullable Instant made, Instant used) {}

  boolean leased(Instant now) {
    return at.leaseUntil().isAfter(now);
  }

  /** Whether the vendor is making it, as far as is known. */
  boolean pending() {
    return state == State.WANTED && !note.isEmpty();
  }

  static GlossaryRow read(ResultSet row, int number) throws SQLException {
    Timestamp made = row.getTimestamp("made_at");
    return new GlossaryRow(
        row.getLong("id"),
        new Key(
            row.getString("engine"),
            new Pair(
                new LocaleTag(row.getString("source_locale")),
                new LocaleTag(row.getString("target_locale"))),
            row.getString("version")),
        State.valueOf(row.getString("state")),
        row.getString("vendor_id"),
        row.getString("operation"),
        row.getString("note"),
        row.getInt("failures"),
        new Times(
            row.getTimestamp("lease_until").toInstant(),
            row.getTimestamp("retry_at").toInstant(),
            made == null ? null : made.toInstant(),
            row.getTimestamp("used_at").toInstant()));
  }
}

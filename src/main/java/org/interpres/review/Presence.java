package org.interpres.review;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.interpres.identity.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who has a translation on the screen. It is a courtesy: nothing is locked by it, and what keeps
 * two people from overwriting each other is the version that each act names.
 */
@Service
public class Presence {

  /** Pages report every 10 s; who has missed three reports is gone. */
  static final Duration COUNTS = Duration.ofSeconds(35);

  private static final String REPORT =
      """
      insert into presence (translation_id, account, segment, seen_at)
      values (:id, :account, :segment, :now)
      on conflict (translation_id, account) do update
      set segment = excluded.segment, seen_at = excluded.seen_at
      """;

  private static final String OTHERS =
      """
      select p.account, a.display_name, p.segment
      from presence p join account a on a.name = p.account
      where p.translation_id = :id and p.account <> :account and p.seen_at > :since
      order by p.account
      """;

  private static final String STAMPS =
      """
      select version || ':' || state
      from review_segment
      where translation_id = :id
      order by index
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  Presence(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * Somebody else who is there.
   *
   * @param segment where they are, null where they have none in focus
   */
  public record Other(String account, String name, @Nullable Integer segment) {}

  /**
   * Reports who is where, and says who else is there; the last report of each counts.
   *
   * @param translation one that exists
   */
  public List<Other> report(Actor actor, long translation, @Nullable Integer segment) {
    Instant now = clock.instant();
    jdbc.sql(REPORT)
        .param("id", translation)
        .param("account", actor.name())
        .param("segment", segment)
        .param("now", Timestamp.from(now))
        .update();
    return jdbc.sql(OTHERS)
        .param("id", translation)
        .param("account", actor.name())
        .param("since", Timestamp.from(now.minus(COUNTS)))
        .query(
            (row, n) ->
                new Other(
                    row.getString("account"),
                    row.getString("display_name"),
                    row.getObject("segment", Integer.class)))
        .list();
  }

  /** For each segment in order a text that changes with its words and its state. */
  public List<String> stamps(long translation) {
    return jdbc.sql(STAMPS).param("id", translation).query(String.class).list();
  }

  /** The same for one segment, as {@link #stamps} has it. */
  public static String stamp(ReviewedSegment segment) {
    return segment.words().version() + ":" + segment.state().name();
  }
}

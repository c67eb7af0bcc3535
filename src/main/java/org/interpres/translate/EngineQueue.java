package org.interpres.translate;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.interpres.article.InlineToken;
import org.interpres.article.LocaleTag;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The sentences that wait for an engine: what {@link EngineHealth} counts. */
@Component
public class EngineQueue {

  private static final String WAITING =
      """
      select q.id, q.source_locale, q.target_locale, q.source, q.asked_at, q.tries,
        q.lease_until > :now as under_way,
        array(
          select distinct t.article
          from asker a join translation t on t.id = a.translation_id
          where a.question_id = q.id
          order by t.article limit 5) as articles
      from question q
      where q.engine = :engine and q.answered_at is null and q.stuck is null and q.id > :after
      order by q.id
      limit :limit
      """;

  /**
   * @param text without tags
   * @param tries calls of the engine that brought nothing
   * @param underWay whether a call has it now
   * @param articles that wait for it, five at most; empty where none does any more
   */
  public record Waiting(
      long id,
      LocaleTag source,
      LocaleTag target,
      String text,
      Instant since,
      int tries,
      boolean underWay,
      List<String> articles) {}

  private final JdbcClient jdbc;
  private final Clock clock;

  EngineQueue(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * In the order in which they will be asked.
   *
   * @param after only those with a larger id
   */
  public List<Waiting> of(String engine, long after, int limit) {
    return jdbc.sql(WAITING)
        .param("engine", engine)
        .param("after", after)
        .param("limit", limit)
        .param("now", Timestamp.from(clock.instant()))
        .query(
            (row, n) ->
                new Waiting(
                    row.getLong("id"),
                    new LocaleTag(row.getString("source_locale")),
                    new LocaleTag(row.getString("target_locale")),
                    InlineToken.plain(row.getString("source")),
                    row.getTimestamp("asked_at").toInstant(),
                    row.getInt("tries"),
                    row.getBoolean("under_way"),
                    List.of((String[]) row.getArray("articles").getArray())))
        .list();
  }
}

package org.interpres.publish;

import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a target has not been told of yet: the events since the one that it was told of last, of an
 * article's locale the latest. Each process may note it; one at a time does, by target.
 */
final class DeliveryBacklog {

  private static final String ADD_TARGET =
      """
      insert into delivery_target (name, cursor)
      values (:target, 0)
      on conflict do nothing
      """;

  private static final String LOCK_BEHIND =
      """
      select cursor
      from delivery_target
      where name = :target and cursor < :last
      for update
      """;

  /** Only what changes a file: superseding says nothing that publishing does not say too. */
  private static final String ENQUEUE =
      """
      insert into delivery (target, article, locale, wanted, state, next_at)
      select :target, article, locale, cursor, 'PENDING', :now
      from (
        select distinct on (article, locale) article, locale, cursor
        from publication_event
        where cursor > :after and cursor <= :last and type in ('published', 'recalled')
        order by article, locale, cursor desc) latest
      order by cursor
      on conflict (target, article, locale) do update
      set wanted = excluded.wanted, state = 'PENDING', attempts = 0, next_at = excluded.next_at,
        failure = null
      """;

  private final JdbcClient jdbc;

  DeliveryBacklog(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Makes a delivery of each change that has come since; in the caller's transaction.
   *
   * @param last the latest event's cursor
   */
  void note(String target, long last, Timestamp now) {
    jdbc.sql(ADD_TARGET).param("target", target).update();
    jdbc.sql(LOCK_BEHIND)
        .param("target", target)
        .param("last", last)
        .query(Long.class)
        .optional()
        .ifPresent(after -> enqueue(target, after, last, now));
  }

  private void enqueue(String target, long after, long last, Timestamp now) {
    jdbc.sql(ENQUEUE)
        .param("target", target)
        .param("after", after)
        .param("last", last)
        .param("now", now)
        .update();
    jdbc.sql("update delivery_target set cursor = :last where name = :target")
        .param("last", last)
        .param("target", target)
        .update();
  }
}

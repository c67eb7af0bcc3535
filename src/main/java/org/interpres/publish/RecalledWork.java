package org.interpres.publish;

import java.util.List;
import java.util.Set;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Translations whose publications were recalled and that still count as published: a route returns
 * each to review with the cause, so that somebody mends it.
 */
@Repository("recalledWork")
public class RecalledWork {

  private static final String STILL_PUBLISHED =
      """
      select t.id, r.recalled_by, r.reason
      from recall r
      join publication p on p.id = r.publication_id
      join translation t on t.id = p.translation_id and t.locale = p.locale
      where t.state = 'PUBLISHED'
        and not exists (
          select from publication other
          where other.translation_id = t.id and other.locale = t.locale
            and not exists (select from recall x where x.publication_id = other.id))
      order by r.recalled_at
      limit 500
      """;

  private final JdbcClient jdbc;

  RecalledWork(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A translation, who recalled it, and why. */
  public record Item(long translation, Actor actor, String reason) {}

  /** Those that wait longest first. */
  public List<Item> items() {
    return jdbc
        .sql(STILL_PUBLISHED)
        .query(
            (row, n) ->
                new Item(
                    row.getLong("id"),
                    new Actor(row.getString("recalled_by"), Set.of(Role.LOCALIZER)),
                    "Recalled: " + row.getString("reason")))
        .list()
        .stream()
        .collect(
            java.util.stream.Collectors.toMap(
                Item::translation,
                item -> item,
                (first, second) -> first,
                java.util.LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }
}

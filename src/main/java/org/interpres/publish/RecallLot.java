package org.interpres.publish;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.interpres.article.Slug;
import org.interpres.audit.AuditEvent;
import org.interpres.audit.AuditTrail;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Takes some hundred articles' publications back in a few statements, in the caller's transaction.
 */
final class RecallLot {

  /** As {@code Articles.lock} does, in one order for everybody. */
  private static final String LOCK =
      """
      select count(pg_advisory_xact_lock(hashtextextended('article ' || slug, 0)))
      from (select slug from unnest(:slugs) slug order by slug) ordered
      """;

  private static final String RECALL =
      """
      insert into recall (publication_id, reason, recalled_by, recalled_at, replaced_by)
      select p.id, :reason, :by, :at, '/publications/' || p.article || '/' || :instead || '.html'
      from publication p
      join unnest(:slugs, :locales) chosen (article, locale)
        on chosen.article = p.article and chosen.locale = p.locale
      where not exists (select from recall r where r.publication_id = p.id)
      returning publication_id
      """;

  private static final String TOLD =
      """
      select p.article, p.locale, p.version
      from publication p
      where p.id = any (:ids)
      order by p.article, p.locale, p.version
      """;

  private static final String EVENTS =
      """
      insert into publication_event (type, article, locale, version, at)
      select 'recalled', p.article, p.locale, p.version, :at
      from publication p
      where p.id = any (:ids)
      order by p.article, p.locale, p.version
      """;

  private final JdbcClient jdbc;
  private final AuditTrail audit;

  RecallLot(JdbcClient jdbc, AuditTrail audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  /**
   * Recalls all versions of each chosen locale that are out.
   *
   * @return how many
   */
  int take(List<BulkRecall.Chosen> lot, Recalls.Cause cause, Instant now) {
    String[] slugs = BulkRecall.slugs(lot);
    String[] locales = BulkRecall.locales(lot);
    String[] distinct = new TreeSet<>(List.of(slugs)).toArray(String[]::new);
    jdbc.sql(LOCK).param("slugs", distinct).query(Long.class).single();
    Long[] ids =
        jdbc.sql(RECALL)
            .param("reason", cause.reason())
            .param("by", cause.by())
            .param("instead", cause.instead(), Types.VARCHAR)
            .param("at", Timestamp.from(now))
            .param("slugs", slugs)
            .param("locales", locales)
            .query(Long.class)
            .list()
            .toArray(Long[]::new);
    trace(ids, cause);
    jdbc.sql(EVENTS).param("ids", ids).param("at", Timestamp.from(now)).update();
    return ids.length;
  }

  /** An entry an article, in its own chain, with all that was taken back of it. */
  private void trace(Long[] ids, Recalls.Cause cause) {
    Map<String, List<String>> versions = new TreeMap<>();
    jdbc.sql(TOLD)
        .param("ids", ids)
        .query(
            row -> {
              versions
                  .computeIfAbsent(row.getString("article"), slug -> new ArrayList<>())
                  .add(row.getString("locale") + " " + row.getInt("version"));
            });
    versions.forEach(
        (slug, taken) ->
            audit.record(
                AuditEvent.of(
                    cause.by(),
                    "publication-recalled",
                    new Slug(slug),
                    Map.of(
                        "versions", String.join(", ", taken),
                        "replaced-by", String.valueOf(cause.instead()),
                        "reason", cause.reason()))));
  }
}

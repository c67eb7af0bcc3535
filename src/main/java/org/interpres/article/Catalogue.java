package org.interpres.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The articles at a glance: two queries a page, however many translations there are. */
@Repository
public class Catalogue {

  private static final String ARTICLES =
      """
      select a.slug, r.locale, r.number, r.title, r.created_at
      from article a
      join lateral (
        select locale, number, document #>> '{units,0,text}' as title, created_at
        from revision
        where article = a.slug
        order by number desc
        limit 1) r on true
      where a.slug > :after
      order by a.slug
      limit :limit
      """;

  private static final String TRANSLATIONS =
      """
      select t.id, t.article, t.revision_id, r.number, r.locale as source, t.locale, t.state, t.version
      from translation t join revision r on r.id = t.revision_id
      where t.article = any (:articles) and t.state <> 'SUPERSEDED'
      order by t.article, t.locale, r.number desc
      """;

  private final JdbcClient jdbc;

  Catalogue(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An article in its latest revision.
   *
   * @param title in its own language, without tags
   * @param translations those that no later one has replaced, by locale
   */
  public record Entry(Slug article, Source source, String title, List<Translation> translations) {
    public Entry {
      translations = List.copyOf(translations);
    }
  }

  /** The latest revision. */
  public record Source(LocaleTag locale, int revision, Instant createdAt) {}

  /**
   * In the order of slugs.
   *
   * @param after only those greater, the empty string for the start
   */
  public List<Entry> list(String after, int limit) {
    List<Entry> entries =
        jdbc.sql(ARTICLES)
            .param("after", after)
            .param("limit", limit)
            .query((row, number) -> entry(row))
            .list();
    Map<Slug, List<Translation>> translations = new HashMap<>();
    jdbc.sql(TRANSLATIONS)
        .param("articles", entries.stream().map(e -> e.article().value()).toArray(String[]::new))
        .query(JdbcTranslations::translation)
        .list()
        .forEach(t -> translations.computeIfAbsent(t.article(), slug -> new ArrayList<>()).add(t));
    return entries.stream()
        .map(
            entry ->
                new Entry(
                    entry.article(),
                    entry.source(),
                    entry.title(),
                    translations.getOrDefault(entry.article(), List.of())))
        .toList();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new Slug(row.getString("slug")),
        new Source(
            new LocaleTag(row.getString("locale")),
            row.getInt("number"),
            row.getTimestamp("created_at").toInstant()),
        InlineToken.plain(row.getString("title")),
        List.of());
  }
}

package org.interpres.publish;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Slug;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is out of all articles, for people to look through. */
@Repository
public class PublishedList {

  private static final String OUT =
      """
      select newest.article, newest.locale, newest.version, newest.title, newest.published_at
      from (
        select distinct on (article, locale) id, article, locale, version, title, published_at
        from publication
        where article in (
          select slug from article
          where slug > :after and exists (select from publication p where p.article = slug)
          order by slug
          limit :limit)
        order by article, locale, version desc) newest
      where not exists (select from recall r where r.publication_id = newest.id)
      order by newest.article, newest.locale
      """;

  /** Where each part of so many published articles begins. */
  private static final String PARTS =
      """
      select slug
      from (
        select slug, row_number() over (order by slug) as position
        from article
        where exists (select from publication p where p.article = slug)) published
      where position % :articles = 0
      order by slug
      """;

  private final JdbcClient jdbc;

  PublishedList(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The version of a locale that is out now. */
  public record Item(
      Slug article, LocaleTag locale, int version, String title, Instant publishedAt) {}

  /**
   * By article and locale; what was recalled is not in it.
   *
   * @param after only articles whose slug is greater, the empty string for the start
   * @param articles at most so many, with all their locales
   */
  public List<Item> out(String after, int articles) {
    return jdbc.sql(OUT)
        .param("after", after)
        .param("limit", articles)
        .query(
            (row, number) ->
                new Item(
                    new Slug(row.getString("article")),
                    new LocaleTag(row.getString("locale")),
                    row.getInt("version"),
                    row.getString("title"),
                    row.getTimestamp("published_at").toInstant()))
        .list();
  }

  /**
   * What {@link #out} is to be called with to read all of it in parts.
   *
   * @param articles of a part
   */
  public List<String> parts(int articles) {
    List<String> parts = new ArrayList<>();
    parts.add("");
    parts.addAll(jdbc.sql(PARTS).param("articles", articles).query(String.class).list());
    return parts;
  }
}

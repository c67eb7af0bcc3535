package org.interpres.publish;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.interpres.article.LocaleTag;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.interpres.publish.Publication.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is out. Bytes never change and stay in memory; which version is current, and whether it was
 * recalled, is asked of the database each time, so a recall holds from its commit on, in every
 * process. Safe for use by many threads and processes.
 */
@Repository("publicationRows")
public class Publications {

  private static final String COLUMNS =
      """
      select p.id, p.article, p.locale, p.version, p.title, p.html_sha256, p.json_sha256,
        p.jws_sha256, p.published_at, r.reason, r.recalled_at, r.replaced_by,
        c.since
      from publication p left join recall r on r.publication_id = p.id
        left join revision_check c on c.publication_id = p.id
      """;

  /** The last version of each locale, by steps along the unique index: few rows, however many. */
  private static final String CURRENT_OF_ARTICLE =
      """
      with recursive newest as (
        (select id, locale from publication where article = :article
          order by locale desc, version desc limit 1)
        union all
        select next.id, next.locale from newest, lateral (
          select id, locale from publication
          where article = :article and locale < newest.locale
          order by locale desc, version desc limit 1) next)
      """
          + COLUMNS
          + "where p.id in (select id from newest) order by p.locale";

  /** Bytes kept in memory at most. */
  private static final long CACHED_BYTES = 64L << 20;

  private record File(long publication, Form form) {}

  private final JdbcClient jdbc;
  private final Cache<File, byte[]> cache =
      Caffeine.newBuilder()
          .maximumWeight(CACHED_BYTES)
          .weigher((File file, byte[] bytes) -> bytes.length)
          .build();

  Publications(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The last version of each locale, recalled ones included, by locale; empty: never published. */
  public List<Publication> current(Slug article) {
    return jdbc.sql(CURRENT_OF_ARTICLE)
        .param("article", article.value())
        .query(Publications::publication)
        .list();
  }

  /** The locale that an article is written in; null where there is no such article. */
  public @Nullable LocaleTag sourceLocale(Slug article) {
    return jdbc.sql("select locale from article where slug = :article")
        .param("article", article.value())
        .query((row, n) -> new LocaleTag(row.getString("locale")))
        .optional()
        .orElse(null);
  }

  /** A version, recalled or not. */
  public Optional<Publication> version(Slug article, LocaleTag locale, int version) {
    return jdbc.sql(
            COLUMNS + "where p.article = :article and p.locale = :locale and p.version = :version")
        .param("article", article.value())
        .param("locale", locale.value())
        .param("version", version)
        .query(Publications::publication)
        .optional();
  }

  /** All versions of a locale, the latest first. */
  public List<Publication> versions(Slug article, LocaleTag locale) {
    return jdbc.sql(
            COLUMNS + "where p.article = :article and p.locale = :locale order by p.version desc")
        .param("article", article.value())
        .param("locale", locale.value())
        .query(Publications::publication)
        .list();
  }

  /** A row that exists. */
  Publication find(long id) {
    return jdbc.sql(COLUMNS + "where p.id = :id")
        .param("id", id)
        .query(Publications::publication)
        .single();
  }

  /** The publication that an approval has made, if it has. */
  Optional<Publication> of(long translation, Sha256 approval) {
    return jdbc.sql(
            COLUMNS
                + "where p.translation_id = :translation and p.approval_sha256 = :approval"
                + " and p.restored_from is null")
        .param("translation", translation)
        .param("approval", approval.hex())
        .query(Publications::publication)
        .optional();
  }

  /** A file's bytes as they were signed; not to be changed. */
  public byte[] bytes(Publication publication, Form form) {
    File file = new File(publication.id(), form);
    byte[] cached = cache.getIfPresent(file);
    if (cached != null) {
      return cached;
    }
    String column = form == Form.JWS ? "convert_to(jws, 'UTF8')" : form.extension();
    byte[] read =
        jdbc.sql("select " + column + " from publication where id = :id")
            .param("id", publication.id())
            .query(byte[].class)
            .single();
    cache.put(file, read);
    return read;
  }

  private static Publication publication(ResultSet row, int number) throws SQLException {
    return new Publication(
        row.getLong("id"),
        new Slug(row.getString("article")),
        new LocaleTag(row.getString("locale")),
        row.getInt("version"),
        row.getString("title"),
        new Publication.Hashes(
            new Sha256(row.getString("html_sha256")),
            new Sha256(row.getString("json_sha256")),
            new Sha256(row.getString("jws_sha256"))),
        row.getTimestamp("published_at").toInstant(),
        recall(row),
        since(row));
  }

  private static @Nullable Instant since(ResultSet row) throws SQLException {
    Timestamp since = row.getTimestamp("since");
    return since == null ? null : since.toInstant();
  }

  private static Publication.@Nullable Recall recall(ResultSet row) throws SQLException {
    String reason = row.getString("reason");
    Timestamp at = row.getTimestamp("recalled_at");
    return reason == null || at == null
        ? null
        : new Publication.Recall(reason, at.toInstant(), row.getString("replaced_by"));
  }
}

package org.interpres.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@link Articles} in PostgreSQL. Revisions never change, so the last used ones stay in memory. */
@Repository
class JdbcArticles implements Articles {

  private static final String INSERT_ARTICLE =
      """
      insert into article (slug, locale, created_at)
      values (:slug, :locale, :now)
      on conflict do nothing
      """;

  /**
   * An advisory lock: a row lock would ask for the right to change articles, which never change.
   */
  private static final String LOCK_ARTICLE =
      """
      select pg_advisory_xact_lock(hashtextextended('article ' || :slug, 0))
      """;

  private static final String SELECT_LOCALE =
      """
      select locale
      from article
      where slug = :slug
      """;

  private static final String INSERT_REVISION =
      """
      insert into revision
        (article, number, locale, content_sha256, media_type, content, document, created_by, created_at)
      values
        (:article, :number, :locale, :hash, :mediaType, :content, :document::jsonb, :createdBy, :createdAt)
      returning id
      """;

  private static final String INSERT_SEGMENT =
      """
      insert into segment (revision_id, index, unit, before, source, after, source_sha256)
      values (?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String SELECT_REVISION =
      """
      select id, article, number, locale, content_sha256, document, created_at
      from revision
      where id = :id
      """;

  private static final String SELECT_LATEST_ID =
      """
      select id
      from revision
      where article = :article
      order by number desc
      limit 1
      """;

  private static final String SELECT_SEGMENTS =
      """
      select index, unit, before, source, after
      from segment
      where revision_id = :revision
      order by index
      """;

  private static final String SELECT_SLUGS =
      """
      select slug
      from article
      where slug > :after
      order by slug
      limit :limit
      """;

  /** Segments kept in memory at most: some 40 MB of usual text. */
  private static final int CACHED_SEGMENTS = 50_000;

  private final JdbcClient jdbc;
  private final JdbcOperations batches;
  private final ObjectMapper json = JsonMapper.builder().build();
  private final Cache<Long, Revision> cache =
      Caffeine.newBuilder()
          .maximumWeight(CACHED_SEGMENTS)
          .weigher((Long id, Revision revision) -> revision.segments().size() + 1)
          .build();

  JdbcArticles(JdbcClient jdbc, JdbcOperations batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  @Override
  public Optional<Revision> lock(Slug article, LocaleTag locale, Instant now) {
    jdbc.sql(LOCK_ARTICLE).param("slug", article.value()).query((row, n) -> "").single();
    jdbc.sql(INSERT_ARTICLE)
        .param("slug", article.value())
        .param("locale", locale.value())
        .param("now", Timestamp.from(now))
        .update();
    String stored =
        jdbc.sql(SELECT_LOCALE).param("slug", article.value()).query(String.class).single();
    if (!stored.equals(locale.value())) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "source-locale-changed",
          "The article “%s” is written in %s and cannot become %s: put it under another slug."
              .formatted(article, stored, locale));
    }
    return latest(article);
  }

  @Override
  public Revision append(Revision revision, String mediaType, byte[] bytes, String createdBy) {
    long id =
        jdbc.sql(INSERT_REVISION)
            .param("article", revision.article().value())
            .param("number", revision.number())
            .param("locale", revision.locale().value())
            .param("hash", revision.contentHash().hex())
            .param("mediaType", mediaType)
            .param("content", bytes)
            .param("document", written(revision.document()))
            .param("createdBy", createdBy)
            .param("createdAt", Timestamp.from(revision.createdAt()))
            .query(Long.class)
            .single();
    batches.batchUpdate(
        INSERT_SEGMENT,
        revision.segments(),
        500,
        (statement, segment) -> {
          statement.setLong(1, id);
          statement.setInt(2, segment.index());
          statement.setInt(3, segment.unit());
          statement.setString(4, segment.before());
          statement.setString(5, segment.source());
          statement.setString(6, segment.after());
          statement.setString(7, segment.sourceHash().hex());
        });
    return new Revision(
        id,
        revision.article(),
        revision.number(),
        revision.locale(),
        revision.contentHash(),
        revision.document(),
        revision.segments(),
        revision.createdAt());
  }

  @Override
  public Optional<Revision> latest(Slug article) {
    return jdbc.sql(SELECT_LATEST_ID)
        .param("article", article.value())
        .query(Long.class)
        .optional()
        .map(this::revision);
  }

  @Override
  public Revision revision(long id) {
    Revision cached = cache.getIfPresent(id);
    if (cached != null) {
      return cached;
    }
    // Never inside the cache's own lock: this may wait for a connection that its holder needs.
    List<Segment> segments = segments(id);
    Revision read =
        jdbc.sql(SELECT_REVISION).param("id", id).query((row, n) -> mapped(row, segments)).single();
    cache.put(id, read);
    return read;
  }

  @Override
  public List<Slug> slugs(String after, int limit) {
    return jdbc.sql(SELECT_SLUGS)
        .param("after", after)
        .param("limit", limit)
        .query((row, n) -> new Slug(row.getString("slug")))
        .list();
  }

  private Revision mapped(ResultSet row, List<Segment> segments) throws SQLException {
    return new Revision(
        row.getLong("id"),
        new Slug(row.getString("article")),
        row.getInt("number"),
        new LocaleTag(row.getString("locale")),
        new Sha256(row.getString("content_sha256")),
        read(row.getString("document")),
        segments,
        row.getTimestamp("created_at").toInstant());
  }

  private List<Segment> segments(long revision) {
    return jdbc.sql(SELECT_SEGMENTS)
        .param("revision", revision)
        .query(
            (row, n) ->
                new Segment(
                    row.getInt("index"),
                    row.getInt("unit"),
                    row.getString("before"),
                    row.getString("source"),
                    row.getString("after")))
        .list();
  }

  private String written(Document document) {
    try {
      return json.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document is always JSON", e);
    }
  }

  private Document read(String stored) {
    try {
      return json.readValue(stored, Document.class);
    } catch (JsonProcessingException e) {
      // Without the cause's text: it would quote the article.
      throw new IllegalStateException(
          "a stored document cannot be read at " + e.getLocation().offsetDescription());
    }
  }
}

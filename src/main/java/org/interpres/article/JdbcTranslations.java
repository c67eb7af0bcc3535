package org.interpres.article;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** {@link Translations} in PostgreSQL. */
@Repository
class JdbcTranslations implements Translations {

  private static final String COLUMNS =
      """
      select t.id, t.article, t.revision_id, r.number, r.locale as source, t.locale, t.state, t.version
      from translation t join revision r on r.id = t.revision_id
      """;

  private static final String INSERT =
      """
      insert into translation (article, revision_id, locale, state, created_at, updated_at)
      values (:article, :revision, :locale, 'QUEUED', :now, :now)
      on conflict do nothing
      returning id
      """;

  private static final String MOVE =
      """
      update translation
      set state = :to, failure = null, failed_from = null, version = version + 1, updated_at = :now
      where id = :id and version = :version
      """;

  private static final String FAIL =
      """
      update translation
      set state = 'FAILED', failure = :cause, failed_from = state, version = version + 1,
        updated_at = :now
      where id = :id and version = :version
      """;

  /** An interrupted TRANSLATING starts again from the queue: what is drafted is not asked again. */
  private static final String RETRY =
      """
      update translation
      set state = case failed_from when 'TRANSLATING' then 'QUEUED' else failed_from end,
        failure = null, failed_from = null, version = version + 1, updated_at = :now
      where id = :id and version = :version and state = 'FAILED'
      """;

  private static final String IN_STATE =
      """
      select id
      from translation
      where state = :state
      order by created_at, id
      limit :limit
      """;

  private final JdbcClient jdbc;

  JdbcTranslations(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public Optional<Translation> add(Revision revision, LocaleTag locale, Instant now) {
    return jdbc.sql(INSERT)
        .param("article", revision.article().value())
        .param("revision", revision.id())
        .param("locale", locale.value())
        .param("now", Timestamp.from(now))
        .query(Long.class)
        .optional()
        .flatMap(this::find);
  }

  @Override
  public Optional<Translation> find(long id) {
    return jdbc.sql(COLUMNS + "where t.id = :id")
        .param("id", id)
        .query(JdbcTranslations::translation)
        .optional();
  }

  @Override
  public Optional<Translation> lock(long id) {
    // Two statements: a locking read of the join would answer with the join as it was before the
    // wait for the lock.
    return jdbc.sql("select id from translation where id = :id for no key update")
        .param("id", id)
        .query(Long.class)
        .optional()
        .flatMap(this::find);
  }

  @Override
  public List<Translation> of(Slug article) {
    return jdbc.sql(COLUMNS + "where t.article = :article order by r.number desc, t.locale")
        .param("article", article.value())
        .query(JdbcTranslations::translation)
        .list();
  }

  @Override
  public List<Long> in(TranslationState state, int limit) {
    return jdbc.sql(IN_STATE)
        .param("state", state.name())
        .param("limit", limit)
        .query(Long.class)
        .list();
  }

  @Override
  public Optional<Translation> move(Translation from, TranslationState to, Instant now) {
    int changed =
        jdbc.sql(MOVE)
            .param("to", to.name())
            .param("now", Timestamp.from(now))
            .param("id", from.id())
            .param("version", from.version())
            .update();
    return changed == 1 ? find(from.id()) : Optional.empty();
  }

  @Override
  public Optional<Translation> fail(Translation from, String cause, Instant now) {
    int changed =
        jdbc.sql(FAIL)
            .param("cause", cause)
            .param("now", Timestamp.from(now))
            .param("id", from.id())
            .param("version", from.version())
            .update();
    return changed == 1 ? find(from.id()) : Optional.empty();
  }

  @Override
  public Optional<Translation> retry(Translation from, Instant now) {
    int changed =
        jdbc.sql(RETRY)
            .param("now", Timestamp.from(now))
            .param("id", from.id())
            .param("version", from.version())
            .update();
    return changed == 1 ? find(from.id()) : Optional.empty();
  }

  @Override
  public Optional<String> failure(long id) {
    return jdbc.sql("select failure from translation where id = :id and failure is not null")
        .param("id", id)
        .query(String.class)
        .optional();
  }

  static Translation translation(ResultSet row, int number) throws SQLException {
    return new Translation(
        row.getLong("id"),
        new Slug(row.getString("article")),
        row.getLong("revision_id"),
        row.getInt("number"),
        new LocaleTag(row.getString("source")),
        new LocaleTag(row.getString("locale")),
        TranslationState.valueOf(row.getString("state")),
        row.getInt("version"));
  }
}

package org.interpres.article;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Locales that are translated no longer, and articles that are kept up no longer. Changes follow
 * each other under the article's lock.
 */
@Repository
public class Retirements {

  private static final String REMOVE =
      """
      insert into locale_removal (article, locale, reason, removed_by, removed_at)
      values (:article, :locale, :reason, :by, :now)
      on conflict do nothing
      """;

  private static final String RETIRE =
      """
      insert into article_retirement (article, reason, retired_by, retired_at)
      values (:article, :reason, :by, :now)
      on conflict do nothing
      """;

  private final JdbcClient jdbc;

  Retirements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Why, by whom and when something ended. */
  public record Ended(String reason, String by, Instant at) {}

  /** The locales of an article that were removed and not added again. */
  public Set<LocaleTag> removed(Slug article) {
    return jdbc
        .sql("select locale from locale_removal where article = :article")
        .param("article", article.value())
        .query((row, n) -> new LocaleTag(row.getString("locale")))
        .list()
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Empty where the article is kept up. */
  public Optional<Ended> retired(Slug article) {
    return jdbc.sql(
            "select reason, retired_by, retired_at from article_retirement where article = :article")
        .param("article", article.value())
        .query(
            (row, n) ->
                new Ended(
                    row.getString("reason"),
                    row.getString("retired_by"),
                    row.getTimestamp("retired_at").toInstant()))
        .optional();
  }

  /** Whether it was not removed before. */
  public boolean remove(Slug article, LocaleTag locale, Ended why) {
    return jdbc.sql(REMOVE)
            .param("article", article.value())
            .param("locale", locale.value())
            .param("reason", why.reason())
            .param("by", why.by())
            .param("now", Timestamp.from(why.at()))
            .update()
        == 1;
  }

  /** Takes a removal back: the locale was asked for again. */
  public void restore(Slug article, LocaleTag locale) {
    jdbc.sql("delete from locale_removal where article = :article and locale = :locale")
        .param("article", article.value())
        .param("locale", locale.value())
        .update();
  }

  /** Whether it was not retired before. */
  public boolean retire(Slug article, Ended why) {
    return jdbc.sql(RETIRE)
            .param("article", article.value())
            .param("reason", why.reason())
            .param("by", why.by())
            .param("now", Timestamp.from(why.at()))
            .update()
        == 1;
  }

  /** Whether it was retired. */
  public boolean resume(Slug article) {
    return jdbc.sql("delete from article_retirement where article = :article")
            .param("article", article.value())
            .update()
        == 1;
  }
}

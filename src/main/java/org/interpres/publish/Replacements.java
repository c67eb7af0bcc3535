package org.interpres.publish;

import java.util.List;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whether readers of all that is recalled can be pointed to one locale of each article. */
final class Replacements {

  /** So many of the pages that a refusal is about are named in it. */
  private static final int NAMED = 3;

  /** A chosen page that readers could not be pointed away from. */
  private static final String WITHOUT_REPLACEMENT =
      """
      select chosen.article, chosen.locale
      from unnest(:slugs, :locales) chosen (article, locale)
      where chosen.locale = :instead
        or (chosen.article, cast(:instead as text)) in (select * from unnest(:slugs, :locales))
        or not exists (
          select from publication p
          where p.article = chosen.article and p.locale = :instead
            and not exists (select from recall r where r.publication_id = p.id))
      order by chosen.article, chosen.locale
      limit 4
      """;

  private final JdbcClient jdbc;

  Replacements(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * @param instead a locale, null where nothing takes their place
   * @throws Refusal INVALID {@code not-out} where it cannot take the place of one of them
   */
  void require(List<BulkRecall.Chosen> chosen, @Nullable String instead) {
    if (instead == null) {
      return;
    }
    List<Phrase> without =
        jdbc.sql(WITHOUT_REPLACEMENT)
            .param("slugs", BulkRecall.slugs(chosen))
            .param("locales", BulkRecall.locales(chosen))
            .param("instead", instead)
            .query(
                (row, n) ->
                    Phrase.of("refused.page", row.getString("article"), row.getString("locale")))
            .list();
    if (!without.isEmpty()) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "not-out",
          Phrase.of(
              "refused.not-out", instead, named(without), Math.max(0, without.size() - NAMED)));
    }
  }

  private static Phrase named(List<Phrase> pages) {
    return pages.stream()
        .limit(NAMED)
        .reduce((some, next) -> Phrase.of("refused.list", some, next))
        .orElseThrow();
  }
}

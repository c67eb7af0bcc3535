package org.interpres.publish;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.LocaleTag;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Finds what is out by what may be wrong with it: words, the engine that wrote some of them, the
 * revision that was translated, a person who approved. The current versions alone: a recall of one
 * takes back all versions of its locale.
 */
@Repository
public class RecallSearch {

  private static final String OUT =
      """
      select p.article, p.locale, p.version, p.title, p.published_at
      from publication p
      where not exists (select from recall r where r.publication_id = p.id)
        and not exists (
          select from publication later
          where later.article = p.article and later.locale = p.locale
            and later.version > p.version)
      """;

  private static final String TEXT =
      """
      and position(lower(:text) in lower(
        (select string_agg(coalesce(block ->> 'text', ''), ' ')
         from jsonb_array_elements(convert_from(p.json, 'UTF8')::jsonb -> 'blocks') block)
        || ' ' || p.title)) > 0
      """;

  private static final String ENGINE =
      """
      and exists (
        select from jsonb_array_elements(
          convert_from(p.json, 'UTF8')::jsonb -> 'provenance' -> 'origins') origin
        where origin ->> 'engine' = :engine
          and (:model = '' or origin ->> 'model' = :model))
      """;

  private static final String REVISION =
      """
      and exists (
        select from translation t join revision r on r.id = t.revision_id
        where t.id = p.translation_id and r.number = :revision)
      """;

  private static final String REVIEWER =
      """
      and (exists (
          select from signature s
          where s.translation_id = p.translation_id and s.account = :reviewer)
        or exists (
          select from decision d
          where d.translation_id = p.translation_id and d.decided_by = :reviewer))
      """;

  private static final String ORDER =
      """
      order by p.article, p.locale
      limit :limit
      """;

  private final JdbcClient jdbc;

  RecallSearch(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What to look for; what is empty or 0 does not narrow, the rest narrows together.
   *
   * @param text a sentence or a term, in any case
   * @param model of the engine
   * @param reviewer the name of an account that signed, or decided on a segment
   * @param revision of the source, 0 for any
   */
  public record Query(
      String article, String text, String engine, String model, String reviewer, int revision) {

    public Query {
      article = article.strip();
      text = text.strip();
      engine = engine.strip();
      model = model.strip();
      reviewer = reviewer.strip();
      if ((article + text + engine + reviewer).isEmpty()) {
        throw new Refusal(
            Refusal.Kind.INVALID, "search-required", Phrase.of("refused.search-required"));
      }
      if (revision > 0 && article.isEmpty()) {
        throw new Refusal(
            Refusal.Kind.INVALID, "search-required", Phrase.of("refused.revision-of-none"));
      }
    }
  }

  /**
   * What is out and fits, by article and locale.
   *
   * @param limit at most so many
   */
  public List<PublishedList.Item> find(Query query, int limit) {
    StringBuilder sql = new StringBuilder(OUT);
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("limit", limit);
    narrow(sql, parameters, "and p.article = :article\n", "article", query.article());
    narrow(sql, parameters, ENGINE, "engine", query.engine());
    if (!query.engine().isEmpty()) {
      parameters.put("model", query.model());
    }
    if (query.revision() > 0) {
      sql.append(REVISION);
      parameters.put("revision", query.revision());
    }
    narrow(sql, parameters, REVIEWER, "reviewer", query.reviewer());
    narrow(sql, parameters, TEXT, "text", query.text());
    return new ArrayList<>(
        jdbc.sql(sql.append(ORDER).toString())
            .params(parameters)
            .query(
                (row, n) ->
                    new PublishedList.Item(
                        new Slug(row.getString("article")),
                        new LocaleTag(row.getString("locale")),
                        row.getInt("version"),
                        row.getString("title"),
                        row.getTimestamp("published_at").toInstant()))
            .list());
  }

  private static void narrow(
      StringBuilder sql,
      Map<String, Object> parameters,
      String condition,
      String name,
      @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      sql.append(condition);
      parameters.put(name, value);
    }
  }
}

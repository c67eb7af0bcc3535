package org.interpres.translate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.interpres.article.Translation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Asks for the sentences of a translation: each once, whoever else asks it. Locks what is asked
 * already in the order of the ids, as {@link Questions} does.
 */
@Repository
class Asking {

  /** Two translations that ask the same sentences follow each other, or each would wait. */
  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtextextended(:pair, 7))";

  private static final String LOCK_KNOWN =
      """
      select id, source_sha256 as hash, stuck is not null as stuck, answered_at is not null as answered
      from question
      where source_locale = :source and target_locale = :target and recipe = :recipe
        and source_sha256 = any(:hashes)
      order by id
      for update
      """;

  /** A question that is stuck starts again: somebody asked for it once more. */
  private static final String ASK =
      """
      insert into question (source_locale, target_locale, recipe, source_sha256, source, before,
        after, article, asked_at, engine, others)
      select :source, :target, :recipe, q.hash, q.text, q.before, q.after, :article, :now, :engine,
        :others
      from unnest(:hashes, :texts, :befores, :afters) as q(hash, text, before, after)
      on conflict (source_locale, target_locale, recipe, source_sha256) do update
      set stuck = null, tries = 0, asked_at = :now, engine = excluded.engine,
        others = excluded.others, protection = 'NATIVE', at_most = null
      where question.stuck is not null
      returning id, source_sha256 as hash, false as stuck, false as answered
      """;

  private static final String WAIT =
      """
      insert into asker (translation_id, segment, question_id)
      select :translation, s.index, q.id
      from segment s
      join unnest(:hashes, :ids) as q(hash, id) on q.hash = s.source_sha256
      where s.revision_id = :revision
        and not exists (
          select 1 from draft d where d.translation_id = :translation and d.segment = s.index)
      on conflict (translation_id, segment) do update set question_id = excluded.question_id
      """;

  private final JdbcClient jdbc;
  private final Recipes recipes;
  private final EngineRest rest;
  private final GlossaryKeeping keeping;

  Asking(JdbcClient jdbc, Recipes recipes, EngineRest rest, GlossaryKeeping keeping) {
    this.jdbc = jdbc;
    this.recipes = recipes;
    this.rest = rest;
    this.keeping = keeping;
  }

  /**
   * @param engine that is asked first
   * @param answered of the questions, long ago or just now; the others' answers come to their
   *     askers
   */
  record Asked(String engine, int answered) {}

  private record Known(long id, String hash, boolean stuck, boolean answered) {}

  /**
   * Asks for the sentences of a translation, and waits for those that are asked already. In a
   * transaction of the caller's.
   */
  Asked ask(Translation translation, List<Sentence> sentences, Instant now) {
    Recipe recipe = recipes.of(translation);
    Map<String, Object> key =
        Map.of(
            "source", translation.source().value(),
            "target", translation.locale().value(),
            "recipe", recipe.name());
    jdbc.sql(ONE_AT_A_TIME)
        .param("pair", translation.source() + " " + translation.locale())
        .query((row, n) -> n)
        .list();
    List<Known> all =
        jdbc.sql(LOCK_KNOWN)
            .params(key)
            .param("hashes", sentences.stream().map(Sentence::hash).toArray(String[]::new))
            .query(Asking::known)
            .list();
    if (all.stream().anyMatch(Known::stuck)) {
      // A person asks again: perhaps a key or a quota was put right.
      rest.forgive();
      keeping.forgive();
    }
    List<Known> known = new ArrayList<>(all);
    known.removeIf(Known::stuck);
    Set<String> hashes = known.stream().map(Known::hash).collect(Collectors.toSet());
    List<Sentence> fresh = new ArrayList<>(sentences);
    fresh.removeIf(sentence -> hashes.contains(sentence.hash()));
    join(translation, known);
    join(
        translation,
        jdbc.sql(ASK)
            .params(key)
            .param("hashes", fresh.stream().map(Sentence::hash).toArray(String[]::new))
            .param("texts", fresh.stream().map(Sentence::text).toArray(String[]::new))
            .param("befores", fresh.stream().map(Sentence::before).toArray(String[]::new))
            .param("afters", fresh.stream().map(Sentence::after).toArray(String[]::new))
            .param("article", translation.article().value())
            .param("now", Timestamp.from(now))
            .param("engine", recipe.engines().get(0))
            .param("others", recipe.engines().stream().skip(1).toArray(String[]::new))
            .query(Asking::known)
            .list());
    return new Asked(recipe.engines().get(0), (int) known.stream().filter(Known::answered).count());
  }

  private static Known known(ResultSet row, int number) throws SQLException {
    return new Known(
        row.getLong("id"),
        row.getString("hash"),
        row.getBoolean("stuck"),
        row.getBoolean("answered"));
  }

  /** The segments that have these sources wait for their answers. */
  private void join(Translation translation, List<Known> questions) {
    if (questions.isEmpty()) {
      return;
    }
    jdbc.sql(WAIT)
        .param("translation", translation.id())
        .param("revision", translation.revisionId())
        .param("hashes", questions.stream().map(Known::hash).toArray(String[]::new))
        .param("ids", questions.stream().map(Known::id).toArray(Long[]::new))
        .update();
  }
}

package org.interpres.translate;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interpres.article.Articles;
import org.interpres.article.Drafted;
import org.interpres.article.Drafted.Draft;
import org.interpres.article.Origin;
import org.interpres.article.Revision;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The drafts of translations, one a segment, written once: from an earlier revision, the memory, an
 * engine's answer, or as a placeholder that a person must replace.
 */
@Component("drafts")
public class Drafts {

  /** A placeholder is no answer: a memory that has learnt the sentence since is asked again. */
  private static final String REUSE =
      """
      insert into draft (translation_id, segment, source_sha256, target, origin, engine, model,
        score, glossary, drafted_at)
      select distinct on (s.index)
        :id, s.index, d.source_sha256, d.target, d.origin, d.engine, d.model, d.score, d.glossary,
        d.drafted_at
      from segment s
      join translation t on t.article = :article and t.locale = :locale and t.id <> :id
      join segment earlier
        on earlier.revision_id = t.revision_id and earlier.source_sha256 = s.source_sha256
      join draft d on d.translation_id = t.id and d.segment = earlier.index
      where s.revision_id = :revision and d.origin <> 'PLACEHOLDER'
      order by s.index, d.drafted_at desc
      on conflict do nothing
      """;

  private static final String WRITE =
      """
      insert into draft (translation_id, segment, source_sha256, target, origin, engine, model,
        score, drafted_at)
      select :id, s.index, s.source_sha256, w.target, :origin, :engine, :model, :score, :now
      from unnest(:hashes, :targets) as w(hash, target)
      join segment s on s.revision_id = :revision and s.source_sha256 = w.hash
      on conflict do nothing
      """;

  /** Those who wait for answered questions get their drafts, and wait no longer. */
  private static final String FROM_ANSWERS =
      """
      with done as (
        delete from asker a using question q
        where q.id = a.question_id and q.answered_at is not null and %s
        returning a.translation_id, a.segment, q.source_sha256, q.answer, q.origin, q.answered_by,
          q.model, q.score, q.glossary, q.answered_at),
      written as (
        insert into draft (translation_id, segment, source_sha256, target, origin, engine, model,
          score, glossary, drafted_at)
        select * from done
        on conflict do nothing)
      select distinct translation_id from done
      """;

  private static final String PLACEHOLDER =
      """
      with done as (
        delete from asker a using question q
        where q.id = a.question_id and q.id = any(:ids) and a.question_id = any(:ids)
        returning a.translation_id, a.segment, q.source_sha256),
      written as (
        insert into draft (translation_id, segment, source_sha256, target, origin, engine, drafted_at)
        select translation_id, segment, source_sha256, :target, 'PLACEHOLDER', :engine, :now from done
        on conflict do nothing)
      select distinct translation_id from done
      """;

  private static final String SELECT =
      """
      select segment, target, origin, engine, model, score
      from draft
      where translation_id = :id
      order by segment
      """;

  private static final String MISSING =
      """
      select exists (
        select from segment s
        where s.revision_id = :revision
          and not exists (
            select from draft d where d.translation_id = :id and d.segment = s.index)
          and not exists (
            select from asker a join question q on q.id = a.question_id
            where a.translation_id = :id and a.segment = s.index and q.stuck is null))
      """;

  private static final String COMPLETE =
      """
      select t.id
      from translation t
      where t.id = any(:ids) and t.state = 'TRANSLATING'
        and not exists (select 1 from asker a where a.translation_id = t.id)
      """;

  private final JdbcClient jdbc;
  private final Articles articles;
  private final Translations translations;
  private final Clock clock;

  Drafts(JdbcClient jdbc, Articles articles, Translations translations, Clock clock) {
    this.jdbc = jdbc;
    this.articles = articles;
    this.translations = translations;
    this.clock = clock;
  }

  /** Takes over what another revision of the article had answered for the same sentences. */
  void reuse(Translation translation) {
    Plans.anew(jdbc);
    jdbc.sql(REUSE)
        .param("id", translation.id())
        .param("article", translation.article().value())
        .param("locale", translation.locale().value())
        .param("revision", translation.revisionId())
        .update();
  }

  /**
   * Writes targets that no engine was asked for, to each segment that has the source.
   *
   * @param targets by the hash of the source
   */
  void write(Translation translation, Map<String, String> targets, Origin origin) {
    if (targets.isEmpty()) {
      return;
    }
    List<Map.Entry<String, String>> entries = List.copyOf(targets.entrySet());
    jdbc.sql(WRITE)
        .param("id", translation.id())
        .param("revision", translation.revisionId())
        .param("hashes", entries.stream().map(Map.Entry::getKey).toArray(String[]::new))
        .param("targets", entries.stream().map(Map.Entry::getValue).toArray(String[]::new))
        .param("origin", origin.kind().name())
        .param("engine", origin.engine())
        .param("model", origin.model(), java.sql.Types.VARCHAR)
        .param("score", origin.score(), java.sql.Types.NUMERIC)
        .param("now", Timestamp.from(clock.instant()))
        .update();
  }

  /**
   * Drafts for all who wait for these questions, as far as they are answered.
   *
   * @return their translations
   */
  List<Long> fromAnswers(Long[] questions) {
    return jdbc.sql(FROM_ANSWERS.formatted("q.id = any(:ids) and a.question_id = any(:ids)"))
        .param("ids", questions)
        .query(Long.class)
        .list();
  }

  /** Drafts of what a translation asks and others have had answered. */
  void fromAnswers(Translation translation) {
    jdbc.sql(FROM_ANSWERS.formatted("a.translation_id = :id"))
        .param("id", translation.id())
        .query(Long.class)
        .list();
  }

  /**
   * Gives up questions: a person must write what all who wait for them need.
   *
   * @param target says why, in words that nobody takes for a translation
   * @return their translations
   */
  List<Long> placeholder(String engine, List<Question> questions, String target) {
    Long[] ids = Questions.ids(questions);
    jdbc.sql("select id from question where id = any(:ids) order by id for update")
        .param("ids", ids)
        .query(Long.class)
        .list();
    List<Long> touched =
        jdbc.sql(PLACEHOLDER)
            .param("ids", ids)
            .param("target", target)
            .param("engine", engine)
            .param("now", Timestamp.from(clock.instant()))
            .query(Long.class)
            .list();
    // A placeholder is no answer: whoever asks later, asks anew.
    jdbc.sql("delete from question where id = any(:ids) and answered_at is null")
        .param("ids", ids)
        .update();
    return touched;
  }

  Set<Integer> drafted(long translation) {
    return jdbc.sql("select segment from draft where translation_id = :id")
        .param("id", translation)
        .query(Integer.class)
        .set();
  }

  /** Whether a segment has neither a draft nor a question that can go on. */
  boolean missing(Translation translation) {
    return jdbc.sql(MISSING)
        .param("id", translation.id())
        .param("revision", translation.revisionId())
        .query(Boolean.class)
        .single();
  }

  /** Those of the translations that wait for nothing more. */
  List<Long> complete(List<Long> translationIds) {
    return translationIds.isEmpty()
        ? List.of()
        : jdbc.sql(COMPLETE)
            .param("ids", translationIds.toArray(Long[]::new))
            .query(Long.class)
            .list();
  }

  /**
   * The hand-over to review.
   *
   * @return the drafts of a translation that waits for review to take them, or null where there is
   *     nothing to do. Null because a Camel filter asks for it.
   * @throws IllegalArgumentException where a segment has no draft yet
   */
  public @Nullable Drafted load(long id) {
    Optional<Translation> found = translations.find(id);
    if (found.isEmpty() || found.get().state() != TranslationState.TRANSLATING) {
      return null;
    }
    Revision revision = articles.revision(found.get().revisionId());
    List<Draft> drafts = jdbc.sql(SELECT).param("id", id).query((row, n) -> draft(row)).list();
    return new Drafted(found.get(), revision, drafts);
  }

  private static Draft draft(ResultSet row) throws SQLException {
    BigDecimal score = row.getBigDecimal("score");
    return new Draft(
        row.getInt("segment"),
        row.getString("target"),
        new Origin(
            Origin.Kind.valueOf(row.getString("origin")),
            row.getString("engine"),
            row.getString("model"),
            score));
  }
}

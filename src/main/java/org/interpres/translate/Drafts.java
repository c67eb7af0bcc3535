package org.interpres.translate;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.interpres.article.Articles;
import org.interpres.article.Drafted;
import org.interpres.article.Drafted.Draft;
import org.interpres.article.Origin;
import org.interpres.article.Revision;
import org.interpres.article.Segment;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineAnswer.Answered;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The stored answers of engines. An answer is stored before anything else happens with it, once,
 * for every segment of the translation that has the same source.
 */
@Component("drafts")
public class Drafts {

  private static final String INSERT =
      """
      insert into draft
        (translation_id, segment, source_sha256, target, origin, engine, model, score, drafted_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  /** A placeholder is no answer: a memory that has learnt the sentence since is asked again. */
  private static final String REUSE =
      """
      insert into draft
        (translation_id, segment, source_sha256, target, origin, engine, model, score, drafted_at)
      select distinct on (s.index)
        :id, s.index, d.source_sha256, d.target, d.origin, d.engine, d.model, d.score, d.drafted_at
      from segment s
      join translation t on t.article = :article and t.locale = :locale and t.id <> :id
      join segment earlier
        on earlier.revision_id = t.revision_id and earlier.source_sha256 = s.source_sha256
      join draft d on d.translation_id = t.id and d.segment = earlier.index
      where s.revision_id = :revision and d.origin <> 'PLACEHOLDER'
      order by s.index, d.drafted_at desc
      on conflict do nothing
      """;

  private static final String SELECT =
      """
      select segment, target, origin, engine, model, score
      from draft
      where translation_id = :id
      order by segment
      """;

  private final JdbcClient jdbc;
  private final JdbcOperations batches;
  private final Articles articles;
  private final Translations translations;
  private final Leases leases;
  private final Clock clock;

  Drafts(
      JdbcOperations batches,
      Articles articles,
      Translations translations,
      Leases leases,
      Clock clock) {
    this.jdbc = JdbcClient.create(batches);
    this.batches = batches;
    this.articles = articles;
    this.translations = translations;
    this.leases = leases;
    this.clock = clock;
  }

  /**
   * Stores an engine's answer.
   *
   * @throws org.interpres.translate.engine.EngineFault where it cannot be the answer to the batch;
   *     nothing is stored then
   */
  @Transactional
  public void store(Batch batch, EngineAnswer answer) {
    List<Answered> checked = AnswerCheck.check(batch.request(), answer);
    Map<String, Answered> bySource = new HashMap<>();
    for (int i = 0; i < checked.size(); i++) {
      bySource.put(batch.request().texts().get(i), checked.get(i));
    }
    Translation translation = batch.translation();
    Instant now = clock.instant();
    List<Segment> answered =
        new ArrayList<>(articles.revision(translation.revisionId()).segments());
    answered.removeIf(segment -> !bySource.containsKey(segment.source()));
    batches.batchUpdate(
        INSERT,
        answered,
        500,
        (row, segment) -> {
          Answered target = Objects.requireNonNull(bySource.get(segment.source()));
          row.setLong(1, translation.id());
          row.setInt(2, segment.index());
          row.setString(3, segment.sourceHash().hex());
          row.setString(4, target.target());
          row.setString(5, target.origin().kind().name());
          row.setString(6, batch.request().engine());
          row.setString(7, target.origin().model());
          row.setBigDecimal(8, target.origin().score());
          row.setTimestamp(9, Timestamp.from(now));
        });
    leases.renew(translation.id(), now.plus(Dispatch.LEASE));
  }

  /** Takes over what another revision of the article had answered for the same sentences. */
  void reuse(Translation translation) {
    jdbc.sql(REUSE)
        .param("id", translation.id())
        .param("article", translation.article().value())
        .param("locale", translation.locale().value())
        .param("revision", translation.revisionId())
        .update();
  }

  Set<Integer> drafted(long translation) {
    return jdbc.sql("select segment from draft where translation_id = :id")
        .param("id", translation)
        .query(Integer.class)
        .set();
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

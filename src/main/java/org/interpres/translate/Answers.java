package org.interpres.translate;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.interpres.article.Origin;
import org.interpres.translate.AnswerCheck.Verdict;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineAnswer.Answered;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Stores what an engine answered, before anything else happens with it: the answer, the drafts of
 * all who wait for it, and what is to become of the texts that it damaged or does not know.
 */
@Component
class Answers {

  private static final String LOCK =
      "select id from question where id = any(:ids) order by id for update";

  /** What another worker has answered meanwhile, after this one's lease ran out, stays. */
  private static final String ANSWER =
      """
      update question q
      set answer = a.target, origin = a.origin, answered_by = :engine, model = a.model,
        score = a.score, glossary = :glossary, answered_at = :now
      from unnest(:ids, :targets, :origins, :models, :scores)
        as a(id, target, origin, model, score)
      where q.id = a.id and q.answered_at is null
      """;

  private final JdbcClient jdbc;
  private final Drafts drafts;
  private final Setbacks setbacks;
  private final EngineLog log;
  private final Clock clock;

  Answers(JdbcClient jdbc, Drafts drafts, Setbacks setbacks, EngineLog log, Clock clock) {
    this.jdbc = jdbc;
    this.drafts = drafts;
    this.setbacks = setbacks;
    this.log = log;
    this.clock = clock;
  }

  private record Sound(Question question, Answered answered) {}

  /**
   * @return the translations that got a draft
   * @throws org.interpres.translate.engine.EngineFault.DamagedAnswer where it cannot be the answer
   *     to the batch; nothing is stored then
   */
  @Transactional
  public List<Long> store(Batch batch, EngineAnswer answer) {
    List<Verdict> verdicts = AnswerCheck.check(batch.request(), answer);
    Instant now = clock.instant();
    Plans.anew(jdbc);
    jdbc.sql(LOCK).param("ids", Questions.ids(batch.questions())).query(Long.class).list();
    List<Sound> sound = new ArrayList<>();
    List<Question> damaged = new ArrayList<>();
    List<Long> touched = new ArrayList<>();
    for (int i = 0; i < verdicts.size(); i++) {
      Question question = batch.questions().get(i);
      Verdict verdict = verdicts.get(i);
      if (verdict instanceof Verdict.Sound found) {
        sound.add(new Sound(question, found.answered()));
      } else if (verdict instanceof Verdict.Unknown unknown) {
        touched.addAll(setbacks.unknown(batch.engine(), question, unknown.placeholder()));
      } else {
        damaged.add(question);
        touched.addAll(setbacks.damaged(batch.engine(), question));
      }
    }
    if (!sound.isEmpty()) {
      store(batch.engine(), sound, answer.glossaryVersion(), now);
      touched.addAll(
          drafts.fromAnswers(sound.stream().map(s -> s.question().id()).toArray(Long[]::new)));
    }
    log.calls()
        .finish(
            batch.call(),
            new EngineCalls.Ending(EngineCalls.Outcome.ANSWERED, fault(batch, damaged)),
            batch.turn().took(),
            now);
    log.rest().recovered(batch.call(), now);
    return touched.stream().distinct().collect(Collectors.toList());
  }

  private static @Nullable String fault(Batch batch, List<Question> damaged) {
    return damaged.isEmpty()
        ? null
        : "%d of %d answers were damaged".formatted(damaged.size(), batch.questions().size());
  }

  private void store(String engine, List<Sound> sound, @Nullable String glossary, Instant now) {
    jdbc.sql(ANSWER)
        .param("engine", engine)
        .param("glossary", glossary, java.sql.Types.VARCHAR)
        .param("now", Timestamp.from(now))
        .param("ids", sound.stream().map(s -> s.question().id()).toArray(Long[]::new))
        .param("targets", sound.stream().map(s -> s.answered().target()).toArray(String[]::new))
        .param("origins", origins(sound).map(o -> o.kind().name()).toArray(String[]::new))
        .param("models", origins(sound).map(Origin::model).toArray(String[]::new))
        .param("scores", origins(sound).map(Origin::score).toArray(java.math.BigDecimal[]::new))
        .update();
  }

  private static java.util.stream.Stream<Origin> origins(List<Sound> sound) {
    return sound.stream().map(s -> s.answered().origin());
  }
}

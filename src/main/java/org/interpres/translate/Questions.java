package org.interpres.translate;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.interpres.article.LocaleTag;
import org.interpres.translate.Question.Pair;
import org.interpres.translate.Question.Progress;
import org.interpres.translate.engine.EngineText;
import org.interpres.translate.engine.TagProtection;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What becomes of questions that were asked, until they are answered or given up. Whoever writes
 * several rows locks them in the order of their ids.
 */
@Repository
class Questions {

  /** What nobody waits for any more is not sent, and not kept. */
  private static final String FORGET_ASKERS =
      """
      delete from asker a using translation t
      where t.id = a.translation_id and t.state not in ('QUEUED', 'TRANSLATING', 'FAILED')
      """;

  private static final String FORGET_QUESTIONS =
      """
      delete from question
      where id in (
        select q.id from question q
        where q.answered_at is null and q.lease_until < :now
          and not exists (select 1 from asker a where a.question_id = q.id)
        for update skip locked)
      """;

  private static final String TO_NEXT =
      """
      update question
      set engine = others[1], others = others[2:], protection = 'NATIVE', tries = 0, at_most = null,
        lease_until = '-infinity'
      where id = any(:ids) and engine = :engine and answered_at is null
        and cardinality(others) > 0
      """;

  /** Those that another process has passed on, leased or answered since they were read are none. */
  private static final String STILL_WAITING =
      """
      select id from question
      where id = any(:ids) and engine = :engine and answered_at is null and stuck is null
        and lease_until < :now
      order by id
      for update
      """;

  private static final String AGAIN =
      """
      update question
      set lease_until = '-infinity', tries = tries + :tries, protection = coalesce(:protection, protection),
        at_most = coalesce(:atMost, at_most)
      where id = any(:ids) and answered_at is null
      """;

  private static final String STICK =
      """
      update question set stuck = :cause, lease_until = '-infinity'
      where id = any(:ids) and answered_at is null
      """;

  private final JdbcClient jdbc;

  Questions(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Forgets what nobody waits for: its translations were superseded. */
  void forget(Instant now) {
    jdbc.sql(FORGET_ASKERS).update();
    jdbc.sql(FORGET_QUESTIONS).param("now", Timestamp.from(now)).update();
  }

  /** The next engine's turn; those that have none, or have another engine now, stay as they are. */
  int toNext(String engine, List<Question> questions) {
    return jdbc.sql(TO_NEXT).param("engine", engine).param("ids", ids(questions)).update();
  }

  /**
   * Locks those of the questions that still wait for the engine and are with nobody: what was read
   * in another transaction may have been sent by another process since.
   */
  List<Question> stillWaiting(String engine, List<Question> questions, Instant now) {
    Set<Long> waiting =
        Set.copyOf(
            jdbc.sql(STILL_WAITING)
                .param("engine", engine)
                .param("ids", ids(questions))
                .param("now", Timestamp.from(now))
                .query(Long.class)
                .list());
    return questions.stream().filter(question -> waiting.contains(question.id())).toList();
  }

  /** Gives them back to be asked again, as they are. */
  void again(List<Question> questions, int tries) {
    again(questions, tries, null, null);
  }

  /**
   * Gives them back to be asked again in another way.
   *
   * @param tries to be added to theirs
   * @param protection null for the one before
   * @param atMost so many in a batch, null for as many as before
   */
  void again(
      List<Question> questions,
      int tries,
      @Nullable TagProtection protection,
      @Nullable Integer atMost) {
    if (!questions.isEmpty()) {
      jdbc.sql(AGAIN)
          .param("ids", ids(questions))
          .param("tries", tries)
          .param("protection", protection == null ? null : protection.name(), Types.VARCHAR)
          .param("atMost", atMost, Types.INTEGER)
          .update();
    }
  }

  /**
   * They cannot go on: whoever waits for them fails with the cause, and may retry.
   *
   * @param cause in words for a person
   */
  void stick(List<Question> questions, String cause) {
    jdbc.sql(STICK).param("ids", ids(questions)).param("cause", cause).update();
  }

  static Long[] ids(List<Question> questions) {
    return questions.stream().map(Question::id).toArray(Long[]::new);
  }

  static Question question(ResultSet row, int number) throws SQLException {
    long id = row.getLong("id");
    return new Question(
        id,
        row.getString("article"),
        new Pair(
            new LocaleTag(row.getString("source_locale")),
            new LocaleTag(row.getString("target_locale"))),
        new EngineText(
            String.valueOf(id),
            row.getString("source"),
            row.getString("before"),
            row.getString("after")),
        new Progress(
            Arrays.asList((String[]) row.getArray("others").getArray()),
            TagProtection.valueOf(row.getString("protection")),
            row.getInt("tries"),
            (Integer) row.getObject("at_most")));
  }
}

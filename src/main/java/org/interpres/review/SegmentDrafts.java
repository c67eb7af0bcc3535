package org.interpres.review;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.interpres.article.Refusal;
import org.interpres.identity.Actor;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What people have typed and not saved, so that a lost connection or machine costs no words. A
 * draft is its writer's alone, changes nothing in the review, and goes when its writer saves the
 * segment.
 */
@Service
public class SegmentDrafts {

  /** As long as a target may be, and room to have typed too much. */
  private static final int LONGEST = 40_000;

  private static final String KEEP =
      """
      insert into segment_draft (translation_id, index, account, version, target, written_at)
      values (:id, :index, :account, :version, :target, :now)
      on conflict (translation_id, index, account) do update
      set version = excluded.version, target = excluded.target, written_at = excluded.written_at
      """;

  private static final String DISCARD =
      """
      delete from segment_draft
      where translation_id = :id and index = :index and account = :account
      """;

  private static final String MINE =
      """
      select index, version, target
      from segment_draft
      where translation_id = :id and account = :account
      """;

  private final JdbcClient jdbc;
  private final Clock clock;

  SegmentDrafts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * What was typed.
   *
   * @param version the version that was on the screen when it was typed
   */
  public record Draft(int index, int version, String target) {}

  /**
   * Keeps a draft in place of the one before.
   *
   * @throws Refusal INVALID {@code draft-too-long}; NOT_FOUND {@code unknown-segment}
   */
  public void keep(Actor actor, long translation, Draft draft) {
    if (draft.target().length() > LONGEST || draft.target().indexOf('\0') >= 0) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "draft-too-long",
          "A draft has at most %d characters, none of them NUL.".formatted(LONGEST));
    }
    try {
      jdbc.sql(KEEP)
          .param("id", translation)
          .param("index", draft.index())
          .param("account", actor.name())
          .param("version", Math.max(1, draft.version()))
          .param("target", draft.target())
          .param("now", Timestamp.from(clock.instant()))
          .update();
    } catch (DataIntegrityViolationException noSuchSegment) {
      throw new Refusal(
          Refusal.Kind.NOT_FOUND,
          "unknown-segment",
          "Translation %d has no segment %d in review.".formatted(translation, draft.index()));
    }
  }

  public void discard(Actor actor, long translation, int index) {
    jdbc.sql(DISCARD)
        .param("id", translation)
        .param("index", index)
        .param("account", actor.name())
        .update();
  }

  /** One's own of a translation, by the segment's index. */
  public Map<Integer, Draft> of(Actor actor, long translation) {
    return jdbc
        .sql(MINE)
        .param("id", translation)
        .param("account", actor.name())
        .query(
            (row, n) ->
                new Draft(row.getInt("index"), row.getInt("version"), row.getString("target")))
        .list()
        .stream()
        .collect(Collectors.toMap(Draft::index, draft -> draft));
  }
}

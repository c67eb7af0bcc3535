package org.interpres.review;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Translation;
import org.interpres.identity.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Errors that qualified reviewers mark in a segment's words by dimension and severity. A mark
 * belongs to the version that it was made on: it is open while those words stand, and tells of the
 * engine that wrote them for ever.
 */
@Service
public class QualityErrors {

  private static final int LONGEST = 2000;

  private static final String MARK =
      """
      insert into quality_error (translation_id, index, version, target_sha256, dimension, severity,
        note, marked_by, marked_at)
      values (:id, :index, :version, :target, :dimension, :severity, :note, :by, :now)
      returning id
      """;

  private static final String WITHDRAW =
      """
      update quality_error
      set withdrawn_by = :by, withdrawn_at = :now
      where id = :error and translation_id = :id and index = :index and withdrawn_at is null
      """;

  private static final String OF_SEGMENT =
      """
      select e.id, e.version, e.dimension, e.severity, e.note, e.marked_by, e.marked_at,
        e.target_sha256 = s.target_sha256 as open
      from quality_error e
      join review_segment s on s.translation_id = e.translation_id and s.index = e.index
      where e.translation_id = :id and e.index = :index and e.withdrawn_at is null
      order by e.id
      """;

  private static final String OPEN =
      """
      select e.index, count(*) as open
      from quality_error e
      join review_segment s on s.translation_id = e.translation_id and s.index = e.index
      where e.translation_id = :id and e.withdrawn_at is null
        and e.target_sha256 = s.target_sha256
      group by e.index
      """;

  private final JdbcClient jdbc;
  private final Acts acts;
  private final Desk desk;
  private final Authority authority;
  private final Marking marking;

  QualityErrors(JdbcClient jdbc, Acts acts, Desk desk, Authority authority, Marking marking) {
    this.jdbc = jdbc;
    this.acts = acts;
    this.desk = desk;
    this.authority = authority;
    this.marking = marking;
  }

  /** What marking needs to know: how errors are counted, and the time. */
  record Marking(Typology typology, Clock clock) {}

  /**
   * An error as it is marked.
   *
   * @param version the version on which the reviewer saw it
   */
  public record Found(int version, String dimension, String severity, String note) {}

  /**
   * A mark that nobody has withdrawn.
   *
   * @param open whether the words that it was made on still stand
   */
  public record Marked(
      long id,
      int version,
      String dimension,
      Typology.Severity severity,
      String note,
      String by,
      Instant at,
      boolean open) {}

  public Typology typology() {
    return marking.typology();
  }

  /** Marks of a segment, the oldest first. */
  public List<Marked> of(Translation translation, int index) {
    return jdbc.sql(OF_SEGMENT)
        .param("id", translation.id())
        .param("index", index)
        .query(
            (row, n) ->
                new Marked(
                    row.getLong("id"),
                    row.getInt("version"),
                    row.getString("dimension"),
                    severity(row.getString("severity")),
                    row.getString("note"),
                    row.getString("marked_by"),
                    row.getTimestamp("marked_at").toInstant(),
                    row.getBoolean("open")))
        .list();
  }

  /** How many are open, by the segment's index; absent where none is. */
  public Map<Integer, Integer> open(Translation translation) {
    return jdbc
        .sql(OPEN)
        .param("id", translation.id())
        .query((row, n) -> Map.entry(row.getInt("index"), row.getInt("open")))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /**
   * Marks an error.
   *
   * @throws Refusal FORBIDDEN {@code role-may-not-mark}, {@code not-qualified}; STALE {@code
   *     stale-version}; INVALID {@code unknown-dimension}, {@code unknown-severity}, {@code
   *     comment-too-long}
   */
  public long mark(Actor actor, long id, int index, Found found) {
    return acts.perform(
        new Acts.Attempt(actor, "error-marked", id),
        (translation, trace) -> {
          trace.with("segment", index).with("version", found.version());
          qualified(actor, translation);
          Typology.Severity severity = severity(found.severity());
          String dimension = dimension(found.dimension());
          String note = found.note().strip();
          if (note.length() > LONGEST || note.indexOf('\0') >= 0) {
            throw new Refusal(
                Refusal.Kind.INVALID,
                "comment-too-long",
                Phrase.of("refused.note-too-long", Spoken.number(LONGEST)));
          }
          Words words = desk.segment(translation, index).words();
          if (words.version() != found.version()) {
            throw new Refusal(
                Refusal.Kind.STALE,
                "stale-version",
                Phrase.of(
                    "refused.stale-edit",
                    Spoken.number(index),
                    Spoken.number(words.version()),
                    Spoken.number(found.version())));
          }
          trace.with("dimension", dimension).with("severity", severity.label());
          trace.with("target", words.hash());
          long error =
              jdbc.sql(MARK)
                  .param("id", id)
                  .param("index", index)
                  .param("version", words.version())
                  .param("target", words.hash().hex())
                  .param("dimension", dimension)
                  .param("severity", severity.label())
                  .param("note", note)
                  .param("by", actor.name())
                  .param("now", now())
                  .query(Long.class)
                  .single();
          trace.with("error", error);
          return error;
        });
  }

  /** Withdraws a mark that was made by mistake; one that is withdrawn stays so. */
  public void withdraw(Actor actor, long id, int index, long error) {
    acts.perform(
        new Acts.Attempt(actor, "error-withdrawn", id),
        (translation, trace) -> {
          trace.with("segment", index).with("error", error);
          qualified(actor, translation);
          int withdrawn =
              jdbc.sql(WITHDRAW)
                  .param("by", actor.name())
                  .param("now", now())
                  .param("error", error)
                  .param("id", id)
                  .param("index", index)
                  .update();
          if (withdrawn == 0) {
            trace.unchanged();
          }
          return withdrawn;
        });
  }

  private void qualified(Actor actor, Translation translation) {
    authority.reviewer(actor, "mark");
    authority.qualifiedForAny(actor, translation);
  }

  private Timestamp now() {
    return Timestamp.from(marking.clock().instant());
  }

  private String dimension(String name) {
    if (!marking.typology().dimensions().contains(name)) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "unknown-dimension",
          "A dimension is one of " + String.join(", ", marking.typology().dimensions()) + ".");
    }
    return name;
  }

  private static Typology.Severity severity(String label) {
    for (Typology.Severity severity : Typology.Severity.values()) {
      if (severity.label().equals(label)) {
        return severity;
      }
    }
    throw new Refusal(
        Refusal.Kind.INVALID,
        "unknown-severity",
        "A severity is one of neutral, minor, major, critical.");
  }
}

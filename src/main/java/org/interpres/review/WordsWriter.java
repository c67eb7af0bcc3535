package org.interpres.review;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.interpres.article.Origin;
import org.interpres.article.Segment;
import org.interpres.quality.Risk;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes targets, their history, and what the checks said of them. */
@Repository
class WordsWriter {

  private static final String INSERT_SEGMENT =
      """
      insert into review_segment
        (translation_id, index, version, target, source_sha256, target_sha256, origin_kind,
         origin_engine, origin_model, origin_score, risk, state, editors)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'OPEN', ?)
      """;

  private static final String UPDATE_SEGMENT =
      """
      update review_segment
      set version = :version, target = :target, target_sha256 = :hash, origin_kind = :kind,
        origin_engine = null, origin_model = null, origin_score = null,
        editors = case when :by = any (editors) then editors else editors || :by end
      where translation_id = :id and index = :index and version = :read
      """;

  private static final String INSERT_VERSION =
      """
      insert into target_version
        (translation_id, index, version, target, target_sha256, origin_kind, origin_engine,
         origin_model, origin_score, written_by, written_at, reason, carried_from)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String INSERT_FINDING =
      """
      insert into finding
        (translation_id, index, version, check_id, severity, message, source_from, source_to,
         target_from, target_to, fingerprint, phrase)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private final JdbcClient jdbc;
  private final JdbcOperations batches;

  WordsWriter(JdbcClient jdbc, JdbcOperations batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /**
   * Words to be stored, with what the checks say of them.
   *
   * @param editors who changed them before
   * @param carriedFrom the translation that they come from, null for none
   */
  record Checked(
      Segment segment,
      Words words,
      Risk risk,
      List<NotedFinding.Remark> remarks,
      List<String> editors,
      @Nullable Long carriedFrom) {}

  /** Who wrote words, when, and why: {@code drafted}, {@code carried} or {@code edited}. */
  record Writing(String by, Instant at, String reason) {}

  /** Stores the first version of each segment. */
  void open(long id, List<Checked> all, Writing drafted) {
    batches.batchUpdate(
        INSERT_SEGMENT,
        all,
        500,
        (statement, checked) -> {
          Words words = checked.words();
          statement.setLong(1, id);
          statement.setInt(2, checked.segment().index());
          statement.setInt(3, words.version());
          statement.setString(4, words.target());
          statement.setString(5, checked.segment().sourceHash().hex());
          statement.setString(6, words.hash().hex());
          origin(statement, 7, words.origin());
          statement.setString(11, checked.risk().name());
          statement.setArray(
              12,
              statement
                  .getConnection()
                  .createArrayOf("text", checked.editors().toArray(String[]::new)));
        });
    history(id, all, drafted);
  }

  /**
   * Replaces a segment's words.
   *
   * @return whether the segment still had the version before
   */
  boolean replace(long id, Checked checked, Writing edited) {
    Words words = checked.words();
    int changed =
        jdbc.sql(UPDATE_SEGMENT)
            .param("version", words.version())
            .param("target", words.target())
            .param("hash", words.hash().hex())
            .param("kind", words.origin().kind().name())
            .param("by", edited.by())
            .param("id", id)
            .param("index", checked.segment().index())
            .param("read", words.version() - 1)
            .update();
    if (changed == 1) {
      history(id, List.of(checked), edited);
    }
    return changed == 1;
  }

  private void history(long id, List<Checked> all, Writing writing) {
    batches.batchUpdate(
        INSERT_VERSION,
        all,
        500,
        (statement, checked) -> {
          Words words = checked.words();
          statement.setLong(1, id);
          statement.setInt(2, checked.segment().index());
          statement.setInt(3, words.version());
          statement.setString(4, words.target());
          statement.setString(5, words.hash().hex());
          origin(statement, 6, words.origin());
          statement.setString(10, writing.by());
          statement.setTimestamp(11, Timestamp.from(writing.at()));
          statement.setString(12, checked.carriedFrom() == null ? writing.reason() : "carried");
          statement.setObject(13, checked.carriedFrom(), Types.BIGINT);
        });
    List<Located> findings =
        all.stream()
            .flatMap(
                checked ->
                    checked.remarks().stream()
                        .map(
                            remark ->
                                new Located(
                                    checked.segment().index(), checked.words().version(), remark)))
            .toList();
    batches.batchUpdate(
        INSERT_FINDING,
        findings,
        500,
        (statement, located) -> {
          NotedFinding.Remark remark = located.remark();
          statement.setLong(1, id);
          statement.setInt(2, located.index());
          statement.setInt(3, located.version());
          statement.setString(4, remark.check());
          statement.setString(5, remark.severity());
          statement.setString(6, remark.message());
          range(statement, 7, remark.sourceSpan());
          range(statement, 9, remark.targetSpan());
          statement.setString(11, remark.fingerprint().hex());
          statement.setString(12, StoredPhrase.write(remark.said().phrase()));
        });
  }

  private record Located(int index, int version, NotedFinding.Remark remark) {}

  private static void origin(PreparedStatement statement, int at, Origin origin)
      throws SQLException {
    BigDecimal score = origin.score();
    statement.setString(at, origin.kind().name());
    statement.setString(at + 1, origin.engine());
    statement.setString(at + 2, origin.model());
    statement.setBigDecimal(at + 3, score);
  }

  private static void range(PreparedStatement statement, int at, NotedFinding.@Nullable Range range)
      throws SQLException {
    statement.setObject(at, range == null ? null : range.from(), Types.INTEGER);
    statement.setObject(at + 1, range == null ? null : range.to(), Types.INTEGER);
  }
}

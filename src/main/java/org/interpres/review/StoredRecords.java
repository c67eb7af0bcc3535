package org.interpres.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interpres.article.Sha256;
import org.interpres.article.Translation;
import org.interpres.review.ReviewRecord.DecisionRecord;
import org.interpres.review.ReviewRecord.FindingRecord;
import org.interpres.review.ReviewRecord.SegmentRecord;
import org.interpres.review.ReviewRecord.SignatureRecord;
import org.interpres.review.ReviewRecord.VersionRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads a review's record: a handful of queries, however many segments it has. */
@Repository
class StoredRecords {

  private static final String OPENED =
      """
      select v.opened_at, v.released_at, v.released_by, v.policy_sha256, p.content
      from review v join review_policy p on p.sha256 = v.policy_sha256
      where v.translation_id = :id
      """;

  private static final String VERSIONS =
      """
      select index, version, target, origin_kind, origin_engine, origin_model, origin_score,
        written_by, written_at, reason, carried_from
      from target_version
      where translation_id = :id
      order by index, version
      """;

  /** A waiver is of a finding on exactly these words: an edit that is taken back finds it again. */
  private static final String FINDINGS =
      """
      select f.id, f.index, f.version, f.check_id, f.severity, f.message, f.phrase, w.reason, w.waived_by,
        w.waived_at
      from finding f
      join target_version t
        on t.translation_id = f.translation_id and t.index = f.index and t.version = f.version
      left join waiver w
        on w.translation_id = f.translation_id and w.index = f.index
          and w.fingerprint = f.fingerprint and w.target_sha256 = t.target_sha256
      where f.translation_id = :id
      order by f.id
      """;

  private static final String DECISIONS =
      """
      select id, index, step, verdict, version, source_sha256, target_sha256, comment, decided_by,
        decided_at, carried_from, carried_from is not null as carried, voided_at, void_reason
      from decision
      where translation_id = :id
      order by id
      """;

  private static final String SIGNATURES =
      """
      select step, account, signer, meaning, signed_at, content_sha256, seal_sha256, voided_at,
        void_reason
      from signature
      where translation_id = :id
      order by id
      """;

  private static final String REOPENED =
      """
      select void_reason, voided_at
      from signature
      where translation_id = :id and void_reason like 'reopened by %: %'
      order by voided_at desc
      limit 1
      """;

  private final JdbcClient jdbc;
  private final StoredReviews reviews;

  StoredRecords(JdbcClient jdbc, StoredReviews reviews) {
    this.jdbc = jdbc;
    this.reviews = reviews;
  }

  /** Empty where the review has not been opened yet. */
  Optional<ReviewRecord> read(Translation translation) {
    return reviews
        .read(translation)
        .map(
            review ->
                new ReviewRecord(
                    translation,
                    terms(review),
                    ReviewedContent.hash(review),
                    segments(review),
                    signatures(translation.id())));
  }

  private ReviewRecord.Terms terms(Review review) {
    return jdbc.sql(OPENED)
        .param("id", review.translation().id())
        .query(
            (row, n) ->
                new ReviewRecord.Terms(
                    review.revision().title(),
                    review.revision().contentHash(),
                    new Sha256(row.getString("policy_sha256")),
                    row.getString("content"),
                    new ReviewRecord.Opened(
                        row.getTimestamp("opened_at").toInstant(),
                        StoredReviews.instant(row.getTimestamp("released_at")),
                        row.getString("released_by"))))
        .single();
  }

  private List<SegmentRecord> segments(Review review) {
    long id = review.translation().id();
    Map<String, List<FindingRecord>> findings =
        grouped(FINDINGS, id, row -> row.getInt("index") + "." + row.getInt("version"), finding());
    Map<String, List<VersionRecord>> versions =
        grouped(
            VERSIONS,
            id,
            row -> row.getString("index"),
            (row, n) ->
                version(
                    row,
                    findings.getOrDefault(
                        row.getInt("index") + "." + row.getInt("version"), List.of())));
    Map<String, List<DecisionRecord>> decisions =
        grouped(DECISIONS, id, row -> row.getString("index"), (row, n) -> decision(row));
    return review.segments().stream()
        .map(
            segment ->
                new SegmentRecord(
                    new ReviewRecord.Source(
                        segment.index(),
                        segment.segment().source(),
                        segment.segment().sourceHash()),
                    segment.risk(),
                    segment.state(),
                    versions.getOrDefault("" + segment.index(), List.of()),
                    decisions.getOrDefault("" + segment.index(), List.of())))
        .toList();
  }

  /** What rows belong to. */
  private interface Key {
    String of(ResultSet row) throws SQLException;
  }

  private <T> Map<String, List<T>> grouped(String sql, long id, Key key, RowMapper<T> mapper) {
    Map<String, List<T>> groups = new HashMap<>();
    jdbc.sql(sql)
        .param("id", id)
        .query(
            (row, n) -> {
              T mapped = mapper.mapRow(row, n);
              groups.computeIfAbsent(key.of(row), any -> new ArrayList<>()).add(mapped);
              return n;
            })
        .list();
    return groups;
  }

  private static RowMapper<FindingRecord> finding() {
    return (row, n) -> {
      String reason = row.getString("reason");
      return new FindingRecord(
          row.getLong("id"),
          row.getString("check_id"),
          row.getString("severity"),
          StoredReviews.said(row),
          reason == null
              ? null
              : new NotedFinding.Waiver(
                  reason, row.getString("waived_by"), row.getTimestamp("waived_at").toInstant()));
    };
  }

  private static VersionRecord version(ResultSet row, List<FindingRecord> findings)
      throws SQLException {
    return new VersionRecord(
        row.getInt("version"),
        row.getString("target"),
        StoredReviews.origin(row),
        new ReviewRecord.Written(
            row.getString("written_by"),
            row.getTimestamp("written_at").toInstant(),
            row.getString("reason"),
            number(row, "carried_from")),
        findings);
  }

  private static DecisionRecord decision(ResultSet row) throws SQLException {
    return new DecisionRecord(
        row.getLong("id"),
        StoredReviews.decision(row),
        row.getInt("version"),
        number(row, "carried_from"),
        StoredReviews.instant(row.getTimestamp("voided_at")));
  }

  private List<SignatureRecord> signatures(long id) {
    return jdbc.sql(SIGNATURES)
        .param("id", id)
        .query(
            (row, n) ->
                new SignatureRecord(
                    StoredReviews.signature(row),
                    StoredReviews.instant(row.getTimestamp("voided_at")),
                    row.getString("void_reason")))
        .list();
  }

  /** The last of those that a translation's signatures were void for; empty for none. */
  Optional<Reopening> reopening(long id) {
    return jdbc.sql(REOPENED)
        .param("id", id)
        .query(
            (row, n) ->
                Reopening.of(
                    row.getString("void_reason"), row.getTimestamp("voided_at").toInstant()))
        .optional();
  }

  private static @Nullable Long number(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? null : value;
  }
}

package org.interpres.review;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.interpres.article.Articles;
import org.interpres.article.Origin;
import org.interpres.article.Revision;
import org.interpres.article.Sha256;
import org.interpres.article.Translation;
import org.interpres.quality.Risk;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads reviews: five queries for a whole translation, however many segments it has. */
@Repository
class StoredReviews {

  private static final String TERMS =
      """
      select v.steps, v.policy_sha256, v.released_at, n.content as notices
      from review v left join crisis_notice n on n.sha256 = v.notice_sha256
      where v.translation_id = :id
      """;

  private static final String SEGMENTS =
      """
      select index, version, target, target_sha256, origin_kind, origin_engine, origin_model,
        origin_score, risk, state, skips, editors
      from review_segment
      where translation_id = :id and index between :first and :last
      order by index
      """;

  private static final String FINDINGS =
      """
      select f.id, f.index, f.check_id, f.severity, f.message, f.phrase, f.source_from, f.source_to,
        f.target_from, f.target_to, w.reason, w.waived_by, w.waived_at
      from review_segment s
      join finding f
        on f.translation_id = s.translation_id and f.index = s.index and f.version = s.version
      left join waiver w
        on w.translation_id = s.translation_id and w.index = s.index
          and w.fingerprint = f.fingerprint
          and w.source_sha256 = s.source_sha256 and w.target_sha256 = s.target_sha256
      where s.translation_id = :id and s.index between :first and :last
      order by f.index, f.id
      """;

  private static final String DECISIONS =
      """
      select id, index, step, verdict, source_sha256, target_sha256, comment, decided_by, decided_at,
        carried_from is not null as carried, void_reason
      from decision
      where translation_id = :id and index between :first and :last
      order by index, id
      """;

  private static final String SIGNATURES =
      """
      select g.step, g.account, g.signer, g.meaning, g.signed_at, g.content_sha256, g.seal_sha256
      from signature g join review r on r.translation_id = g.translation_id
      where g.translation_id = :id and g.voided_at is null
      order by array_position(r.steps, g.step)
      """;

  private final JdbcClient jdbc;
  private final Articles articles;

  StoredReviews(JdbcClient jdbc, Articles articles) {
    this.jdbc = jdbc;
    this.articles = articles;
  }

  /** The whole review; empty where it has not been opened yet. */
  Optional<Review> read(Translation translation) {
    return read(translation, 0, Integer.MAX_VALUE);
  }

  /** The review with one segment, or with none where the index is of no segment. */
  Optional<Review> read(Translation translation, int index) {
    return read(translation, index, index);
  }

  private Optional<Review> read(Translation translation, int first, int last) {
    long id = translation.id();
    return terms(id)
        .map(
            terms -> {
              Revision revision = articles.revision(translation.revisionId());
              return new Review(
                  translation,
                  revision,
                  terms,
                  segments(revision, id, first, last),
                  signatures(id));
            });
  }

  Optional<Review.Terms> terms(long id) {
    return jdbc.sql(TERMS)
        .param("id", id)
        .query(
            (row, n) ->
                new Review.Terms(
                    texts(row.getArray("steps")),
                    new Sha256(row.getString("policy_sha256")),
                    instant(row.getTimestamp("released_at")),
                    SignedNotices.read(row.getString("notices"))))
        .optional();
  }

  private List<ReviewedSegment> segments(Revision revision, long id, int first, int last) {
    Map<Integer, List<NotedFinding>> findings =
        grouped(FINDINGS, id, first, last, (row, n) -> finding(row));
    Map<Integer, List<Decision>> decisions =
        grouped(DECISIONS, id, first, last, (row, n) -> decision(row));
    return jdbc.sql(SEGMENTS)
        .param("id", id)
        .param("first", first)
        .param("last", last)
        .query(
            (row, n) -> {
              int index = row.getInt("index");
              return new ReviewedSegment(
                  revision.segments().get(index),
                  new Words(
                      row.getString("target"),
                      new Sha256(row.getString("target_sha256")),
                      origin(row),
                      row.getInt("version")),
                  Risk.valueOf(row.getString("risk")),
                  SegmentState.valueOf(row.getString("state")),
                  findings.getOrDefault(index, List.of()),
                  decisions.getOrDefault(index, List.of()),
                  Set.copyOf(texts(row.getArray("skips"))),
                  Set.copyOf(texts(row.getArray("editors"))));
            })
        .list();
  }

  private <T> Map<Integer, List<T>> grouped(
      String sql, long id, int first, int last, RowMapper<T> mapper) {
    Map<Integer, List<T>> byIndex = new HashMap<>();
    jdbc.sql(sql)
        .param("id", id)
        .param("first", first)
        .param("last", last)
        .query(
            (row, n) -> {
              T mapped = mapper.mapRow(row, n);
              byIndex.computeIfAbsent(row.getInt("index"), index -> new ArrayList<>()).add(mapped);
              return n;
            })
        .list();
    return byIndex;
  }

  private List<Review.SealedSignature> signatures(long id) {
    return jdbc.sql(SIGNATURES).param("id", id).query((row, n) -> signature(row)).list();
  }

  static Review.SealedSignature signature(ResultSet row) throws SQLException {
    return new Review.SealedSignature(
        new Approved.Signature(
            row.getString("step"),
            row.getString("account"),
            row.getString("signer"),
            row.getString("meaning"),
            row.getTimestamp("signed_at").toInstant()),
        new Sha256(row.getString("content_sha256")),
        new Sha256(row.getString("seal_sha256")));
  }

  private static NotedFinding finding(ResultSet row) throws SQLException {
    String reason = row.getString("reason");
    return new NotedFinding(
        row.getLong("id"),
        new NotedFinding.Remark(
            row.getString("check_id"),
            row.getString("severity"),
            said(row),
            range(row, "source"),
            range(row, "target")),
        reason == null
            ? null
            : new NotedFinding.Waiver(
                reason, row.getString("waived_by"), row.getTimestamp("waived_at").toInstant()));
  }

  /** What a finding says; of a query with its {@code message} and {@code phrase}. */
  static NotedFinding.Said said(ResultSet row) throws SQLException {
    return new NotedFinding.Said(
        row.getString("message"), StoredPhrase.read(row.getString("phrase")));
  }

  private static NotedFinding.@Nullable Range range(ResultSet row, String side)
      throws SQLException {
    Integer from = row.getObject(side + "_from", Integer.class);
    return from == null ? null : new NotedFinding.Range(from, row.getInt(side + "_to"));
  }

  static Decision decision(ResultSet row) throws SQLException {
    return new Decision(
        row.getLong("id"),
        row.getString("step"),
        Decision.Verdict.parse(row.getString("verdict")),
        new Decision.Pair(
            new Sha256(row.getString("source_sha256")), new Sha256(row.getString("target_sha256"))),
        row.getString("comment"),
        row.getString("decided_by"),
        row.getTimestamp("decided_at").toInstant(),
        row.getBoolean("carried"),
        row.getString("void_reason"));
  }

  static Origin origin(ResultSet row) throws SQLException {
    return new Origin(
        Origin.Kind.valueOf(row.getString("origin_kind")),
        row.getString("origin_engine"),
        row.getString("origin_model"),
        row.getBigDecimal("origin_score"));
  }

  static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }

  static List<Integer> numbers(Array array) throws SQLException {
    Integer[] values = (Integer[]) array.getArray();
    return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
  }

  static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}

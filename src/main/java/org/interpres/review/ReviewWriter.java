package org.interpres.review;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.interpres.article.Sha256;
import org.interpres.article.Translation;
import org.interpres.quality.Risk;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes decisions, waivers and signatures, and keeps the counts that follow from them. */
@Repository
class ReviewWriter {

  private static final String INSERT_DECISION =
      """
      insert into decision
        (translation_id, index, step, verdict, version, source_sha256, target_sha256, comment,
         decided_by, decided_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String VOID_DECISIONS =
      """
      update decision
      set voided_at = :now, void_reason = :reason
      where translation_id = :id and index = any (:indexes) and voided_at is null
      """;

  private static final String INSERT_WAIVER =
      """
      insert into waiver
        (translation_id, index, finding_id, fingerprint, source_sha256, target_sha256, reason,
         waived_by, waived_at)
      select f.translation_id, f.index, f.id, f.fingerprint, :source, :target, :reason, :by, :now
      from finding f
      where f.id = :finding
      on conflict do nothing
      """;

  private static final String INSERT_SIGNATURE =
      """
      insert into signature
        (translation_id, step, account, signer, meaning, signed_at, content_sha256, seal_sha256)
      values (:id, :step, :account, :signer, :meaning, :at, :content, :seal)
      """;

  private static final String VOID_SIGNATURES =
      """
      update signature
      set voided_at = :now, void_reason = :reason
      where translation_id = :id and voided_at is null
      """;

  /** The state of segments follows from their valid decisions; nothing else sets it. */
  private static final String RECOUNT_SEGMENTS =
      """
      with fresh as (
        select s.index,
          coalesce(
            (select min(step.place) - 1
             from review r, unnest(r.steps) with ordinality as step (name, place)
             where r.translation_id = s.translation_id and step.name <> all (s.skips) and not exists (
               select from decision d
               where d.translation_id = s.translation_id and d.index = s.index
                 and d.step = step.name and d.verdict = 'approve' and d.voided_at is null
                 and d.source_sha256 = s.source_sha256 and d.target_sha256 = s.target_sha256)),
            (select cardinality(r.steps) from review r where r.translation_id = s.translation_id)
          ) as approved_steps,
          (select d.verdict = 'reject'
           from decision d
           where d.translation_id = s.translation_id and d.index = s.index and d.voided_at is null
           order by d.id desc
           limit 1) as sent_back,
          (select count(*)
           from finding f
           where f.translation_id = s.translation_id and f.index = s.index
             and f.version = s.version and f.severity = 'critical'
             and not exists (
               select from waiver w
               where w.translation_id = s.translation_id and w.index = s.index
                 and w.fingerprint = f.fingerprint
                 and w.source_sha256 = s.source_sha256 and w.target_sha256 = s.target_sha256)
          ) as open_critical
        from review_segment s
        where s.translation_id = :id and s.index = any (:indexes))
      update review_segment s
      set approved_steps = fresh.approved_steps,
        open_critical = fresh.open_critical,
        state = case
          when coalesce(fresh.sent_back, false) then 'REJECTED'
          when fresh.approved_steps = cardinality(r.steps) then 'APPROVED'
          when fresh.approved_steps > 0 then 'REVIEWED'
          else 'OPEN' end
      from fresh, review r
      where s.translation_id = :id and s.index = fresh.index and r.translation_id = :id
      """;

  private static final String RECOUNT_REVIEW =
      """
      update review r
      set (segments, rejected, open_critical, undecided_critical, decided) = (
        select count(*),
          count(*) filter (where s.state = 'REJECTED'),
          coalesce(sum(s.open_critical), 0),
          count(*) filter (where s.risk = 'CRITICAL' and s.state <> 'APPROVED'),
          (select array_agg(
             (select count(*) from review_segment c
              where c.translation_id = r.translation_id and c.approved_steps >= step.place)::integer
             order by step.place)
           from generate_series(1, cardinality(r.steps)) as step (place))
        from review_segment s
        where s.translation_id = r.translation_id)
      where r.translation_id = :id
      """;

  private static final String RELEASE =
      """
      update review
      set released_at = :now, released_by = :by
      where translation_id = :id and released_at is null
      """;

  private static final String HOLD =
      """
      update review
      set released_at = null, released_by = null
      where translation_id = :id
      """;

  private static final String STORE_POLICY =
      """
      insert into review_policy (sha256, content, first_used_at)
      values (:hash, :content, :now)
      on conflict do nothing
      """;

  private static final String OPEN =
      """
      insert into review (translation_id, steps, policy_sha256, opened_at)
      values (:id, :steps, :hash, :now)
      """;

  private static final String ADOPT_POLICY =
      """
      update review
      set steps = :steps, policy_sha256 = :hash
      where translation_id = :id
      """;

  private static final String SKIP =
      """
      update review_segment
      set skips = :skips
      where translation_id = :id and risk = :risk and skips <> :skips::text[]
      """;

  private final JdbcClient jdbc;
  private final JdbcOperations batches;

  ReviewWriter(JdbcClient jdbc, JdbcOperations batches) {
    this.jdbc = jdbc;
    this.batches = batches;
  }

  /** A decision that a person makes now. */
  record Given(String step, Decision.Verdict verdict, String comment, String by, Instant at) {}

  void decide(Translation translation, List<ReviewedSegment> segments, Given given) {
    batches.batchUpdate(
        INSERT_DECISION,
        segments,
        500,
        (statement, segment) -> {
          statement.setLong(1, translation.id());
          statement.setInt(2, segment.index());
          statement.setString(3, given.step());
          statement.setString(4, given.verdict().label());
          statement.setInt(5, segment.words().version());
          statement.setString(6, segment.pair().source().hex());
          statement.setString(7, segment.pair().target().hex());
          statement.setString(8, given.comment());
          statement.setString(9, given.by());
          statement.setTimestamp(10, Timestamp.from(given.at()));
        });
  }

  void voidDecisions(long id, List<Integer> indexes, String reason, Instant now) {
    jdbc.sql(VOID_DECISIONS)
        .param("now", Timestamp.from(now))
        .param("reason", reason)
        .param("id", id)
        .param("indexes", indexes.toArray(Integer[]::new))
        .update();
  }

  void waive(ReviewedSegment segment, long finding, NotedFinding.Waiver waiver) {
    jdbc.sql(INSERT_WAIVER)
        .param("finding", finding)
        .param("source", segment.pair().source().hex())
        .param("target", segment.pair().target().hex())
        .param("reason", waiver.reason())
        .param("by", waiver.by())
        .param("now", Timestamp.from(waiver.at()))
        .update();
  }

  void sign(long id, Review.SealedSignature sealed) {
    Approved.Signature signature = sealed.signature();
    jdbc.sql(INSERT_SIGNATURE)
        .param("id", id)
        .param("step", signature.step())
        .param("account", signature.account())
        .param("signer", signature.signer())
        .param("meaning", signature.meaning())
        .param("at", Timestamp.from(signature.signedAt()))
        .param("content", sealed.content().hex())
        .param("seal", sealed.seal().hex())
        .update();
  }

  /** Voids every signature that counts, and with them the release. */
  int voidSignatures(long id, String reason, Instant now) {
    jdbc.sql(HOLD).param("id", id).update();
    return jdbc.sql(VOID_SIGNATURES)
        .param("now", Timestamp.from(now))
        .param("reason", reason)
        .param("id", id)
        .update();
  }

  /** Brings the state of segments, and the review's counts, up to date. */
  void recount(long id, List<Integer> indexes) {
    jdbc.sql(RECOUNT_SEGMENTS)
        .param("id", id)
        .param("indexes", indexes.toArray(Integer[]::new))
        .update();
    jdbc.sql(RECOUNT_REVIEW).param("id", id).update();
  }

  void release(long id, String by, Instant now) {
    jdbc.sql(RELEASE).param("id", id).param("by", by).param("now", Timestamp.from(now)).update();
  }

  void store(ReviewPolicy policy, Instant now) {
    jdbc.sql(STORE_POLICY)
        .param("hash", policy.hash().hex())
        .param("content", policy.text())
        .param("now", Timestamp.from(now))
        .update();
  }

  void open(long id, ReviewPolicy policy, Instant now) {
    jdbc.sql(OPEN)
        .param("id", id)
        .param("steps", policy.names().toArray(String[]::new))
        .param("hash", policy.hash().hex())
        .param("now", Timestamp.from(now))
        .update();
  }

  void adopt(long id, ReviewPolicy policy) {
    jdbc.sql(ADOPT_POLICY)
        .param("id", id)
        .param("steps", policy.names().toArray(String[]::new))
        .param("hash", policy.hash().hex())
        .update();
  }

  /** Which steps each segment goes through, by its risk. */
  void skip(long id, ReviewPolicy policy) {
    for (Risk risk : Risk.values()) {
      jdbc.sql(SKIP)
          .param("id", id)
          .param("risk", risk.name())
          .param("skips", policy.skips(risk).stream().sorted().toArray(String[]::new))
          .update();
    }
  }

  /** The text of a policy that a review was held under. */
  String policy(Sha256 hash) {
    return jdbc.sql("select content from review_policy where sha256 = :hash")
        .param("hash", hash.hex())
        .query(String.class)
        .single();
  }
}

package org.interpres.review;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.interpres.article.Revision;
import org.interpres.article.Sha256;
import org.interpres.article.Translation;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/**
 * Stores what became of each segment, and copies approvals and waivers on the words that were
 * carried over, with their people and times. Where a critical sentence stands among others than
 * before, its approvals are copied as void ones: who gave them is not forgotten, and each step
 * confirms them.
 */
@Repository
class CarriedDecisions {

  private static final String CARRY_WAIVERS =
      """
      insert into waiver
        (translation_id, index, finding_id, fingerprint, source_sha256, target_sha256, reason,
         waived_by, waived_at, carried_from)
      select f.translation_id, f.index, f.id, f.fingerprint, ?, w.target_sha256,
        w.reason, w.waived_by, w.waived_at, w.id
      from waiver w
      join finding f
        on f.translation_id = ? and f.index = ? and f.version = 1 and f.fingerprint = w.fingerprint
      where w.translation_id = ? and w.index = ? and w.target_sha256 = ? and w.source_sha256 = ?
      on conflict do nothing
      """;

  private static final String CARRY_APPROVALS =
      """
      insert into decision
        (translation_id, index, step, verdict, version, source_sha256, target_sha256, comment,
         decided_by, decided_at, carried_from, voided_at, void_reason)
      select ?, ?, d.step, d.verdict, 1, ?, d.target_sha256, d.comment, d.decided_by,
        d.decided_at, d.id, ?::timestamptz, ?::text
      from decision d
      where d.translation_id = ? and d.index = ? and d.verdict = 'approve' and d.voided_at is null
        and d.target_sha256 = ? and d.source_sha256 = ?
      order by d.id
      """;

  private static final String STORE_CHANGE =
      """
      insert into segment_change
        (translation_id, index, kind, moved, previous_translation, previous_indexes,
         previous_versions)
      values (?, ?, ?, ?, ?, ?, ?)
      """;

  private static final String CONFIRM =
      "the sentences around it changed: it is confirmed where it stands now";

  private final JdbcOperations batches;

  CarriedDecisions(JdbcOperations batches) {
    this.batches = batches;
  }

  void store(
      Translation translation,
      Revision revision,
      Map<Integer, CarriedWork.Change> changes,
      Instant now) {
    List<Carried> carried =
        changes.entrySet().stream()
            .filter(change -> change.getValue().kind().carries())
            .map(change -> Carried.of(revision, change.getKey(), change.getValue()))
            .toList();
    waivers(translation.id(), carried);
    approvals(translation.id(), carried, now);
    changes(translation.id(), changes);
  }

  /** Words that were carried from a place to an index. */
  private record Carried(
      int index, Sha256 source, EarlierWork.Place from, Decision.Pair words, boolean confirm) {
    static Carried of(Revision revision, int index, CarriedWork.Change change) {
      EarlierWork.Words words = change.before().get(0);
      return new Carried(
          index,
          revision.segments().get(index).sourceHash(),
          words.place(),
          new Decision.Pair(words.context().segment().sourceHash(), Sha256.of(words.target())),
          change.kind() == SourceChange.Kind.CONTEXT);
    }
  }

  private void waivers(long id, List<Carried> all) {
    batches.batchUpdate(
        CARRY_WAIVERS,
        all,
        500,
        (statement, carried) -> {
          statement.setString(1, carried.source().hex());
          statement.setLong(2, id);
          statement.setInt(3, carried.index());
          statement.setLong(4, carried.from().translation());
          statement.setInt(5, carried.from().index());
          statement.setString(6, carried.words().target().hex());
          statement.setString(7, carried.words().source().hex());
        });
  }

  private void approvals(long id, List<Carried> all, Instant now) {
    batches.batchUpdate(
        CARRY_APPROVALS,
        all,
        500,
        (statement, carried) -> {
          statement.setLong(1, id);
          statement.setInt(2, carried.index());
          statement.setString(3, carried.source().hex());
          statement.setTimestamp(4, carried.confirm() ? Timestamp.from(now) : null);
          statement.setString(5, carried.confirm() ? CONFIRM : null);
          statement.setLong(6, carried.from().translation());
          statement.setInt(7, carried.from().index());
          statement.setString(8, carried.words().target().hex());
          statement.setString(9, carried.words().source().hex());
        });
  }

  private void changes(long id, Map<Integer, CarriedWork.Change> all) {
    batches.batchUpdate(
        STORE_CHANGE,
        all.entrySet(),
        500,
        (statement, entry) -> {
          CarriedWork.Change change = entry.getValue();
          List<EarlierWork.Words> before = change.before();
          statement.setLong(1, id);
          statement.setInt(2, entry.getKey());
          statement.setString(3, change.kind().label());
          statement.setBoolean(4, change.moved());
          statement.setLong(5, before.get(0).place().translation());
          Object[] indexes = before.stream().map(words -> words.place().index()).toArray();
          Object[] versions = before.stream().map(EarlierWork.Words::version).toArray();
          statement.setArray(6, statement.getConnection().createArrayOf("integer", indexes));
          statement.setArray(7, statement.getConnection().createArrayOf("integer", versions));
        });
  }
}

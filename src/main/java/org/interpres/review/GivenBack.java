package org.interpres.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interpres.article.Sha256;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * An edit that brings back words which were approved, or that differs from them in white space
 * alone, gives their approvals back: nobody reads a sentence twice because somebody tried another.
 * Not those whose words were sent back since, nor those of a person who has become an editor.
 */
@Repository
class GivenBack {

  /** How a decision says that it is void because of an edit; only such ones come back. */
  static final String EDITED = "the words were edited by ";

  private static final String VERSIONS =
      """
      select distinct target, target_sha256
      from target_version
      where translation_id = :id and index = :index
      """;

  private static final String INSERT =
      """
      insert into decision
        (translation_id, index, step, verdict, version, source_sha256, target_sha256, comment,
         decided_by, decided_at, carried_from)
      select translation_id, index, step, verdict, ?, source_sha256, ?, comment, decided_by,
        decided_at, id
      from decision
      where id = ?
      """;

  private final JdbcClient jdbc;
  private final JdbcOperations batches;
  private final ReviewPolicy policy;

  GivenBack(JdbcClient jdbc, JdbcOperations batches, ReviewPolicy policy) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.policy = policy;
  }

  /**
   * Copies the approvals that come back.
   *
   * @param edited the segment with its new words, its decisions void
   * @return how many
   */
  int to(long translation, ReviewedSegment edited) {
    Map<String, Decision> approvals = approvals(edited, alike(translation, edited));
    List<Decision> back = new ArrayList<>();
    for (ReviewPolicy.Step step : policy.steps()) {
      Decision approval = approvals.get(step.name());
      if (edited.skips().contains(step.name())) {
        continue;
      }
      if (approval == null || Independence.hindrance(approval.by(), edited, step).isPresent()) {
        break;
      }
      back.add(approval);
    }
    batches.batchUpdate(
        INSERT,
        back,
        100,
        (statement, approval) -> {
          statement.setInt(1, edited.words().version());
          statement.setString(2, edited.words().hash().hex());
          statement.setLong(3, approval.id());
        });
    return back.size();
  }

  /** The hashes of the segment's earlier words that differ in white space at most. */
  private Set<Sha256> alike(long translation, ReviewedSegment edited) {
    String spaced = WordTokens.spaced(edited.words().target());
    Set<Sha256> alike = new HashSet<>();
    jdbc
        .sql(VERSIONS)
        .param("id", translation)
        .param("index", edited.index())
        .query(
            (row, n) ->
                Map.entry(row.getString("target"), new Sha256(row.getString("target_sha256"))))
        .list()
        .stream()
        .filter(version -> WordTokens.spaced(version.getKey()).equals(spaced))
        .forEach(version -> alike.add(version.getValue()));
    return alike;
  }

  /** By step, the last approval of such words that no rejection followed. */
  private static Map<String, Decision> approvals(ReviewedSegment edited, Set<Sha256> alike) {
    Map<String, Decision> approvals = new HashMap<>();
    for (Decision decision : edited.decisions()) {
      boolean ours =
          decision.words().source().equals(edited.segment().sourceHash())
              && alike.contains(decision.words().target());
      String voided = decision.voided();
      if (ours && decision.verdict() == Decision.Verdict.REJECT) {
        approvals.clear();
      } else if (ours && voided != null && voided.startsWith(EDITED)) {
        approvals.put(decision.step(), decision);
      }
    }
    return approvals;
  }
}

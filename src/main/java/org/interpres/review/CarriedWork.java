package org.interpres.review;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.interpres.article.Articles;
import org.interpres.article.Origin;
import org.interpres.article.Revision;
import org.interpres.article.Segment;
import org.interpres.article.Sha256;
import org.interpres.article.Translation;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What did not change stays approved: finds, for the segments of a new revision, the words and
 * decisions on the same source sentence in the article's latest review of the locale that had it.
 *
 * <p>A sentence that stands several times is matched by its neighbours first, then by order: a
 * table's “Yes” has another translation in another row.
 */
@Repository
class CarriedWork {

  private static final String CANDIDATES =
      """
      select translation_id, revision_id, index, target, origin_kind, origin_engine, origin_model,
        origin_score, editors
      from (
        select p.*, t.revision_id,
          dense_rank() over (partition by p.source_sha256 order by r.number desc) as age
        from review_segment p
        join translation t on t.id = p.translation_id
        join revision r on r.id = t.revision_id
        where t.article = :article and t.locale = :locale and r.number < :revision
          and p.origin_kind <> 'PLACEHOLDER'
          and p.source_sha256 in (select source_sha256 from segment where revision_id = :id)
      ) candidate
      where age = 1
      order by index
      """;

  private static final String CARRY_WAIVERS =
      """
      insert into waiver
        (translation_id, index, finding_id, fingerprint, source_sha256, target_sha256, reason,
         waived_by, waived_at, carried_from)
      select f.translation_id, f.index, f.id, f.fingerprint, w.source_sha256, w.target_sha256,
        w.reason, w.waived_by, w.waived_at, w.id
      from waiver w
      join finding f
        on f.translation_id = ? and f.index = ? and f.version = 1 and f.fingerprint = w.fingerprint
      where w.translation_id = ? and w.index = ? and w.target_sha256 = ?
      on conflict do nothing
      """;

  private static final String CARRY_APPROVALS =
      """
      insert into decision
        (translation_id, index, step, verdict, version, source_sha256, target_sha256, comment,
         decided_by, decided_at, carried_from)
      select ?, ?, d.step, d.verdict, 1, d.source_sha256, d.target_sha256, d.comment, d.decided_by,
        d.decided_at, d.id
      from decision d
      where d.translation_id = ? and d.index = ? and d.verdict = 'approve' and d.voided_at is null
        and d.target_sha256 = ?
      order by d.id
      """;

  private final JdbcClient jdbc;
  private final JdbcOperations batches;
  private final Articles articles;

  CarriedWork(JdbcClient jdbc, JdbcOperations batches, Articles articles) {
    this.jdbc = jdbc;
    this.batches = batches;
    this.articles = articles;
  }

  /** Words of an earlier translation. */
  record Carried(
      long translation,
      int index,
      String target,
      Origin origin,
      List<String> editors,
      Context context) {}

  /** A sentence with those before and after it. */
  record Context(Segment segment, String before, String after) {
    static Context of(Revision revision, int index) {
      List<Segment> all = revision.segments();
      return new Context(
          all.get(index),
          index == 0 ? "" : all.get(index - 1).source(),
          index + 1 == all.size() ? "" : all.get(index + 1).source());
    }
  }

  /** What is carried over, by the index of the new revision's segment. */
  Map<Integer, Carried> find(Translation translation, Revision revision) {
    Map<Sha256, List<Carried>> earlier = new HashMap<>();
    for (Carried carried : candidates(translation)) {
      earlier
          .computeIfAbsent(carried.context().segment().sourceHash(), hash -> new ArrayList<>())
          .add(carried);
    }
    List<Context> open =
        new ArrayList<>(
            revision.segments().stream()
                .filter(segment -> earlier.containsKey(segment.sourceHash()))
                .map(segment -> Context.of(revision, segment.index()))
                .toList());
    Map<Integer, Carried> matches = new HashMap<>();
    match(
        open,
        earlier,
        matches,
        (a, b) -> a.before().equals(b.before()) && a.after().equals(b.after()));
    match(
        open,
        earlier,
        matches,
        (a, b) -> a.before().equals(b.before()) || a.after().equals(b.after()));
    match(open, earlier, matches, (a, b) -> true);
    return matches;
  }

  private static void match(
      List<Context> open,
      Map<Sha256, List<Carried>> earlier,
      Map<Integer, Carried> matches,
      BiPredicate<Context, Context> alike) {
    for (Iterator<Context> each = open.iterator(); each.hasNext(); ) {
      Context wanted = each.next();
      List<Carried> left = earlier.getOrDefault(wanted.segment().sourceHash(), List.of());
      Predicate<Carried> fits = carried -> alike.test(wanted, carried.context());
      left.stream()
          .filter(fits)
          .findFirst()
          .ifPresent(
              carried -> {
                matches.put(wanted.segment().index(), carried);
                left.remove(carried);
                each.remove();
              });
    }
  }

  private List<Carried> candidates(Translation translation) {
    return jdbc.sql(CANDIDATES)
        .param("article", translation.article().value())
        .param("locale", translation.locale().value())
        .param("revision", translation.revision())
        .param("id", translation.revisionId())
        .query(
            (row, n) ->
                new Carried(
                    row.getLong("translation_id"),
                    row.getInt("index"),
                    row.getString("target"),
                    StoredReviews.origin(row),
                    StoredReviews.texts(row.getArray("editors")),
                    Context.of(articles.revision(row.getLong("revision_id")), row.getInt("index"))))
        .list();
  }

  /** Copies approvals and waivers on the words that were carried, with their people and times. */
  void carryDecisions(long translation, Map<Integer, Carried> matches) {
    for (String sql : List.of(CARRY_WAIVERS, CARRY_APPROVALS)) {
      batches.batchUpdate(
          sql,
          matches.entrySet(),
          500,
          (statement, match) -> {
            Carried carried = match.getValue();
            statement.setLong(1, translation);
            statement.setInt(2, match.getKey());
            statement.setLong(3, carried.translation());
            statement.setInt(4, carried.index());
            statement.setString(5, Sha256.of(carried.target()).hex());
          });
    }
  }
}

package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interpres.review.ReviewWorld.ADA;
import static org.interpres.review.ReviewWorld.LEA;
import static org.interpres.review.ReviewWorld.LIN;
import static org.interpres.review.ReviewWorld.LOC;
import static org.interpres.review.ReviewWorld.MED;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.interpres.app.database.TestDatabase;
import org.interpres.article.Drafted;
import org.interpres.article.LocaleTag;
import org.interpres.article.Slug;
import org.interpres.article.TranslationState;
import org.interpres.review.ReviewWorld.Draft;
import org.junit.jupiter.api.Test;

/**
 * No statement of the review reads a large table from end to end: each that the acts and the looks
 * of a day prepare is explained by PostgreSQL over a database of some size.
 */
class QueryPlansTest {

  private static final int TRANSLATIONS = 450;

  static final Set<String> LARGE =
      Set.of(
          "translation",
          "queue_place",
          "review",
          "revision",
          "segment",
          "review_segment",
          "target_version",
          "finding",
          "waiver",
          "decision",
          "signature",
          "segment_change",
          "audit_entry");

  private final TestDatabase fresh = TestDatabase.fresh();
  private final RecordedStatements statements = new RecordedStatements(fresh.application());
  private final ReviewWorld world =
      new ReviewWorld(new TestDatabase(fresh.name(), fresh.access(), statements));

  @Test
  void no_statement_of_a_day_s_work_reads_a_large_table_from_end_to_end() throws SQLException {
    LargeDatabase large = new LargeDatabase(world);
    large.add(TRANSLATIONS / 3, 40, "fr", "es", "de");
    large.analyze();
    statements.forget();

    work(large.inReview(40));

    // Small tables are rightly read whole; where that is forbidden, only a statement for which no
    // index fits still does it.
    assertThat(statements.seen()).hasSizeGreaterThan(50);
    assertThat(statements.scanning(fresh, LARGE, "set enable_seqscan = off")).isEmpty();
  }

  private void work(List<Long> ids) {
    work(world, ids.get(0));
  }

  /** A day's acts and looks. */
  static void work(ReviewWorld world, long id) {
    look(world, id);
    Claims claims = world.context.getBean(Claims.class);
    claims.claim(LIN, id, "linguistic");
    claims.due(LOC, id, world.clock.instant().plusSeconds(86_400));
    world.reviews.edit(LIN, id, 0, "Autre chose.", 1);
    world.reviews.edit(LIN, id, 0, "La phrase 0 dit comment bien se reposer chez soi.", 2);
    world.reviews.decide(
        LIN, id, 2, new Ruling("linguistic", Decision.Verdict.REJECT, 1, "no", List.of()));
    world.reviews.decideAll(
        LIN,
        id,
        new Ruling.Bulk(
            "linguistic", Decision.Verdict.APPROVE, "", List.of(new Ruling.Item(4, 1))));
    world.approveAll(LIN, id, "linguistic");
    world.sign(LIN, id, "linguistic");
    claims.assign(LOC, id, "medical", "med");
    claims.release(LOC, id, "medical");
    world.approveAll(MED, id, "medical");
    world.sign(MED, id, "medical");
    world.approvals.load(id);
    world.reviews.reopen(LOC, id, "for the plans");
    Slug slug = world.translations.find(id).orElseThrow().article();
    Drafted next =
        world.drafted(
            slug,
            IntStream.range(0, 40)
                .mapToObj(i -> Draft.of("Sentence %d tells it otherwise.".formatted(i), "Autre."))
                .toList());
    world.reviews.open(next);
    look(world, next.translation().id());
    Refused.with("FORBIDDEN role-may-not-edit", () -> world.reviews.edit(ADA, id, 0, "x", 1));
  }

  private static void look(ReviewWorld world, long id) {
    world.queries.workbench(LEA, id);
    world.queries.record(LEA, id);
    world.queries.summary(LEA);
    Queue first = world.queries.queue(LEA, Queue.Filter.ALL);
    world.queries.queue(LEA, new Queue.Filter(null, null, null, first.next()));
    world.queries.queue(
        LEA, new Queue.Filter(TranslationState.IN_REVIEW, new LocaleTag("fr"), null, null));
    Slug article = world.translations.find(id).orElseThrow().article();
    world.queries.queue(LEA, new Queue.Filter(null, null, article, null));
    for (Queue.Work work :
        List.of(
            new Queue.Work("medical", null, null),
            new Queue.Work(null, "lin", null),
            new Queue.Work(null, null, world.clock.instant()))) {
      world.queries.queue(LEA, new Queue.Filter(null, null, null, null, work));
    }
  }
}

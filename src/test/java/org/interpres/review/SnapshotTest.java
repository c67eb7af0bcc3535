package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interpres.review.ReviewWorld.ADA;
import static org.interpres.review.ReviewWorld.LIN;

import java.sql.Connection;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.interpres.review.ReviewWorld.Draft;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What is read by several queries is of one moment, whatever is written between two of them. */
class SnapshotTest {

  private final ReviewWorld world = new ReviewWorld();

  @Test
  void a_workbench_shows_no_words_with_the_decisions_of_others() throws Exception {
    long id = approved();

    Workbench bench = between("signature", id, () -> world.queries.workbench(ADA, id));

    Review review = java.util.Objects.requireNonNull(bench.review());
    ReviewedSegment segment = review.segments().get(0);
    assertThat(segment.decisions()).allMatch(decision -> decision.voided() == null);
    assertThat(review.signature("linguistic")).as("of the approved words").isPresent();
    assertThat(world.segment(id, 0).decisions())
        .as("a moment later")
        .anyMatch(decision -> decision.voided() != null);
  }

  @Test
  void a_record_is_of_one_moment() throws Exception {
    long id = approved();

    ReviewRecord record = between("signature", id, () -> world.queries.record(ADA, id));

    assertThat(record.signatures())
        .singleElement()
        .satisfies(signature -> assertThat(signature.voidedAt()).isNull());
    assertThat(world.queries.record(ADA, id).signatures())
        .as("a moment later")
        .singleElement()
        .satisfies(signature -> assertThat(signature.voidedAt()).isNotNull());
  }

  private long approved() {
    long id = world.open(Draft.of("Take one tablet a day.", "Prenez un comprimé par jour."));
    world.approveAll(LIN, id, "linguistic");
    world.sign(LIN, id, "linguistic");
    return id;
  }

  /**
   * Reads up to a table that somebody has locked, who then voids what was decided and signed, and
   * lets the reader go on.
   */
  private <T> T between(String table, long id, Supplier<T> read) throws Exception {
    try (Connection connection = world.database.owner().getConnection()) {
      connection.setAutoCommit(false);
      JdbcClient other = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      other.sql("lock table " + table + " in access exclusive mode").update();
      CompletableFuture<T> reading = CompletableFuture.supplyAsync(read);
      awaitBlocked();
      voidAll(other, id);
      connection.commit();
      return reading.join();
    }
  }

  private static void voidAll(JdbcClient other, long id) {
    other
        .sql(
            "update decision set voided_at = now(), void_reason = 'edited' where translation_id = :id")
        .param("id", id)
        .update();
    other
        .sql(
            "update signature set voided_at = now(), void_reason = 'edited' where translation_id = :id")
        .param("id", id)
        .update();
  }

  private void awaitBlocked() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                world
                    .jdbc
                    .sql(
                        """
                        select exists (
                          select from pg_locks l join pg_database d on d.oid = l.database
                          where not l.granted and d.datname = current_database())
                        """)
                    .query(Boolean.class)
                    .single());
  }
}

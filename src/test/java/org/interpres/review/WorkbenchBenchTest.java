package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interpres.review.ReviewWorld.ADA;
import static org.interpres.review.ReviewWorld.LIN;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.interpres.review.ReviewWorld.Draft;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long a reviewer waits in an article of 500 segments. */
@Tag("bench")
class WorkbenchBenchTest {

  private static final int SEGMENTS = 500;

  @Test
  void a_workbench_of_500_segments_and_the_acts_in_it() {
    ReviewWorld world = new ReviewWorld();
    long start = System.nanoTime();
    long id =
        world.open(
            IntStream.range(0, SEGMENTS)
                .mapToObj(i -> Draft.of("It is pleasant to walk.", "Il est agréable de marcher."))
                .toArray(Draft[]::new));
    System.out.printf("review: open 500 segments %d ms%n", millis(System.nanoTime() - start));

    measure("queue", i -> world.queries.queue(ADA, Queue.Filter.ALL));
    measure("workbench, 500 segments", i -> world.queries.workbench(ADA, id));
    measure("edit", i -> world.reviews.edit(LIN, id, i, "Marcher est agréable.", 1));
    measure("approve", i -> world.approve(LIN, id, i, "linguistic"));
    measure("workbench, decided", i -> world.queries.workbench(ADA, id));
    measure(
        "approve 1 chosen of 500",
        i ->
            world.reviews.decideAll(
                LIN,
                id,
                new Ruling.Bulk(
                    "linguistic",
                    Decision.Verdict.APPROVE,
                    "",
                    List.of(new Ruling.Item(SEGMENTS - 1 - i, 1)))));
  }

  private static void measure(String what, IntConsumer act) {
    int runs = 200;
    long[] nanos = new long[runs];
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      act.accept(i);
      nanos[i] = System.nanoTime() - start;
    }
    Arrays.sort(nanos);
    System.out.printf(
        "review: %s median %.1f ms, 95th percentile %.1f ms%n",
        what, nanos[runs / 2] / 1e6, nanos[runs * 95 / 100] / 1e6);
    assertThat(nanos[runs - 1]).isPositive();
  }

  private static long millis(long nanos) {
    return Duration.ofNanos(nanos).toMillis();
  }
}

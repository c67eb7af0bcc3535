package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random people do random things to an article, over HTTP, while connections break and the server
 * is started anew; after each act nothing is out that people have not approved, the audit trail
 * holds, and nothing that was acknowledged is missing.
 *
 * <p>The seed is printed; {@code -Dreview.seed=…} repeats the choices of a run (not its timing).
 */
class ReviewPropertyTest {

  private static final int SHORT = 60;
  private static final int LONG = Integer.getInteger("review.acts", 2_000);

  @Test
  void whatever_people_do_only_approved_words_come_out_and_nothing_is_lost() throws IOException {
    run(SHORT, 0);
  }

  @Test
  @Tag("bench")
  void the_same_for_long_with_restarts() throws IOException {
    run(LONG, 150);
  }

  private static void run(int acts, int restartEvery) throws IOException {
    long seed = Long.getLong("review.seed", System.nanoTime());
    System.out.printf("review property: seed %d, %d acts%n", seed, acts);
    try (RandomReview review = new RandomReview(seed)) {
      review.publishOnce();
      for (int act = 1; act <= acts; act++) {
        String done = review.act();
        if (restartEvery > 0 && act % restartEvery == 0) {
          review.restart();
        }
        assertThat(review.broken()).as("seed %d, act %d: %s", seed, act, done).isEmpty();
      }
      assertThat(review.broken()).as("seed %d, at the end", seed).isEmpty();
      assertThat(review.missing()).as("seed %d, acknowledged and gone", seed).isEmpty();
      System.out.println("review property: " + review.tally());
      assertThat(review.publications()).as("seed %d, publications", seed).isPositive();
    }
  }
}

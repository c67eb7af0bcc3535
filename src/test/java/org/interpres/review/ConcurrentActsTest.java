package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interpres.review.ReviewWorld.ADA;
import static org.interpres.review.ReviewWorld.LEA;
import static org.interpres.review.ReviewWorld.LIN;
import static org.interpres.review.ReviewWorld.MED;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.interpres.article.Refusal;
import org.interpres.article.TranslationState;
import org.interpres.review.ReviewWorld.Draft;
import org.junit.jupiter.api.Test;

/** People who act at the same moment. */
class ConcurrentActsTest {

  private static final ReviewWorld WORLD = new ReviewWorld();

  /** Runs all at once; answers {@code done} or the refusal's code, in their order. */
  private static List<String> together(List<Callable<?>> acts) throws Exception {
    CyclicBarrier start = new CyclicBarrier(acts.size());
    ExecutorService people = Executors.newFixedThreadPool(acts.size());
    try {
      List<Future<String>> outcomes = new ArrayList<>();
      for (Callable<?> act : acts) {
        outcomes.add(
            people.submit(
                () -> {
                  start.await();
                  try {
                    act.call();
                    return "done";
                  } catch (Refusal refusal) {
                    return refusal.code();
                  }
                }));
      }
      List<String> answers = new ArrayList<>();
      for (Future<String> outcome : outcomes) {
        answers.add(outcome.get());
      }
      return answers;
    } finally {
      people.shutdown();
    }
  }

  @Test
  void of_many_edits_of_one_version_one_is_stored() throws Exception {
    long id = WORLD.open(Draft.of("A title", "Un titre"));

    List<String> outcomes =
        together(
            IntStream.range(0, 8)
                .<Callable<?>>mapToObj(i -> () -> WORLD.reviews.edit(LIN, id, 0, "Titre " + i, 1))
                .toList());

    assertThat(outcomes).filteredOn("done"::equals).hasSize(1);
    assertThat(outcomes).filteredOn("stale-version"::equals).hasSize(7);
    assertThat(WORLD.segment(id, 0).words().version()).isEqualTo(2);
    assertThat(WORLD.segment(id, 0).words().target())
        .isEqualTo("Titre " + outcomes.indexOf("done"));
  }

  @Test
  void of_two_who_approve_one_is_the_reviewer() throws Exception {
    for (int round = 0; round < 10; round++) {
      long id = WORLD.open(Draft.of("A title", "Un titre"));
      assertThat(
              together(
                  List.of(
                      () -> WORLD.approve(LIN, id, 0, "linguistic"),
                      () -> WORLD.approve(LEA, id, 0, "linguistic"))))
          .containsExactlyInAnyOrder("done", "already-approved");
      assertThat(WORLD.segment(id, 0).approvals()).hasSize(1);
    }
  }

  @Test
  void an_approval_never_covers_words_that_an_edit_replaced_meanwhile() throws Exception {
    for (int round = 0; round < 10; round++) {
      long id = WORLD.open(Draft.of("A title", "Un titre"));
      Ruling seen = new Ruling("linguistic", Decision.Verdict.APPROVE, 1, "", List.of());
      List<String> outcomes =
          together(
              List.of(
                  () -> WORLD.reviews.decide(LIN, id, 0, seen),
                  () -> WORLD.reviews.edit(LEA, id, 0, "Le titre", 1)));
      assertThat(outcomes.get(1)).isEqualTo("done");
      assertThat(outcomes.get(0)).isIn("done", "stale-version");
      assertThat(WORLD.segment(id, 0).approvals()).isEmpty();
    }
  }

  @Test
  void the_counts_of_the_queue_are_those_of_the_segments_whoever_acted_at_once() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    long id =
        WORLD.open(
            IntStream.range(0, 12)
                .mapToObj(i -> Draft.of("Sentence " + letter(i), "Phrase " + letter(i)))
                .toArray(Draft[]::new));
    List<Callable<?>> acts = new ArrayList<>();
    for (int person = 0; person < 6; person++) {
      Random own = new Random(random.nextLong());
      acts.add(
          () -> {
            for (int i = 0; i < 25; i++) {
              act(own, id);
            }
            return null;
          });
    }

    assertThat(together(acts)).as("seed " + seed).containsOnly("done");

    Workbench workbench = WORLD.queries.workbench(ADA, id);
    Queue.Counts counts =
        Objects.requireNonNull(
            WORLD
                .queries
                .queue(
                    ADA,
                    new Queue.Filter(
                        TranslationState.IN_REVIEW, null, workbench.translation().article(), null))
                .entries()
                .get(0)
                .counts());
    assertThat(counts.steps())
        .as("seed " + seed)
        .extracting(Queue.StepCount::decided)
        .containsExactlyElementsOf(
            workbench.steps().stream().map(Workbench.Progress::decided).toList());
    assertThat(WORLD.audit.verify().valid()).as("seed " + seed).isTrue();
  }

  private static void act(Random random, long id) {
    int index = random.nextInt(12);
    try {
      switch (random.nextInt(4)) {
        case 0 ->
            WORLD.reviews.edit(
                LEA,
                id,
                index,
                "Phrase " + letter(random.nextInt(3)),
                WORLD.segment(id, index).words().version());
        case 1 -> WORLD.approve(LIN, id, index, "linguistic");
        case 2 -> WORLD.approve(MED, id, index, "medical");
        default ->
            WORLD.reviews.decide(
                MED,
                id,
                index,
                new Ruling("medical", Decision.Verdict.REJECT, null, "no", List.of()));
      }
    } catch (Refusal expected) {
      assertThat(expected.code())
          .isIn("stale-version", "step-out-of-order", "already-approved", "same-person");
    }
  }

  /** No digit, which the check of numbers would miss in the other text. */
  private static char letter(int i) {
    return (char) ('a' + i);
  }
}

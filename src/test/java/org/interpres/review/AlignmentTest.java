package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.interpres.review.SourceChange.Kind;
import org.junit.jupiter.api.Test;

/** What became of each sentence. */
class AlignmentTest {

  private static SortedMap<Integer, String> text(String... sentences) {
    SortedMap<Integer, String> text = new TreeMap<>();
    for (int i = 0; i < sentences.length; i++) {
      text.put(i, sentences[i]);
    }
    return text;
  }

  private static Alignment.Match match(Kind kind, Integer... before) {
    return new Alignment.Match(kind, List.of(before));
  }

  @Test
  void an_edited_sentence_is_found_and_one_that_is_alike_to_nothing_is_new() {
    assertThat(
            Alignment.of(
                text("Take 5 mg once a day with water.", "Store it in a dry place."),
                text(
                    "Ask your nurse about parking.",
                    "Store it in a cool, dry place.",
                    "Take 10 mg once a day with water.")))
        .isEqualTo(Map.of(1, match(Kind.EDITED, 1), 2, match(Kind.EDITED, 0)));
  }

  @Test
  void the_more_alike_wins_over_the_one_that_stands_first() {
    assertThat(
            Alignment.of(
                text("You may feel dizzy after the first dose."),
                text(
                    "You may feel sick after the second injection.",
                    "You may feel very dizzy after the first dose.")))
        .isEqualTo(Map.of(1, match(Kind.EDITED, 0)));
  }

  @Test
  void white_space_alone_is_no_edit_but_the_whole_of_it_is() {
    assertThat(
            Alignment.of(
                text("Take 5 mg  daily.", "Do not drive."),
                text("Take 5\u00a0mg daily.", "Donot drive.")))
        .isEqualTo(Map.of(0, match(Kind.SPACE, 0)));
  }

  @Test
  void a_sentence_that_was_split_is_what_each_part_was() {
    assertThat(
            Alignment.of(
                text("Call your doctor if the pain gets worse and do not drive on that day."),
                text("Call your doctor if the pain gets worse.", "Do not drive on that day.")))
        .isEqualTo(Map.of(0, match(Kind.SPLIT, 0), 1, match(Kind.SPLIT, 0)));
  }

  @Test
  void sentences_that_were_merged_are_all_what_the_new_one_was() {
    assertThat(
            Alignment.of(
                text("Unchanged elsewhere?", "Rest at home today.", "Drink plenty of clear water."),
                text("Rest at home today and drink plenty of clear water.")))
        .isEqualTo(Map.of(0, match(Kind.MERGED, 1, 2)));
  }

  @Test
  void sentences_that_do_not_stand_beside_each_other_are_not_merged() {
    SortedMap<Integer, String> before = new TreeMap<>();
    before.put(3, "Rest at home today.");
    before.put(9, "Drink plenty of clear water.");

    assertThat(Alignment.of(before, text("Rest at home today and drink plenty of clear water.")))
        .isEqualTo(Map.of(0, match(Kind.EDITED, 9)));
  }

  @Test
  void chinese_is_compared_by_its_words_too() {
    assertThat(Alignment.of(text("请每天服用一片药。"), text("请每天服用两片药。")))
        .isEqualTo(Map.of(0, match(Kind.EDITED, 0)));
  }

  @Test
  void whatever_the_texts_no_sentence_is_used_twice_but_by_a_split() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < 200; run++) {
      SortedMap<Integer, String> before = sentences(random);
      Map<Integer, Alignment.Match> matches = Alignment.of(before, sentences(random));
      Map<Integer, List<Alignment.Match>> uses =
          matches.values().stream()
              .flatMap(m -> m.before().stream().map(index -> Map.entry(index, m)))
              .collect(
                  Collectors.groupingBy(
                      Map.Entry::getKey,
                      Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
      assertThat(uses.keySet()).as("seed %d, run %d", seed, run).isSubsetOf(before.keySet());
      assertThat(uses.values())
          .as("seed %d, run %d", seed, run)
          .allMatch(use -> use.size() == 1 || use.stream().allMatch(m -> m.kind() == Kind.SPLIT));
    }
  }

  private static SortedMap<Integer, String> sentences(Random random) {
    SortedMap<Integer, String> sentences = new TreeMap<>();
    int size = random.nextInt(12);
    int index = 0;
    for (int i = 0; i < size; i++) {
      index += 1 + random.nextInt(2);
      sentences.put(
          index,
          random
              .ints(1 + random.nextInt(6), 0, 8)
              .mapToObj(word -> "word" + word)
              .collect(Collectors.joining(random.nextInt(5) == 0 ? "  " : " ")));
    }
    return sentences;
  }

  @Test
  void what_kept_its_order_is_the_longest_run_that_grows() {
    assertThat(OrderKept.in(List.of())).isEmpty();
    assertThat(OrderKept.in(List.of(5, 0, 1, 2, 3))).containsExactlyInAnyOrder(1, 2, 3, 4);
    assertThat(OrderKept.in(List.of(1, 2, 3, 0, 4))).containsExactlyInAnyOrder(0, 1, 2, 4);
  }
}

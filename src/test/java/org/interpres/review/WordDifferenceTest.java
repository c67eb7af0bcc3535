package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.interpres.review.WordDifference.Kind;
import org.interpres.review.WordDifference.Piece;
import org.junit.jupiter.api.Test;

class WordDifferenceTest {

  private static String marked(String before, String after) {
    return WordDifference.between(before, after).stream()
        .map(
            piece ->
                switch (piece.kind()) {
                  case SAME -> piece.text();
                  case REMOVED -> "[-" + piece.text() + "-]";
                  case ADDED -> "[+" + piece.text() + "+]";
                })
        .collect(Collectors.joining());
  }

  @Test
  void a_changed_dose_is_one_word_and_not_a_digit() {
    assertThat(marked("Take 5 mg daily.", "Take 50 mg daily."))
        .isEqualTo("Take [-5-][+50+] mg daily.");
    assertThat(marked("Take 0.5 mg.", "Take 5 mg.")).isEqualTo("Take [-0.5-][+5+] mg.");
  }

  @Test
  void a_tag_is_whole_and_scripts_without_spaces_are_cut_into_words() {
    assertThat(marked("See <g id=\"1\">here</g>.", "See <g id=\"2\">here</g>."))
        .isEqualTo("See [-<g id=\"1\">-][+<g id=\"2\">+]here</g>.");
    assertThat(marked("每天服用一片药。", "每天服用两片药。")).contains("[-").doesNotContain("[-每天");
    assertThat(marked("خذ قرصًا واحدًا", "خذ قرصين")).startsWith("خذ ");
  }

  @Test
  void whatever_the_texts_both_can_be_read_from_the_pieces() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int run = 0; run < 500; run++) {
      String before = text(random);
      String after = text(random);
      var pieces = WordDifference.between(before, after);
      assertThat(joined(pieces, Kind.ADDED)).as("seed %d", seed).isEqualTo(before);
      assertThat(joined(pieces, Kind.REMOVED)).as("seed %d", seed).isEqualTo(after);
    }
  }

  private static String joined(java.util.List<Piece> pieces, Kind without) {
    return pieces.stream()
        .filter(piece -> piece.kind() != without)
        .map(Piece::text)
        .collect(Collectors.joining());
  }

  private static String text(Random random) {
    String[] words = {
      "dose", "5", "mg", " ", " ", "<x id=\"1\"/>", "</g>", "<", "药片", "é", "😀", "."
    };
    return random
        .ints(random.nextInt(12), 0, words.length)
        .mapToObj(i -> words[i])
        .collect(Collectors.joining());
  }
}

package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.interpres.publish.Differences.Shown;
import org.junit.jupiter.api.Test;

class DifferencesTest {

  @Test
  void one_sentence_of_a_very_long_article_is_one_change() {
    List<Shown> before = blocks(20_000, "same ");
    List<Shown> after = new ArrayList<>(before);
    after.set(9_999, new Shown("b9999", "paragraph", "Changed."));
    after.add(10_500, new Shown("new", "paragraph", "Added."));
    assertThat(shown(before, after))
        .containsExactly("removed same 9999", "added Changed.", "added Added.");
    assertThat(shown(before, before)).isEmpty();
    assertThat(shown(before, List.of())).hasSize(20_000);
    assertThat(shown(List.of(), before)).hasSize(20_000);
  }

  /** A table of all pairs of 20,000 blocks was 1.6 GB. */
  @Test
  void two_long_articles_that_have_nothing_in_common_are_shown_whole() {
    List<String> changes = shown(blocks(20_000, "old "), blocks(20_000, "new "));
    assertThat(changes).hasSize(40_000);
    assertThat(changes.subList(0, 20_000)).allMatch(change -> change.startsWith("removed old "));
    assertThat(changes.subList(20_000, 40_000)).allMatch(change -> change.startsWith("added new "));
  }

  @Test
  void what_repeats_at_both_ends_is_counted_once() {
    List<Shown> one = blocks(1, "same ");
    List<Shown> two = List.of(one.get(0), one.get(0));
    assertThat(shown(one, two)).containsExactly("added same 0");
    assertThat(shown(two, one)).containsExactly("removed same 0");
  }

  private static List<Shown> blocks(int many, String text) {
    return IntStream.range(0, many)
        .mapToObj(n -> new Shown("b" + n, "paragraph", text + n))
        .toList();
  }

  private static List<String> shown(List<Shown> before, List<Shown> after) {
    return Differences.between(before, after).stream()
        .map(change -> change.kind().label() + " " + change.text())
        .toList();
  }
}

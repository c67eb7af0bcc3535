package org.interpres.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InlineTokenTest {

  @Test
  void only_the_three_tags_are_tags() {
    String text = "Ask <g id=\"1\">your doctor</g> if p < .05 & <b>x</b><x id=\"2\"/><g id=\"01\">";

    List<InlineToken> tokens = InlineToken.parse(text);

    assertThat(tokens)
        .containsExactly(
            new InlineToken.Text(0, 4, "Ask "),
            new InlineToken.Open(4, 14, 1),
            new InlineToken.Text(14, 25, "your doctor"),
            new InlineToken.Close(25, 29),
            new InlineToken.Text(29, 51, " if p < .05 & <b>x</b>"),
            new InlineToken.Standalone(51, 62, 2),
            new InlineToken.Text(62, 73, "<g id=\"01\">"));
  }

  @Test
  void the_texts_of_the_tokens_are_the_text_whatever_it_is() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> pieces =
        List.of(
            "<g id=\"", "1", "\">", "</g>", "<x id=\"2\"/>", "<", "&", "α", "🩺", "\uD83E", " ");
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(12); i > 0; i--) {
        text.append(pieces.get(random.nextInt(pieces.size())));
      }
      StringBuilder joined = new StringBuilder();
      InlineToken.parse(text.toString())
          .forEach(token -> joined.append(text, token.start(), token.end()));
      assertThat(joined).as("seed %d", seed).hasToString(text.toString());
    }
  }

  @Test
  void tags_are_counted_because_a_dropped_duplicate_is_a_loss() {
    assertThat(InlineToken.tags("<x id=\"1\"/>a<x id=\"1\"/><g id=\"2\">b</g>"))
        .isEqualTo(Map.of("<x id=\"1\"/>", 2, "<g id=\"2\">", 1, "</g>", 1));
  }

  @Test
  void a_reader_sees_the_text_without_tags() {
    assertThat(InlineToken.plain("Do <g id=\"1\">not</g> drive.<x id=\"2\"/>"))
        .isEqualTo("Do not drive.");
  }
}

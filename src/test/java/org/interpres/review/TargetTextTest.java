package org.interpres.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.interpres.article.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTextTest {

  static Stream<Arguments> refused() {
    return Stream.of(
        Arguments.of("", "empty-target"),
        Arguments.of("  \n ", "empty-target"),
        Arguments.of("\u00A0\u200B\u200F", "empty-target"),
        Arguments.of("<g id=\"1\"> </g><x id=\"2\"/>", "empty-target"),
        Arguments.of("une\tdose", "control-character"),
        Arguments.of("une\ndose", "control-character"),
        Arguments.of("une\u0000dose", "control-character"),
        Arguments.of("une\u0085dose", "control-character"),
        Arguments.of("une\u2028dose", "control-character"),
        Arguments.of("une\uFFFFdose", "control-character"),
        Arguments.of("une \uD83D dose", "half-character"),
        Arguments.of("une dose \uDE00", "half-character"),
        Arguments.of("a".repeat(TargetText.LIMIT + 1), "target-too-long"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("refused")
  void a_target_that_cannot_be_published_is_refused_with_its_own_reason(
      String written, String code) {
    assertThatThrownBy(() -> TargetText.of(written))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(code);
              assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Prenez 5 mg.",
        "« Oui » : 37,5 °C", // with narrow no-break spaces
        "خذ 5 ملغ يوميًا.",
        "每日5毫克。",
        "e\u0301te\u0301", // decomposed, and stays so
        "😀 a < b && c",
        "<g id=\"1\">Non</g>"
      })
  void what_a_person_wrote_is_kept_to_the_letter(String written) {
    assertThat(TargetText.of(written)).isEqualTo(written);
  }

  @Test
  void only_white_space_at_the_ends_is_taken_off() {
    assertThat(TargetText.of(" \tOui,  deux \r\n")).isEqualTo("Oui,  deux");
    assertThat(TargetText.of("a".repeat(TargetText.LIMIT))).hasSize(TargetText.LIMIT);
  }
}

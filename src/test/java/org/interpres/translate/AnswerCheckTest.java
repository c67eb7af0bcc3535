package org.interpres.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Origin;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineAnswer.Answered;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.EngineRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerCheckTest {

  private static final String SOURCE = "Take <g id=\"1\">one</g> tablet.<x id=\"2\"/>";

  @Test
  void a_short_or_long_answer_is_a_fault_of_the_whole_batch() {
    assertThatThrownBy(() -> AnswerCheck.check(request("a", "b"), answer("x")))
        .isInstanceOf(EngineFault.class)
        .hasMessageContaining("asked for 2 texts and answered 1");
    assertThatThrownBy(() -> AnswerCheck.check(request("a"), answer("x", "y")))
        .isInstanceOf(EngineFault.class);
  }

  @Test
  void tags_may_change_their_order() {
    String target = "<x id=\"2\"/>Tome <g id=\"1\">una</g> tableta.";

    assertThat(AnswerCheck.check(request(SOURCE), answer(" " + target + "\n")).get(0))
        .isEqualTo(new Answered(target, engine()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "Tome una tableta.",
        "Tome <g id=\"1\">una</g> tableta.",
        "Tome <g id=\"1\">una</g> tableta.<x id=\"2\"/><x id=\"2\"/>",
        "Tome <g id=\"3\">una</g> tableta.<x id=\"2\"/>",
        "Tome <g id=\"1\">\uFFFD</g> tableta.<x id=\"2\"/>"
      })
  void a_damaged_answer_becomes_a_placeholder_and_is_never_accepted(String target) {
    Answered checked = AnswerCheck.check(request(SOURCE), answer(target)).get(0);

    assertThat(checked.origin().kind()).isEqualTo(Origin.Kind.PLACEHOLDER);
    assertThat(checked.target()).contains("NOT TRANSLATED");
  }

  private static EngineRequest request(String... texts) {
    return new EngineRequest("test", LocaleTag.parse("en"), LocaleTag.parse("es"), List.of(texts));
  }

  private static EngineAnswer answer(String... targets) {
    return new EngineAnswer(
        Arrays.stream(targets).map(target -> new Answered(target, engine())).toList());
  }

  private static Origin engine() {
    return new Origin(Origin.Kind.ENGINE, "test", "1", null);
  }
}

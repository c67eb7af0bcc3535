package org.interpres.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Origin;
import org.interpres.translate.AnswerCheck.Verdict;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineAnswer.Answered;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.EngineGlossary;
import org.interpres.translate.engine.EngineRequest;
import org.interpres.translate.engine.EngineTerm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    assertThat(AnswerCheck.check(request(SOURCE), answer(" " + target + "\n")))
        .containsExactly(new Verdict.Sound(new Answered(target, engine())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "<g id=\"1\"></g><x id=\"2\"/>",
        "Tome una tableta.",
        "Tome <g id=\"1\">una</g> tableta.",
        "Tome <g id=\"1\">una</g> tableta.<x id=\"2\"/><x id=\"2\"/>",
        "Tome <g id=\"3\">una</g> tableta.<x id=\"2\"/>",
        "Tome </g>una<g id=\"1\"> tableta.<x id=\"2\"/>",
        "Tome una <g id=\"1\"></g>tableta.<x id=\"2\"/>",
        "Tome <g id=\"1\">\uFFFD</g> tableta.<x id=\"2\"/>",
        "Tome <g id=\"1\">u\u0007na</g> tableta.<x id=\"2\"/>",
        "Tome <g id=\"1\">una</g> \uD83D tableta.<x id=\"2\"/>",
        "Tome <g id=\"1\">una\uFFFE</g> tableta.<x id=\"2\"/>"
      })
  void a_damaged_answer_is_never_accepted(String target) {
    assertThat(AnswerCheck.check(request(SOURCE), answer(target)).get(0))
        .isInstanceOf(Verdict.Damaged.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es | Do not stop taking this medicine.     | damaged",
        "es | Aspirin                                | sound",
        "es | Paracetamol 500 mg                     | sound",
        "es | Mayo Clinic, Rochester, Minnesota      | sound",
        "ar | take with food                         | damaged",
        "ar | 5 mg                                   | sound",
        "en-GB | Do not stop taking this medicine.  | sound",
      })
  void the_source_itself_is_no_translation_where_that_is_impossible(
      String locale, String text, String verdict) {
    EngineRequest request =
        new EngineRequest("test", LocaleTag.parse("en"), LocaleTag.parse(locale), List.of(text));

    assertThat(AnswerCheck.check(request, answer(text)).get(0).getClass().getSimpleName())
        .isEqualToIgnoringCase(verdict);
  }

  @Test
  void terms_that_stay_as_they_are_are_no_untranslated_words() {
    String text = "Ask the long covid support group";
    EngineRequest plain = request(text);
    EngineRequest kept =
        new EngineRequest(
            plain.engine(),
            plain.sourceLocale(),
            plain.targetLocale(),
            plain.items(),
            new EngineGlossary(
                "v",
                List.of(
                    new EngineTerm(
                        "the long covid support group",
                        "the long covid support group",
                        List.of()))),
            plain.protection());

    assertThat(AnswerCheck.check(plain, answer(text)).get(0)).isInstanceOf(Verdict.Damaged.class);
    assertThat(AnswerCheck.check(kept, answer(text)).get(0)).isInstanceOf(Verdict.Sound.class);
  }

  @Test
  void an_engine_may_say_that_it_does_not_know_a_sentence() {
    EngineAnswer unknown =
        new EngineAnswer(
            List.of(new Answered("⟦?⟧", new Origin(Origin.Kind.PLACEHOLDER, "test", null, null))));

    assertThat(AnswerCheck.check(request(SOURCE), unknown))
        .containsExactly(new Verdict.Unknown("⟦?⟧"));
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

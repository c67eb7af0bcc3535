package org.interpres.translate.engine.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.interpres.article.InlineToken;
import org.interpres.translate.engine.EngineTerm;
import org.jsoup.nodes.Entities;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagCodecTest {

  private static final EngineTerm KEPT = new EngineTerm("Spravato", "Spravato", List.of());
  private static final EngineTerm TRANSLATED =
      new EngineTerm("ketamine", "ketamina", List.of("ketaminum"));
  private static final List<EngineTerm> TERMS = List.of(KEPT, TRANSLATED);

  private static final List<String> PARTS =
      List.of(
          "<g id=\"1\">",
          "<g id=\"27\">",
          "</g>",
          "<x id=\"3\"/>",
          "<x id=\"400\"/>",
          "Spravato",
          "ketamine",
          " ",
          "<",
          ">",
          "&",
          "&amp;",
          "&lt;g id=\"1\"&gt;",
          "<b id=\"1\">",
          "</b>",
          "<img>",
          "{1}",
          "[[2]]",
          "{ 3 }",
          "dose ≤ 5 mg",
          "½",
          "日本語",
          "عربي",
          "\"",
          "'",
          "𝛼");

  static Stream<Arguments> codecs() {
    UnaryOperator<String> faithful = text -> text;
    UnaryOperator<String> decodesOnce =
        text -> org.jsoup.parser.Parser.unescapeEntities(text, false);
    return Stream.of(
        Arguments.of("as they are", TagCodec.AS_THEY_ARE, faithful),
        Arguments.of("braces", Placeholders.BRACES, faithful),
        Arguments.of("brackets", Placeholders.BRACKETS, faithful),
        Arguments.of("XML", Markup.XML, faithful),
        Arguments.of("HTML", Markup.HTML, faithful),
        Arguments.of("HTML, decoded by the engine", Markup.HTML_DECODED, decodesOnce));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("codecs")
  void what_a_faithful_engine_gives_back_is_the_text(
      String name, TagCodec codec, UnaryOperator<String> engine) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int part = random.nextInt(12); part >= 0; part--) {
        text.append(PARTS.get(random.nextInt(PARTS.size())));
      }
      String source = text.toString();
      if (source.matches(".*(<b id|</b>|<img>).*") && codec == Markup.HTML_DECODED) {
        continue; // decoded, it cannot be told from the engine's own tags; the tag check sees it
      }
      ProtectedText sent = codec.protect(source, List.of(KEPT));

      assertThat(sent.restore(engine.apply(sent.sent())))
          .as("seed %d, sent as %s", seed, sent.sent())
          .isEqualTo(source);
    }
  }

  @Test
  void markup_shows_pairs_singles_and_terms_in_the_vendors_words() {
    String source = "Take <g id=\"4\">Spravato</g> & wait<x id=\"9\"/> <g id=\"5\">30 min.";

    assertThat(Markup.XML.protect(source, TERMS).sent())
        .isEqualTo(
            "Take <g id=\"1\"><k id=\"2\">Spravato</k></g> &amp; wait<x id=\"3\"/> <x id=\"4\"/>30"
                + " min.");
    assertThat(Markup.HTML.protect(source, TERMS).sent())
        .isEqualTo(
            "Take <b id=\"1\"><span class=\"notranslate\" id=\"2\">Spravato</span></b> &amp;"
                + " wait<img id=\"3\"> <img id=\"4\">30 min.");
    assertThat(Placeholders.BRACES.protect(source, TERMS).sent())
        .isEqualTo("Take {1}{2}{3} & wait{4} {5}30 min.");
    assertThat(Markup.HTML_WITH_DICTIONARY.protect("Oral ketamine", TERMS).sent())
        .isEqualTo(
            "Oral <mstrans:dictionary translation=\"ketamina\">ketamine</mstrans:dictionary>");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "<g id='1'>Tome</g> agua<x id='2'></x>, `<g id=\"7\">Tome</g> agua<x id=\"8\"/>`",
        "<G ID=1 >Tome</g > agua<x id=\"2\" />, `<g id=\"7\">Tome</g> agua<x id=\"8\"/>`",
        "<x id=\"2\"/>Agua &#39;y&#39; <g id=\"1\">tome</g>, `<x id=\"8\"/>Agua 'y' <g"
            + " id=\"7\">tome</g>`"
      })
  void markup_is_read_however_the_engine_writes_it(String answered, String target) {
    ProtectedText sent = Markup.XML.protect("<g id=\"7\">Take</g> water<x id=\"8\"/>", List.of());

    assertThat(sent.restore(answered)).isEqualTo(target);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Tome agua<x id=\"2\"/>",
        "<g id=\"1\">Tome</g> agua",
        "<g id=\"1\">Tome</g> agua<x id=\"2\"/><x id=\"2\"/>",
        "<g id=\"1\">Tome</g> <g id=\"1\">agua</g><x id=\"2\"/>",
        "<g id=\"1\">Tome agua<x id=\"2\"/>",
        "<g id=\"3\">Tome</g> agua<x id=\"2\"/>",
        "<g id=\"1\">Tome</g> agua<x id=\"8\"/>",
        "<g>Tome</g> agua<x id=\"2\"/>",
        "<g id=\"1\">Tome</g> agua<x id=\"2\"/><x id=\"77\"/>",
        ""
      })
  void a_lost_doubled_altered_or_invented_tag_is_seen_in_the_multiset(String answered) {
    String source = "<g id=\"7\">Take</g> water<x id=\"8\"/>";
    String restored = Markup.XML.protect(source, List.of()).restore(answered);

    assertThat(InlineToken.tags(restored)).isNotEqualTo(InlineToken.tags(source));
  }

  @ParameterizedTest
  @CsvSource({"{1}, { 1 }, ｛1｝", "{1}, {١}, {१}"})
  void placeholders_are_read_in_any_width_and_digits(String plain, String second, String third) {
    ProtectedText sent = Placeholders.BRACES.protect("<x id=\"8\"/>", List.of());

    assertThat(List.of(plain, second, third))
        .allMatch(a -> sent.restore(a).equals("<x id=\"8\"/>"));
  }

  @Test
  void a_kept_term_is_what_it_was_whatever_the_engine_made_of_it() {
    ProtectedText sent = Markup.XML.protect("Use Spravato now", TERMS);

    assertThat(sent.restore("Use <k id=\"1\">Esprabato</k> ahora")).isEqualTo("Use Spravato ahora");
  }

  @Test
  void a_term_is_a_whole_word_in_its_own_case() {
    Map<String, Boolean> marked =
        Map.of(
            "Spravato.", true,
            "(Spravato)", true,
            "用Spravato治疗", true,
            "Spravatos", false,
            "spravato", false);

    marked.forEach(
        (text, isTerm) ->
            assertThat(Markup.XML.protect(text, TERMS).sent().contains("<k"))
                .as(text)
                .isEqualTo(isTerm));
  }

  @Test
  void a_term_without_a_capital_is_meant_in_any_case_and_stays_as_it_stands() {
    EngineTerm term = new EngineTerm("mindfulness", "mindfulness", List.of());

    ProtectedText sent = Markup.XML.protect("Mindfulness helps.", List.of(term));

    assertThat(sent.sent()).isEqualTo("<k id=\"1\">Mindfulness</k> helps.");
    assertThat(sent.restore("<k id=\"1\">Atención</k> ayuda.")).isEqualTo("Mindfulness ayuda.");
    assertThat(Placeholders.BRACES.protect("MINDFULNESS", List.of(term)).restore("{1}"))
        .isEqualTo("MINDFULNESS");
  }

  @Test
  void an_entity_is_decoded_once_and_only_with_its_semicolon() {
    ProtectedText sent = Markup.HTML.protect("x", List.of());

    assertThat(sent.restore("a&nbsp;b &copy 5 &amp;lt; &#x1F48A; &#xD800; &unknown;"))
        .isEqualTo("a\u00a0b &copy 5 &lt; 💊 &#xD800; &unknown;");
    assertThat(Entities.getByName("nbsp")).isEqualTo("\u00a0");
  }
}

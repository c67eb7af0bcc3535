package org.interpres.translate.engine;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.Map;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeepLTest extends EngineContract {

  @Override
  String engine() {
    return "deepl";
  }

  @Override
  String sourceOfSchema() {
    return "DeepLcom/openapi openapi.yaml 3.5.0, POST /v2/translate, application/json";
  }

  @Override
  String schema() {
    return resource("deepl.schema.json");
  }

  @Override
  String path() {
    return "/v2/translate";
  }

  @Override
  void assertKey(LoggedRequest request) {
    assertThat(request.getHeader("Authorization")).isEqualTo("DeepL-Auth-Key " + EngineWorld.KEY);
    assertThat(request.getBodyAsString()).doesNotContain(EngineWorld.KEY);
  }

  @Override
  String first(Tags tags) {
    return switch (tags) {
      case WHOLE -> "Tome <g id=\"1\">una</g> tableta si x &lt; 5 &amp; y &gt; 2 𝛼.<x id=\"2\"/>";
      case LOST -> "Tome una tableta si x &lt; 5 &amp; y &gt; 2 𝛼.<x id=\"2\"/>";
      case DOUBLED -> "Tome <g id=\"1\">una</g> <g id=\"1\">tableta</g>.<x id=\"2\"/>";
    };
  }

  @Override
  String answer(List<String> targets) {
    return json(
        Map.of(
            "translations",
            targets.stream()
                .map(target -> Map.of("detected_source_language", "EN", "text", target))
                .toList()));
  }

  @Override
  ResponseDefinitionBuilder quota() {
    return error(456, "{\"message\":\"Quota exceeded\"}");
  }

  @Override
  ResponseDefinitionBuilder wrongKey() {
    return error(403, "{\"message\":\"Invalid key " + EngineWorld.KEY + "\"}");
  }

  @Override
  ResponseDefinitionBuilder oversized() {
    return error(413, "{\"message\":\"Request size exceeds the limit\"}");
  }

  @Override
  ResponseDefinitionBuilder tooOften() {
    return error(529, "{\"message\":\"Too many requests\"}");
  }

  @Test
  void neighbours_go_as_context_each_once_and_none_that_is_asked_itself() {
    answers(okJson(answer(List.of("a", "b"))));

    world.ask(
        new EngineRequest(
            engine(),
            LocaleTag.parse("en"),
            LocaleTag.parse("es"),
            List.of(
                new EngineText("a", "It hurts.", "About <g id=\"1\">pain</g>", "Tell us."),
                new EngineText("b", "Tell us.", "It hurts.", "About <g id=\"1\">pain</g>")),
            EngineGlossary.NONE,
            TagProtection.NATIVE));

    assertThat(body(requests(1).get(0)).path("context").asText()).isEqualTo("About pain");
  }

  @Test
  void a_term_that_stays_is_in_a_tag_that_deepl_ignores() {
    answers(okJson(answer(List.of("Tome <k id=\"1\">Spravatos</k>."))));

    EngineAnswer answer =
        world.ask(
            new EngineRequest(
                engine(),
                LocaleTag.parse("en"),
                LocaleTag.parse("es"),
                List.of(new EngineText("a", "Take Spravato.", null, null)),
                new EngineGlossary(
                    "v1", List.of(new EngineTerm("Spravato", "Spravato", List.of()))),
                TagProtection.NATIVE));

    assertThat(body(requests(1).get(0)).path("text").get(0).asText())
        .isEqualTo("Take <k id=\"1\">Spravato</k>.");
    assertThat(body(requests(1).get(0)).path("ignore_tags").get(0).asText()).isEqualTo("k");
    assertThat(answer.answers().get(0).target()).isEqualTo("Tome Spravato.");
  }

  @ParameterizedTest
  @CsvSource({
    "en, EN, EN-US",
    "en-AU, EN, EN-GB",
    "pt, PT, PT-BR",
    "pt-PT, PT, PT-PT",
    "zh-Hans, ZH, ZH-HANS",
    "zh-TW, ZH, ZH-HANT",
    "es-MX, ES, ES",
    "no, NB, NB",
    "ar, AR, AR"
  })
  void locales_are_deepls(String locale, String source, String target) {
    answers(okJson(answer(List.of("a"))));
    LocaleTag tag = LocaleTag.parse(locale);

    world.ask(new EngineRequest(engine(), tag, tag, List.of("x")));

    assertThat(body(requests(1).get(0)).path("source_lang").asText()).isEqualTo(source);
    assertThat(body(requests(1).get(0)).path("target_lang").asText()).isEqualTo(target);
  }
}

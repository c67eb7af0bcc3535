package org.interpres.translate.engine;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AzureTest extends EngineContract {

  @Override
  String engine() {
    return "azure";
  }

  @Override
  String sourceOfSchema() {
    return "Azure/azure-rest-api-specs TranslatorText v3.0, POST /translate";
  }

  @Override
  String schema() {
    return resource("azure.schema.json");
  }

  @Override
  String path() {
    return "/translate?api-version=3.0&from=en&to=es&textType=html";
  }

  @Override
  void assertKey(LoggedRequest request) {
    assertThat(request.getHeader("Ocp-Apim-Subscription-Key")).isEqualTo(EngineWorld.KEY);
    assertThat(request.getHeader("Ocp-Apim-Subscription-Region")).isEqualTo("westeurope");
  }

  @Override
  String first(Tags tags) {
    return switch (tags) {
      case WHOLE ->
          "Tome <b id=\"1\">una</b> tableta si x &lt; 5 &amp; y &gt; 2 𝛼.<img id=\"2\" />";
      case LOST -> "Tome <b id=\"1\">una</b> tableta.";
      case DOUBLED -> "Tome <b id=\"1\">una</b> <b id=\"1\">tableta</b>.<img id=\"2\">";
    };
  }

  @Override
  String answer(List<String> targets) {
    return json(
        targets.stream()
            .map(t -> Map.of("translations", List.of(Map.of("text", t, "to", "es"))))
            .toList());
  }

  @Override
  ResponseDefinitionBuilder quota() {
    return code(403, 403001);
  }

  @Override
  ResponseDefinitionBuilder wrongKey() {
    return code(401, 401000);
  }

  @Override
  ResponseDefinitionBuilder oversized() {
    return code(400, 400077);
  }

  @Override
  ResponseDefinitionBuilder tooOften() {
    return code(429, 429001);
  }

  private static ResponseDefinitionBuilder code(int status, int code) {
    return error(status, json(Map.of("error", Map.of("code", code, "message", "A sentence."))));
  }

  @Test
  void a_model_that_loads_is_asked_again_after_a_minute() {
    answers(code(408, 408001));

    assertThat(faultOf(request()).retryAfter()).contains(Duration.ofMinutes(1));
    requests(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"es", "fr"})
  void terms_go_as_the_dynamic_dictionary_and_their_version_is_recorded(String target) {
    answers(okJson(answer(List.of("a"))));

    EngineAnswer answer = world.ask(withTerm("en", target));

    assertThat(body(requests(1).get(0)).get(0).path("Text").asText())
        .isEqualTo("<mstrans:dictionary translation=\"T\">ketamine</mstrans:dictionary>");
    assertThat(answer.glossaryVersion()).isEqualTo("v1");
  }

  @Test
  void without_english_there_is_no_dictionary_and_the_draft_does_not_claim_one() {
    answers(okJson(answer(List.of("a"))));

    EngineAnswer answer = world.ask(withTerm("de", "fr"));

    assertThat(body(requests(1).get(0)).get(0).path("Text").asText()).isEqualTo("ketamine");
    assertThat(answer.glossaryVersion()).isNull();
  }

  @Test
  void a_term_that_begins_a_sentence_is_one_too() {
    answers(okJson(answer(List.of("a"))));

    EngineAnswer answer =
        world.ask(
            with("en", "es", "Ketamine helps.", new EngineTerm("ketamine", "ñame", List.of())));

    assertThat(body(requests(1).get(0)).get(0).path("Text").asText())
        .isEqualTo("<mstrans:dictionary translation=\"Ñame\">Ketamine</mstrans:dictionary> helps.");
    assertThat(answer.glossaryVersion()).isEqualTo("v1");
  }

  @Test
  void a_term_that_is_only_known_to_be_wrong_reaches_nobody_and_the_draft_does_not_claim_it() {
    answers(okJson(answer(List.of("a"))));

    EngineAnswer answer =
        world.ask(with("en", "es", "ketamine", new EngineTerm("ketamine", null, List.of("X"))));

    assertThat(body(requests(1).get(0)).get(0).path("Text").asText()).isEqualTo("ketamine");
    assertThat(answer.glossaryVersion()).isNull();
  }

  private EngineRequest withTerm(String source, String target) {
    return with(source, target, "ketamine", new EngineTerm("ketamine", "T", List.of()));
  }

  private EngineRequest with(String source, String target, String text, EngineTerm term) {
    return new EngineRequest(
        engine(),
        LocaleTag.parse(source),
        LocaleTag.parse(target),
        List.of(new EngineText("a", text, null, null)),
        new EngineGlossary("v1", List.of(term)),
        TagProtection.NATIVE);
  }
}

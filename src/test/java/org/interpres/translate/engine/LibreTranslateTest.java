package org.interpres.translate.engine;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LibreTranslateTest extends EngineContract {

  @Override
  String engine() {
    return "libretranslate";
  }

  @Override
  String sourceOfSchema() {
    return "LibreTranslate 1.9, /spec, POST /translate";
  }

  @Override
  String schema() {
    return resource("libretranslate.schema.json");
  }

  @Override
  String path() {
    return "/translate";
  }

  @Override
  void assertKey(LoggedRequest request) {
    assertThat(body(request).path("api_key").asText()).isEqualTo(EngineWorld.KEY);
  }

  /** It decodes the entities of its own answer. */
  @Override
  String first(Tags tags) {
    return switch (tags) {
      case WHOLE -> "Tome <b id=\"1\">una</b> tableta si x < 5 & y > 2 𝛼.<img id=\"2\"/>";
      case LOST -> "Tome una tableta.<img id=\"2\"/>";
      case DOUBLED -> "Tome <b id=\"1\">una</b> <b id=\"1\">tableta</b>.<img id=\"2\"/>";
    };
  }

  @Override
  String answer(List<String> targets) {
    return json(Map.of("translatedText", targets));
  }

  /** It has no quota but its rate; a hosted one asks for payment. */
  @Override
  ResponseDefinitionBuilder quota() {
    return error(402, "{\"error\":\"Payment required\"}");
  }

  @Override
  ResponseDefinitionBuilder wrongKey() {
    return error(403, "{\"error\":\"Invalid API key " + EngineWorld.KEY + "\"}");
  }

  @Override
  ResponseDefinitionBuilder oversized() {
    return error(400, "{\"error\":\"Invalid request: request (9000) exceeds text limit (2000)\"}");
  }

  @Test
  void text_that_looks_like_an_entity_comes_back_as_it_was() {
    answers(okJson(answer(List.of("La entidad &lt; es <", "b"))));

    assertThat(world.ask(request(List.of("The entity &lt; is <", "b"))).answers().get(0).target())
        .isEqualTo("La entidad &lt; es <");
    assertThat(body(requests(1).get(0)).path("q").get(0).asText())
        .isEqualTo("The entity &amp;lt; is &lt;");
  }

  @Test
  void the_source_language_is_always_given() {
    answers(okJson(answer(whole())));

    world.ask(request());

    assertThat(body(requests(1).get(0)).path("source").asText()).isEqualTo("en");
  }
}

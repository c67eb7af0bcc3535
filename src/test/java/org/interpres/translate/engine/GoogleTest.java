package org.interpres.translate.engine;

import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoogleTest extends EngineContract {

  @Override
  String engine() {
    return "google";
  }

  @Override
  String sourceOfSchema() {
    return "Google's discovery document translate:v3, TranslateTextRequest";
  }

  @Override
  String schema() {
    return resource("google.schema.json");
  }

  @Override
  String path() {
    return "/v3/projects/a-project/locations/us-central1:translateText";
  }

  @Override
  void assertKey(LoggedRequest request) {
    assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + EngineWorld.KEY);
  }

  @Override
  String first(Tags tags) {
    return switch (tags) {
      case WHOLE -> "Tome <b id=\"1\">una</b> tableta si x &lt; 5 &amp; y &gt; 2 𝛼.<img id=\"2\">";
      case LOST -> "Tome una tableta.<img id=\"2\">";
      case DOUBLED -> "Tome <b id=\"1\">una</b> tableta.<img id=\"2\"> <img id=\"2\">";
    };
  }

  @Override
  String answer(List<String> targets) {
    return json(
        Map.of(
            "translations",
            targets.stream()
                .map(
                    target ->
                        Map.of(
                            "translatedText",
                            target,
                            "model",
                            "projects/1/locations/global/models/general/nmt"))
                .toList()));
  }

  @Override
  ResponseDefinitionBuilder quota() {
    return status(403, "PERMISSION_DENIED", "Daily Limit Exceeded");
  }

  @Override
  ResponseDefinitionBuilder wrongKey() {
    return status(401, "UNAUTHENTICATED", "Request had invalid authentication credentials.");
  }

  @Override
  ResponseDefinitionBuilder oversized() {
    return status(400, "INVALID_ARGUMENT", "Text is too long.");
  }

  @Override
  ResponseDefinitionBuilder tooOften() {
    return status(403, "PERMISSION_DENIED", "User Rate Limit Exceeded");
  }

  private static ResponseDefinitionBuilder status(int code, String status, String message) {
    return error(
        code, json(Map.of("error", Map.of("code", code, "status", status, "message", message))));
  }

  @Test
  void the_model_is_the_one_that_the_answer_names() {
    answers(okJson(answer(whole())));

    assertThat(world.ask(request()).answers().get(0).origin().model()).isEqualTo("general/nmt");
  }
}

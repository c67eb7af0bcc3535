package org.interpres.translate.engine;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.interpres.article.InlineToken;
import org.interpres.article.LocaleTag;
import org.interpres.translate.engine.EngineAnswer.Answered;
import org.junit.jupiter.api.BeforeEach;

/** A conversation with one engine of {@link EngineWorld}, in the words of the tests. */
abstract class EngineConversation {

  static final ObjectMapper JSON = new ObjectMapper();

  /** The first has tags, characters that markup escapes, and one beyond the BMP. */
  static final String FIRST = "Take <g id=\"7\">one</g> tablet if x < 5 & y > 2 𝛼.<x id=\"8\"/>";

  static final String SECOND = "Drink water.";

  final EngineWorld world = EngineWorld.shared();

  /** As in the route. */
  abstract String engine();

  List<String> sources() {
    return List.of(FIRST, SECOND);
  }

  @BeforeEach
  void startAnew() {
    world.vendor().resetAll();
    world.closeBreaker(engine());
  }

  EngineRequest request() {
    return request(sources());
  }

  EngineRequest request(List<String> texts) {
    return new EngineRequest(engine(), LocaleTag.parse("en"), LocaleTag.parse("es"), texts);
  }

  List<String> ids() {
    return request().items().stream().map(EngineText::id).toList();
  }

  void answers(ResponseDefinitionBuilder response) {
    world.vendor().stubFor(any(anyUrl()).willReturn(response));
  }

  void answersInTurn(ResponseDefinitionBuilder one, ResponseDefinitionBuilder two) {
    world
        .vendor()
        .stubFor(
            any(anyUrl())
                .inScenario("turns")
                .whenScenarioStateIs(Scenario.STARTED)
                .willReturn(one)
                .willSetStateTo("two"));
    world
        .vendor()
        .stubFor(any(anyUrl()).inScenario("turns").whenScenarioStateIs("two").willReturn(two));
  }

  List<LoggedRequest> requests(int expected) {
    List<LoggedRequest> requests = world.requests(expected);
    assertThat(requests).as("requests at the vendor").hasSize(expected);
    return requests;
  }

  EngineFault faultOf(EngineRequest request) {
    return (EngineFault) Objects.requireNonNull(catchThrowable(() -> world.ask(request)));
  }

  /** Asks again as long as the fault's type allows it. */
  List<Answered> askAsOftenAsAllowed(int most) {
    for (int call = 1; ; call++) {
      try {
        return world.ask(request()).answers();
      } catch (EngineFault fault) {
        if (call == most || !fault.transientFault()) {
          throw fault;
        }
      }
    }
  }

  static Map<String, Integer> tags(Answered answered) {
    return InlineToken.tags(answered.target());
  }

  static Map<String, Integer> tagsOf(String text) {
    return InlineToken.tags(text);
  }

  static ResponseDefinitionBuilder error(int status, String body) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "application/json")
        .withBody(body);
  }

  static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode body(LoggedRequest request) {
    try {
      return JSON.readTree(request.getBodyAsString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static String resource(String name) {
    try (InputStream in = EngineConversation.class.getResourceAsStream("/engines/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * A right answer to {@link #FIRST}, as the vendor marks tags: whole, or with one lost or doubled.
   */
  abstract String first(Tags tags);

  enum Tags {
    WHOLE,
    LOST,
    DOUBLED
  }

  /** The vendor's answer with these targets. */
  abstract String answer(List<String> targets);

  /** The vendor's errors. */
  abstract ResponseDefinitionBuilder quota();

  abstract ResponseDefinitionBuilder wrongKey();

  abstract ResponseDefinitionBuilder oversized();

  ResponseDefinitionBuilder tooOften() {
    return aResponse().withStatus(429).withBody("{}");
  }

  List<String> whole() {
    return withFirst(first(Tags.WHOLE));
  }

  List<String> withFirst(String first) {
    return sources().size() == 1 ? List.of(first) : List.of(first, "Beba agua.");
  }
}

package org.interpres.translate.engine;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serviceUnavailable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The engine of docs/engines.md, from that page, with the requests and answers that it shows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OwnEngineTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> json;
  private final EngineWorld world;

  OwnEngineTest(@TempDir Path folder) throws IOException {
    String page = Files.readString(Path.of("docs/engines.md"));
    json = blocks(page, "json");
    String route =
        blocks(page, "yaml").stream()
            .filter(block -> block.contains("id: engine-acme"))
            .findFirst()
            .orElseThrow();
    Files.writeString(folder.resolve("acme.camel.yaml"), route);
    world = EngineWorld.with(Map.of(), folder);
  }

  private static List<String> blocks(String page, String language) {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @BeforeAll
  void thePageHasWhatItShows() {
    assertThat(json).hasSize(2);
  }

  @BeforeEach
  void startAnew() {
    world.vendor().resetAll();
  }

  @AfterAll
  void close() {
    world.close();
  }

  @Test
  void it_is_asked_as_the_page_says_and_its_answer_is_read() throws IOException {
    world.vendor().stubFor(post("/acme/api/translate").willReturn(okJson(json.get(1))));

    EngineAnswer answer = world.ask(request());

    assertThat(answer.answers().get(0).target()).isEqualTo("Tome <g id=\"7\">una</g>.");
    assertThat(answer.answers().get(0).origin().model()).isEqualTo("2026.1");
    LoggedRequest asked = world.vendor().findAll(postRequestedFor(anyUrl())).get(0);
    assertThat(JSON.readTree(asked.getBodyAsString())).isEqualTo(JSON.readTree(json.get(0)));
    assertThat(asked.getHeader("X-Api-Key")).isEqualTo(EngineWorld.KEY);
  }

  @Test
  void the_second_try_goes_with_numbers_in_braces() throws IOException {
    world
        .vendor()
        .stubFor(
            post("/acme/api/translate")
                .willReturn(
                    okJson("{\"result\":{\"segments\":[{\"text\":\"Tome {1}una{2}.\"}]}}")));

    EngineAnswer answer = world.ask(request().with(TagProtection.PLACEHOLDERS));

    assertThat(answer.answers().get(0).target()).isEqualTo("Tome <g id=\"7\">una</g>.");
    assertThat(
            JSON.readTree(
                    world.vendor().findAll(postRequestedFor(anyUrl())).get(0).getBodyAsString())
                .path("markup")
                .asText())
        .isEqualTo("text");
  }

  @Test
  void its_outages_and_broken_answers_are_faults_as_of_any_engine() {
    world.vendor().stubFor(post("/acme/api/translate").willReturn(serviceUnavailable()));
    assertThatThrownBy(() -> world.ask(request())).isInstanceOf(EngineFault.Unavailable.class);

    world.vendor().stubFor(post("/acme/api/translate").willReturn(okJson("{\"result\":[]}")));
    assertThatThrownBy(() -> world.ask(request())).isInstanceOf(EngineFault.DamagedAnswer.class);
  }

  @Test
  void the_page_names_each_engine_and_each_of_its_settings_that_there_is() throws IOException {
    String page = Files.readString(Path.of("docs/engines.md"));
    try (var files = Files.list(Path.of("routes/engines"))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".camel.yaml", "")))
          .allSatisfy(engine -> assertThat(page).contains("| `" + engine + "`"));
    }
    Matcher setting =
        Pattern.compile("(?m)^      ([a-z-]+): ")
            .matcher(Files.readString(Path.of("src/main/resources/engines.yaml")));
    while (setting.find()) {
      assertThat(page.toLowerCase(Locale.ROOT).replace('_', '-'))
          .as("a setting of engines.yaml")
          .contains("`" + setting.group(1));
    }
  }

  private static EngineRequest request() {
    return new EngineRequest(
        "acme", LocaleTag.parse("en"), LocaleTag.parse("es"), List.of("Take <g id=\"7\">one</g>."));
  }
}

package org.interpres.translate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.delete;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.interpres.article.LocaleTag;
import org.interpres.terminology.Termbase;
import org.interpres.translate.GlossaryRow.State;
import org.interpres.translate.Question.Pair;
import org.interpres.translate.engine.ConfiguredEngine;
import org.interpres.translate.engine.EngineOptions;
import org.interpres.translate.engine.EngineWorld;
import org.interpres.translate.engine.Engines;
import org.interpres.translate.engine.GlossaryOrder.Act;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeepLGlossariesTest extends GlossaryContract {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID = "def3a26b-3e84-45b3-84ae-0c0aaf3525f7";

  @Override
  String engine() {
    return "deepl";
  }

  @Override
  String sourceOfSchema() {
    return "DeepLcom/openapi openapi.yaml, POST /v2/glossaries, CreateGlossaryParameters";
  }

  @Override
  String schema() {
    return resource("deepl-glossary.schema.json");
  }

  @BeforeEach
  void takesSpanish() {
    vendor(
        Act.ALLOW,
        json(
            """
            {"supported_languages": [{"source_lang": "es", "target_lang": "en"},
              {"source_lang": "en", "target_lang": "es"}, {"source_lang": "en", "target_lang": "pt"},
              {"source_lang": "en", "target_lang": "zh"}]}
            """));
  }

  @Override
  @Nullable MappingBuilder stub(Act act) {
    return switch (act) {
      case FIND -> get(urlEqualTo("/deepl/v2/glossaries"));
      case ALLOW -> get(urlEqualTo("/deepl/v2/glossary-language-pairs"));
      case MAKE -> post(urlEqualTo("/deepl/v2/glossaries"));
      case REMOVE -> delete(urlPathMatching("/deepl/v2/glossaries/.+"));
      case STORE, AWAIT, DISCARD -> null;
    };
  }

  @Override
  RequestPatternBuilder asked(Act act) {
    return switch (act) {
      case FIND -> getRequestedFor(urlEqualTo("/deepl/v2/glossaries"));
      case ALLOW -> getRequestedFor(urlEqualTo("/deepl/v2/glossary-language-pairs"));
      case MAKE -> postRequestedFor(urlEqualTo("/deepl/v2/glossaries"));
      case REMOVE -> deleteRequestedFor(urlPathMatching("/deepl/v2/glossaries/.+"));
      case STORE, AWAIT, DISCARD -> throw new IllegalArgumentException("never asked: " + act);
    };
  }

  @Override
  ResponseDefinitionBuilder none() {
    return json("{\"glossaries\": [%s]}".formatted(glossary("0000", "The team's own", true)));
  }

  @Override
  ResponseDefinitionBuilder found(String name) {
    return json(
        "{\"glossaries\": [%s, %s]}"
            .formatted(glossary("0000", "The team's own", true), glossary(ID, name, true)));
  }

  @Override
  ResponseDefinitionBuilder made(String name) {
    return aResponse().withStatus(201).withBody(glossary(ID, name, true));
  }

  private static String glossary(String id, String name, boolean ready) {
    return """
    {"glossary_id": "%s", "ready": %s, "name": "%s", "source_lang": "en", "target_lang": "es",
     "creation_time": "2026-11-27T10:00:00Z", "entry_count": 2}
    """
        .formatted(id, ready, name);
  }

  @Override
  ResponseDefinitionBuilder quota() {
    return aResponse().withStatus(456).withBody("{\"message\": \"Quota exceeded\"}");
  }

  @Override
  ResponseDefinitionBuilder forbidden() {
    return aResponse().withStatus(403).withBody("{\"message\": \"" + EngineWorld.KEY + "\"}");
  }

  @Override
  ResponseDefinitionBuilder busy() {
    return aResponse().withStatus(429).withBody("{}");
  }

  @Override
  ResponseDefinitionBuilder removed() {
    return aResponse().withStatus(204);
  }

  @Override
  MappingBuilder translate() {
    return post(urlEqualTo("/deepl/v2/translate"));
  }

  @Override
  RequestPatternBuilder translated() {
    return postRequestedFor(urlEqualTo("/deepl/v2/translate"));
  }

  @Override
  ResponseDefinitionBuilder answer(LoggedGlossary glossary) {
    return json(
        "{\"translations\": [{\"detected_source_language\": \"EN\", \"text\": \"Traducido.\"}]}");
  }

  @Override
  MappingBuilder withGlossary(MappingBuilder request) {
    return request.withRequestBody(matchingJsonPath("$.glossary_id"));
  }

  @Override
  String glossaryOf(LoggedRequest request) {
    return body(request).path("glossary_id").asText();
  }

  @Override
  ResponseDefinitionBuilder unknown() {
    return aResponse().withStatus(404).withBody("{\"message\": \"Glossary not found\"}");
  }

  @Override
  String id(String name) {
    return ID;
  }

  @Override
  List<String> entries(LoggedRequest request) {
    assertThat(request.getHeader("Authorization")).isEqualTo("DeepL-Auth-Key " + EngineWorld.KEY);
    assertThat(request.getHeader("Content-Type")).startsWith("application/json");
    assertThat(body(request).path("entries_format").asText()).isEqualTo("tsv");
    return List.of(body(request).path("entries").asText().replace('\t', '=').split("\n"));
  }

  @ParameterizedTest
  @CsvSource({"es-MX, es", "pt-BR, pt", "pt-PT, pt", "zh-Hans, zh"})
  void its_glossaries_have_languages_without_variants(String locale, String language)
      throws IOException {
    terms("ketamine,*,K,no,");
    Pair pair = new Pair(EN, LocaleTag.parse(locale));
    vendor(Act.FIND, none());
    vendor(Act.MAKE, made("any"));

    keeping(world).id(engine(), pair, Termbase.load(folder).glossary(EN, pair.target()));

    JsonNode made = body(vendors.vendor().findAll(asked(Act.MAKE)).get(0));
    assertThat(made.path("source_lang").asText()).isEqualTo("en");
    assertThat(made.path("target_lang").asText()).isEqualTo(language);
    assertThat(made.path("name").asText()).startsWith("interpres-en-" + locale + "-");
  }

  @Test
  void a_pair_that_deepl_has_no_glossaries_for_is_skipped_and_said() throws IOException {
    terms("ketamine,*,K,no,");
    Pair thai = new Pair(EN, LocaleTag.parse("th"));
    vendor(Act.FIND, none());
    GlossaryKeeping keeping = keeping(world);

    assertThat(keeping.id(engine(), thai, Termbase.load(folder).glossary(EN, thai.target())))
        .isNull();

    assertThat(count(Act.MAKE)).isZero();
    assertThat(row().state()).isEqualTo(State.REFUSED);
    assertThat(row().note()).startsWith("DeepL has no glossaries from en to th. ");
    keeping(world).id(engine(), thai, Termbase.load(folder).glossary(EN, thai.target()));
    assertThat(count(Act.ALLOW)).as("not asked again today").isEqualTo(1);
  }

  @Test
  void one_that_is_not_ready_yet_is_looked_at_again_and_not_made_twice() {
    vendor(Act.FIND, none());
    vendor(Act.MAKE, aResponse().withStatus(201).withBody(glossary(ID, name(), false)));

    assertThat(keeping(world).id(engine(), SPANISH, glossary())).isNull();
    vendor(Act.FIND, found(name()));
    world.clock.advance(java.time.Duration.ofMinutes(2));

    assertThat(keeping(world).id(engine(), SPANISH, glossary())).isEqualTo(ID);
    assertThat(count(Act.MAKE)).isEqualTo(1);
  }

  @Test
  void a_glossary_that_the_team_names_wins_and_none_is_made() {
    Engines engines = vendors.bean(Engines.class);
    ConfiguredEngine deepl = engines.engine("deepl");
    EngineOptions named =
        new EngineOptions(
            deepl.options().url(), "", "", "", "", "", Map.of("es", "team-es"), Map.of());
    Engines configured =
        new Engines(List.of(new ConfiguredEngine("deepl", deepl.profile(), deepl.access(), named)));

    assertThat(
            new GlossaryKeeping(rows(), routes(), configured, world.clock)
                .id(engine(), SPANISH, glossary()))
        .isNull();
    assertThat(vendors.requests(0)).isEmpty();
  }

  private static JsonNode body(LoggedRequest request) {
    try {
      return JSON.readTree(request.getBodyAsString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

package org.interpres.translate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.terminology.Glossary;
import org.interpres.terminology.Termbase;
import org.interpres.translate.Question.Pair;
import org.interpres.translate.engine.EngineWorld;
import org.interpres.translate.engine.GlossaryOrder.Act;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AmazonTerminologiesTest extends GlossaryContract {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TARGET = "AWSShineFrontendService_20170701.";

  @Override
  String engine() {
    return "amazon";
  }

  @Override
  String sourceOfSchema() {
    return "AWS's service model translate 2017-07-01, ImportTerminologyRequest";
  }

  @Override
  String schema() {
    return resource("amazon-terminology.schema.json");
  }

  private static String operation(Act act) {
    return switch (act) {
      case FIND, ALLOW -> "GetTerminology";
      case MAKE -> "ImportTerminology";
      case REMOVE -> "DeleteTerminology";
      case STORE, AWAIT, DISCARD -> throw new IllegalArgumentException("never asked: " + act);
    };
  }

  @Override
  @Nullable MappingBuilder stub(Act act) {
    return switch (act) {
      case ALLOW, STORE, AWAIT, DISCARD -> null;
      case FIND, MAKE, REMOVE -> operation(operation(act));
    };
  }

  private static MappingBuilder operation(String name) {
    return post(urlEqualTo("/amazon/")).withHeader("X-Amz-Target", equalTo(TARGET + name));
  }

  @Override
  RequestPatternBuilder asked(Act act) {
    return asked(operation(act));
  }

  private static RequestPatternBuilder asked(String operation) {
    return postRequestedFor(urlEqualTo("/amazon/"))
        .withHeader("X-Amz-Target", equalTo(TARGET + operation));
  }

  @Override
  ResponseDefinitionBuilder none() {
    return error("ResourceNotFoundException");
  }

  @Override
  ResponseDefinitionBuilder found(String name) {
    return json(
        "{\"TerminologyProperties\": {\"Name\": \"%s\", \"Format\": \"CSV\", \"TermCount\": 2}}"
            .formatted(name));
  }

  @Override
  ResponseDefinitionBuilder made(String name) {
    return found(name);
  }

  @Override
  ResponseDefinitionBuilder quota() {
    return error("LimitExceededException");
  }

  @Override
  ResponseDefinitionBuilder forbidden() {
    return error("AccessDeniedException");
  }

  @Override
  ResponseDefinitionBuilder busy() {
    return error("TooManyRequestsException");
  }

  private static ResponseDefinitionBuilder error(String type) {
    return aResponse()
        .withStatus(400)
        .withBody("{\"__type\": \"%s\", \"message\": \"%s\"}".formatted(type, EngineWorld.KEY));
  }

  @Override
  ResponseDefinitionBuilder removed() {
    return aResponse().withStatus(200).withBody("");
  }

  @Override
  MappingBuilder translate() {
    return operation("TranslateText");
  }

  @Override
  RequestPatternBuilder translated() {
    return asked("TranslateText");
  }

  @Override
  ResponseDefinitionBuilder answer(LoggedGlossary glossary) {
    String applied =
        glossary == LoggedGlossary.NONE
            ? ""
            : ", \"AppliedTerminologies\": [{\"Name\": \"%s\", \"Terms\": []}]".formatted(name());
    return json(
        "{\"TranslatedText\": \"Traducido.\", \"SourceLanguageCode\": \"en\", \"TargetLanguageCode\": \"es\"%s}"
            .formatted(applied));
  }

  @Override
  MappingBuilder withGlossary(MappingBuilder request) {
    return request.withRequestBody(matchingJsonPath("$.TerminologyNames[0]"));
  }

  @Override
  String glossaryOf(LoggedRequest request) {
    return body(request).at("/TerminologyNames/0").asText();
  }

  @Override
  ResponseDefinitionBuilder unknown() {
    return error("ResourceNotFoundException");
  }

  @Override
  String id(String name) {
    return name;
  }

  @Override
  List<String> entries(LoggedRequest request) {
    assertThat(request.getHeader("Authorization"))
        .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/");
    List<String> lines = csv(request);
    assertThat(lines.get(0)).isEqualTo("en,es");
    return lines.stream()
        .skip(1)
        .filter(line -> !line.startsWith("Ketamine"))
        .map(line -> line.replace(',', '='))
        .toList();
  }

  private static List<String> csv(LoggedRequest request) {
    byte[] file = Base64.getDecoder().decode(body(request).at("/TerminologyData/File").asText());
    return new String(file, StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void a_term_in_small_letters_goes_with_a_capital_too_for_amazon_minds_the_case()
      throws IOException {
    terms("ketamine,es-MX,\"ketamina, o \"\"K\"\"\",no,", "IV,*,,yes,");
    Pair mexican = new Pair(EN, LocaleTag.parse("es-MX"));
    vendor(Act.FIND, none());
    Glossary glossary = Termbase.load(folder).glossary(EN, mexican.target());
    String name = "interpres-en-es-MX-" + glossary.version();
    vendor(Act.MAKE, made(name));

    assertThat(keeping(world).id(engine(), mexican, glossary)).isEqualTo(name);

    assertThat(csv(vendors.vendor().findAll(asked(Act.MAKE)).get(0)))
        .containsExactly(
            "en,es-MX",
            "IV,IV",
            "ketamine,\"ketamina, o \"\"K\"\"\"",
            "Ketamine,\"Ketamina, o \"\"K\"\"\"");
  }

  private static JsonNode body(LoggedRequest request) {
    try {
      return JSON.readTree(request.getBodyAsString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

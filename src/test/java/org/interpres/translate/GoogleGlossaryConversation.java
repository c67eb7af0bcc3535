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
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
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
import java.util.Locale;
import org.interpres.translate.engine.EngineWorld;
import org.interpres.translate.engine.GlossaryOrder.Act;
import org.junit.jupiter.api.BeforeEach;

/**
 * Google's side of {@link GlossaryContract}: two hosts, of which each is a folder here. Answers are
 * as its discovery documents translate:v3 (Glossary, Operation) and storage:v1 (objects.insert,
 * objects.delete) have them.
 */
abstract class GoogleGlossaryConversation extends GlossaryContract {

  static final String PLACE = "projects/a-project/locations/us-central1";
  static final String OPERATION = "projects/4711/locations/us-central1/operations/20261127-1-2";
  static final String FILES = "/google-storage/storage/v1/b/team-terms/o";
  static final String UPLOAD = "/google-storage/upload/storage/v1/b/team-terms/o";

  private static final ObjectMapper JSON = new ObjectMapper();

  @BeforeEach
  void haveABucket() {
    vendor(Act.STORE, json("{\"kind\": \"storage#object\", \"bucket\": \"team-terms\"}"));
    vendor(Act.DISCARD, aResponse().withStatus(204));
  }

  @Override
  String engine() {
    return "google";
  }

  @Override
  String sourceOfSchema() {
    return "Google's discovery document translate:v3, Glossary";
  }

  @Override
  String schema() {
    return resource("google-glossary.schema.json");
  }

  @Override
  MappingBuilder stub(Act act) {
    return switch (act) {
      case FIND -> get(urlPathMatching("/google/v3/" + PLACE + "/glossaries/[^/]+"));
      case ALLOW -> throw new IllegalArgumentException("never asked");
      case STORE -> post(urlPathEqualTo(UPLOAD));
      case MAKE -> post(urlEqualTo("/google/v3/" + PLACE + "/glossaries"));
      case AWAIT -> get(urlEqualTo("/google/v3/" + OPERATION));
      case REMOVE -> delete(urlPathMatching("/google/v3/" + PLACE + "/glossaries/[^/]+"));
      case DISCARD -> delete(urlPathMatching(FILES + "/[^/]+"));
    };
  }

  @Override
  RequestPatternBuilder asked(Act act) {
    return switch (act) {
      case FIND -> getRequestedFor(urlPathMatching("/google/v3/" + PLACE + "/glossaries/[^/]+"));
      case ALLOW -> throw new IllegalArgumentException("never asked");
      case STORE -> postRequestedFor(urlPathEqualTo(UPLOAD));
      case MAKE -> postRequestedFor(urlEqualTo("/google/v3/" + PLACE + "/glossaries"));
      case AWAIT -> getRequestedFor(urlEqualTo("/google/v3/" + OPERATION));
      case REMOVE ->
          deleteRequestedFor(urlPathMatching("/google/v3/" + PLACE + "/glossaries/[^/]+"));
      case DISCARD -> deleteRequestedFor(urlPathMatching(FILES + "/[^/]+"));
    };
  }

  @Override
  ResponseDefinitionBuilder none() {
    return error(404, "NOT_FOUND", "Glossary not found.");
  }

  @Override
  ResponseDefinitionBuilder found(String name) {
    return json(glossary(name));
  }

  /** Google names the project by its number. */
  static String glossary(String name) {
    return """
    {"name": "projects/4711/locations/us-central1/glossaries/%s", "entryCount": 2,
     "languagePair": {"sourceLanguageCode": "en", "targetLanguageCode": "es"},
     "submitTime": "2026-11-27T10:00:00Z", "endTime": "2026-11-27T10:00:20Z"}
    """
        .formatted(name.toLowerCase(Locale.ROOT));
  }

  /** The operation has ended at once. */
  @Override
  ResponseDefinitionBuilder made(String name) {
    return ended("\"response\": " + glossary(name));
  }

  static ResponseDefinitionBuilder ended(String how) {
    return json("{\"name\": \"%s\", \"done\": true, %s}".formatted(OPERATION, how));
  }

  static ResponseDefinitionBuilder failed(int code, String message) {
    return ended("\"error\": {\"code\": %d, \"message\": \"%s\"}".formatted(code, message));
  }

  static ResponseDefinitionBuilder underWay() {
    return json(
        "{\"name\": \"%s\", \"metadata\": {\"state\": \"RUNNING\"}, \"done\": false}"
            .formatted(OPERATION));
  }

  @Override
  ResponseDefinitionBuilder quota() {
    return error(429, "RESOURCE_EXHAUSTED", "Too many glossaries in this project.");
  }

  @Override
  ResponseDefinitionBuilder forbidden() {
    return error(403, "PERMISSION_DENIED", "cloudtranslate.glossaries.create " + EngineWorld.KEY);
  }

  @Override
  ResponseDefinitionBuilder busy() {
    return error(429, "RESOURCE_EXHAUSTED", "Quota exceeded: glossary requests per minute");
  }

  static ResponseDefinitionBuilder error(int code, String status, String message) {
    return aResponse()
        .withStatus(code)
        .withBody(
            "{\"error\": {\"code\": %d, \"status\": \"%s\", \"message\": \"%s\"}}"
                .formatted(code, status, message));
  }

  @Override
  ResponseDefinitionBuilder removed() {
    return underWay();
  }

  @Override
  MappingBuilder translate() {
    return post(urlEqualTo("/google/v3/" + PLACE + ":translateText"));
  }

  @Override
  RequestPatternBuilder translated() {
    return postRequestedFor(urlEqualTo("/google/v3/" + PLACE + ":translateText"));
  }

  /** With a glossary Google answers both, and those without it are not the ones that count. */
  @Override
  ResponseDefinitionBuilder answer(LoggedGlossary glossary) {
    String without = glossary == LoggedGlossary.NONE ? "Traducido." : "Sin glosario.";
    String with =
        ", \"glossaryTranslations\": [{\"translatedText\": \"Traducido.\","
            + " \"model\": \"projects/4711/locations/us-central1/models/general/nmt\"}]";
    return json(
        "{\"translations\": [{\"translatedText\": \"%s\"}]%s}"
            .formatted(without, glossary == LoggedGlossary.NONE ? "" : with));
  }

  @Override
  MappingBuilder withGlossary(MappingBuilder request) {
    return request.withRequestBody(matchingJsonPath("$.glossaryConfig.glossary"));
  }

  @Override
  String glossaryOf(LoggedRequest request) {
    return body(request).at("/glossaryConfig/glossary").asText();
  }

  @Override
  ResponseDefinitionBuilder unknown() {
    return error(404, "NOT_FOUND", "Glossary not found.");
  }

  @Override
  String id(String name) {
    return PLACE + "/glossaries/" + name.toLowerCase(Locale.ROOT);
  }

  /** The terms are not in the request but in the file that it names. */
  @Override
  List<String> entries(LoggedRequest request) {
    assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + EngineWorld.KEY);
    String uri = body(request).at("/inputConfig/gcsSource/inputUri").asText();
    LoggedRequest file = vendors.vendor().findAll(asked(Act.STORE)).get(0);
    assertThat(uri).isEqualTo("gs://team-terms/" + file.queryParameter("name").firstValue());
    return lines(file).stream()
        .filter(line -> !line.startsWith("Ketamine"))
        .map(line -> line.replace(',', '='))
        .toList();
  }

  static List<String> lines(LoggedRequest file) {
    return file.getBodyAsString().lines().toList();
  }

  static JsonNode body(LoggedRequest request) {
    try {
      return JSON.readTree(request.getBodyAsString());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

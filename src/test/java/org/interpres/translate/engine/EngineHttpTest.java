package org.interpres.translate.engine;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The HTTP client of the engines, and a server that has no key for some of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineHttpTest {

  private static final String ANSWER = "{\"translations\":[{\"text\":\"Hola\"}]}";

  private final KeyPair account;
  private final EngineWorld world;

  EngineHttpTest(@TempDir Path folder) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    account = generator.generateKeyPair();
    world =
        EngineWorld.with(
            Map.ofEntries(
                entry("interpres.engines.deepl.deadline", "300ms"),
                entry("interpres.engines.google.key-file", serviceAccount(folder).toString()),
                entry("interpres.engines.other.key", EngineWorld.KEY),
                entry("interpres.engines.moved.key", EngineWorld.KEY),
                entry("interpres.engines.moved.region", "us-central1"),
                entry("interpres.engines.moved.glossary-bucket", "team-terms"),
                entry("interpres.engines.moved.storage-url", "https://storage.googleapis.com"),
                entry(
                    "interpres.engines.azure.url", "https://api.cognitive.microsofttranslator.com"),
                entry("interpres.engines.azure.key", ""),
                entry("interpres.engines.openai.model", "")),
            routes(folder));
  }

  /** The real routes, but the one of LibreTranslate was changed to another host than its url. */
  private static Path routes(Path folder) throws IOException {
    Path routes = Files.createDirectory(folder.resolve("routes"));
    try (var files = Files.list(Path.of("routes/engines"))) {
      for (Path file : files.toList()) {
        String route = Files.readString(file);
        Files.writeString(
            routes.resolve(file.getFileName()),
            route.replace("{{interpres.engines.libretranslate.url}}", "http://127.0.0.1:9"));
      }
      for (String engine : List.of("other", "moved")) {
        Files.writeString(routes.resolve(engine + ".camel.yaml"), elsewhere(engine));
      }
    }
    return routes;
  }

  /** Google's route for files under another engine's name, at no address of its configuration. */
  private static String elsewhere(String engine) throws IOException {
    String route = Files.readString(Path.of("routes/engines/google.camel.yaml"));
    return route
        .substring(route.lastIndexOf("- route:"))
        .replace("file-google", "file-" + engine)
        .replace("{{interpres.engines.google.storage-url}}", "http://127.0.0.1:9");
  }

  private Path serviceAccount(Path folder) throws IOException {
    String pem =
        Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(account.getPrivate().getEncoded());
    return Files.writeString(
        folder.resolve("account.json"),
        """
        {"type": "service_account", "client_email": "mt@a-project.iam.example",
         "private_key_id": "k1", "private_key": "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----\\n"}
        """
            .formatted(pem.replace("\n", "\\n")));
  }

  @AfterAll
  void close() {
    world.close();
  }

  @BeforeEach
  void startAnew() {
    world.vendor().resetAll();
    world.closeBreaker("deepl");
  }

  @Test
  void an_answer_that_drips_ends_at_the_deadline_though_each_drop_is_quick() {
    answers(okJson(ANSWER).withChunkedDribbleDelay(30, 30_000));

    assertThatThrownBy(() -> ask("deepl"))
        .isInstanceOf(EngineFault.Unavailable.class)
        .hasMessage("The engine “deepl” did not answer before its deadline");
    requests(1);
  }

  @Test
  void an_answer_without_end_is_not_read_to_its_end() {
    world.closeBreaker("amazon");
    answers(aResponse().withBody("x".repeat(9 * 1024 * 1024)));

    assertThatThrownBy(() -> ask("amazon"))
        .isInstanceOf(EngineFault.Unavailable.class)
        .hasMessage("The engine “amazon” broke the connection off (IOException)");
    requests(1);
  }

  @Test
  void a_redirect_is_not_followed_for_the_key_would_go_along() {
    answers(temporaryRedirect("/elsewhere"));

    assertThatThrownBy(() -> ask("deepl"))
        .isInstanceOf(EngineFault.Unsuitable.class)
        .hasMessageContaining("302");
    requests(1);
  }

  @Test
  void a_route_that_was_changed_to_another_host_gets_no_key() {
    assertThatThrownBy(() -> ask("libretranslate"))
        .isInstanceOf(EngineFault.class)
        .hasMessageContaining("has a route that is not at the url of its configuration");
  }

  @Test
  void a_service_account_signs_its_own_token_for_ten_minutes() throws Exception {
    answers(okJson("{\"translations\":[{\"translatedText\":\"Hola\"}]}"));

    ask("google");

    String bearer =
        world.vendor().findAll(anyRequestedFor(anyUrl())).get(0).getHeader("Authorization");
    SignedJWT token = SignedJWT.parse(bearer.substring("Bearer ".length()));
    assertThat(token.verify(new RSASSAVerifier((RSAPublicKey) account.getPublic()))).isTrue();
    assertThat(token.getHeader().getKeyID()).isEqualTo("k1");
    assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("mt@a-project.iam.example");
    assertThat(token.getJWTClaimsSet().getSubject()).isEqualTo("mt@a-project.iam.example");
    assertThat(token.getJWTClaimsSet().getAudience())
        .containsExactly("https://translation.googleapis.com/");
    assertThat(token.getJWTClaimsSet().getExpirationTime().toInstant())
        .isEqualTo(EngineWorld.NOW.plus(Duration.ofMinutes(10)));
  }

  @Test
  void the_token_for_files_is_good_for_the_storage_alone() throws Exception {
    answers(okJson("{}"));

    store("google");

    LoggedRequest stored = world.vendor().findAll(anyRequestedFor(anyUrl())).get(0);
    assertThat(stored.getUrl()).startsWith("/google-storage/upload/storage/v1/b/team-terms/o?");
    SignedJWT token =
        SignedJWT.parse(stored.getHeader("Authorization").substring("Bearer ".length()));
    assertThat(token.verify(new RSASSAVerifier((RSAPublicKey) account.getPublic()))).isTrue();
    assertThat(token.getJWTClaimsSet().getStringClaim("scope"))
        .isEqualTo("https://www.googleapis.com/auth/devstorage.read_write");
    assertThat(token.getJWTClaimsSet().getAudience()).isEmpty();
  }

  @Test
  void no_token_goes_to_a_storage_where_no_bucket_is_named() {
    assertThatThrownBy(() -> store("other"))
        .hasRootCauseMessage(
            "The engine “other” has no glossary-bucket: set"
                + " INTERPRES_ENGINES_OTHER_GLOSSARY_BUCKET");
  }

  @Test
  void a_route_to_another_storage_gets_no_token() {
    assertThatThrownBy(() -> store("moved"))
        .hasRootCauseMessage(
            "The engine “moved” has a route that is not at the url of its configuration");
  }

  private void store(String engine) {
    GlossaryOrder order =
        new GlossaryOrder(
            GlossaryOrder.Act.STORE,
            new KeptGlossary(engine, LocaleTag.parse("en"), LocaleTag.parse("es"), "1", List.of()));
    world
        .bean(CamelContext.class)
        .createProducerTemplate()
        .requestBody("direct:" + order.route(), order);
  }

  @Test
  void an_engine_that_is_not_configured_starts_and_says_what_to_set() {
    assertThatThrownBy(() -> ask("azure"))
        .isInstanceOf(EngineFault.Unsuitable.class)
        .hasMessage(
            "The engine “azure” has no key: set INTERPRES_ENGINES_AZURE_KEY or"
                + " INTERPRES_ENGINES_AZURE_KEY_FILE");
    assertThatThrownBy(() -> ask("openai"))
        .isInstanceOf(EngineFault.Unsuitable.class)
        .hasMessage("The engine “openai” has no model: set INTERPRES_ENGINES_OPENAI_MODEL");
    requests(0);
  }

  /** Its count of tries is a header, which must not be lost on the way to the vendor and back. */
  @ParameterizedTest
  @ValueSource(ints = {403, 503})
  void a_caller_that_retries_by_camels_error_handler_comes_to_an_end(int status) throws Exception {
    CamelContext camel = world.bean(CamelContext.class);
    camel.addRoutes(
        new RouteBuilder() {
          @Override
          public void configure() {
            errorHandler(defaultErrorHandler().maximumRedeliveries(2).redeliveryDelay(0));
            from("direct:patient-" + status).to("direct:engine-deepl");
          }
        });
    answers(aResponse().withStatus(status));

    assertThatThrownBy(
            () ->
                camel
                    .createProducerTemplate()
                    .requestBody("direct:patient-" + status, request("deepl")))
        .hasCauseInstanceOf(EngineFault.class);
    requests(3);
  }

  private EngineAnswer ask(String engine) {
    return world.ask(request(engine));
  }

  private static EngineRequest request(String engine) {
    return new EngineRequest(
        engine, LocaleTag.parse("en"), LocaleTag.parse("es"), List.of("Hello"));
  }

  private void answers(ResponseDefinitionBuilder response) {
    world.vendor().stubFor(any(anyUrl()).willReturn(response));
  }

  private void requests(int expected) {
    assertThat(world.requests(expected)).hasSize(expected);
  }
}

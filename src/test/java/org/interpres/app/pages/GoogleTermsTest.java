package org.interpres.app.pages;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.interpres.app.ApiUser;
import org.interpres.app.RunningServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A whole server whose terms reach Google through a bucket: Spanish ones are taken there, for the
 * French ones the bucket says no, quoting the token.
 */
class GoogleTermsTest extends PagesTest {

  private static final String TOKEN = "ya29.WHOLE-SERVER-9876543210";
  private static final String GLOSSARIES =
      "/v3/projects/a-project/locations/europe-west1/glossaries";

  private final WireMockServer google = new WireMockServer(options().dynamicPort());

  @BeforeEach
  void startGoogle() {
    google.start();
    google.stubFor(any(anyUrl()).atPriority(10).willReturn(aResponse().withStatus(404)));
    google.stubFor(
        post(urlPathEqualTo("/upload/storage/v1/b/team-terms/o"))
            .withQueryParam("name", containing("-en-es-"))
            .willReturn(okJson("{\"kind\": \"storage#object\"}")));
    google.stubFor(
        post(urlPathEqualTo("/upload/storage/v1/b/team-terms/o"))
            .withQueryParam("name", containing("-en-fr-"))
            .willReturn(
                aResponse()
                    .withStatus(403)
                    .withBody("{\"error\": {\"code\": 403, \"message\": \"" + TOKEN + "\"}}")));
    google.stubFor(
        post(urlPathEqualTo(GLOSSARIES))
            .willReturn(
                okJson(
                        "{\"name\": \"projects/1/locations/europe-west1/operations/1\", \"done\":"
                            + " true, \"response\": {\"name\": \"{{jsonPath request.body"
                            + " '$.name'}}\"}}")
                    .withTransformers("response-template")));
    String translated = "[{\"translatedText\": \"%s\"}]";
    google.stubFor(
        post(urlPathMatching(".*:translateText"))
            .withRequestBody(matchingJsonPath("$.glossaryConfig.glossary"))
            .atPriority(1)
            .willReturn(
                okJson(
                    "{\"translations\": %s, \"glossaryTranslations\": %s}"
                        .formatted(
                            translated.formatted("Sin glosario."),
                            translated.formatted("Con glosario.")))));
    google.stubFor(
        post(urlPathMatching(".*:translateText"))
            .willReturn(okJson("{\"translations\": " + translated.formatted("Traduit.") + "}")));
  }

  @AfterEach
  void stopGoogle() {
    google.stop();
  }

  @Test
  void theTermsGoToGoogleAndThePageSaysOfWhichPairsAndWhyNotOfOthers() {
    try (RunningServer server =
        RunningServer.start(
            "interpres.engine=google",
            "interpres.engines.google.key=" + TOKEN,
            "interpres.engines.google.url=" + google.baseUrl(),
            "interpres.engines.google.storage-url=" + google.baseUrl(),
            "interpres.engines.google.project=a-project",
            "interpres.engines.google.region=europe-west1",
            "interpres.engines.google.glossary-bucket=team-terms",
            "interpres.engines.google.texts=1")) {
      ApiUser localizer = server.as("localizer");
      localizer.bring(
          "rest",
          "es,fr",
          "text/plain",
          "Rest well\n\nKetamine helps.".getBytes(StandardCharsets.UTF_8));
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(
              () ->
                  assertThat(drafts(server))
                      .containsExactlyInAnyOrder(
                          "es Con glosario. true",
                          "es Con glosario. true",
                          "fr Traduit. false",
                          "fr Traduit. false"));

      google.verify(
          1,
          postRequestedFor(urlPathEqualTo("/upload/storage/v1/b/team-terms/o"))
              .withQueryParam("name", containing("-en-es-"))
              .withHeader("Authorization", containing(TOKEN)));
      google.verify(1, postRequestedFor(urlPathEqualTo(GLOSSARIES)));
      JsonNode terms = localizer.get("/api/v1/engines/google/terms").body();
      assertThat(terms.at("/engine/way").asText()).isEqualTo("KEPT");
      assertThat(terms.toString()).doesNotContain(TOKEN);

      Page page = as("localizer", server);
      page.navigate("/engines/google#terms");
      Locator pairs = page.locator("table").first().locator("tbody tr");
      PlaywrightAssertions.assertThat(pairs).hasCount(2);
      PlaywrightAssertions.assertThat(pairs.nth(0)).containsText("en → es");
      PlaywrightAssertions.assertThat(pairs.nth(0)).containsText("Kept there");
      PlaywrightAssertions.assertThat(pairs.nth(1)).containsText("en → fr");
      PlaywrightAssertions.assertThat(pairs.nth(1))
          .containsText(
              "The engine “google” may not write to the bucket “team-terms” (HTTP status 403)."
                  + " Sentences go without it. Allow its service account storage.objects.create,"
                  + " .get and .delete on that bucket, or name another in"
                  + " INTERPRES_ENGINES_GOOGLE_GLOSSARY_BUCKET.");
      assertThat(page.content()).doesNotContain(TOKEN);
    }
  }

  /** The locale, the words, and whether the terms had a part in them. */
  private static List<String> drafts(RunningServer server) {
    return server
        .bean(JdbcClient.class)
        .sql(
            """
            select t.locale || ' ' || d.target || ' ' || (d.glossary is not null)
            from draft d join translation t on t.id = d.translation_id
            """)
        .query(String.class)
        .list();
  }
}

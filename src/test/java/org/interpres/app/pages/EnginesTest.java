package org.interpres.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.interpres.app.ApiUser;
import org.junit.jupiter.api.Test;

/** The engines over HTTP and as pages, with the phrasebook at work. */
class EnginesTest extends PagesTest {

  @Test
  void whatAnArticleWouldCostIsSaidBeforeAnyOfItIsSent() {
    ApiUser localizer = server().as("localizer");
    String slug = slug();
    localizer.bring(
        slug,
        "",
        "text/plain",
        """
        How %s would cost

        Ketamine is a medicine that %s.

        Ketamine is a medicine that %s.

        Date of birth: 3 April 1961.
        """
            .formatted(slug, slug, slug)
            .getBytes(StandardCharsets.UTF_8));

    JsonNode before = estimate(localizer, slug, "fr,de");

    JsonNode french = before.path("targets").path(0);
    assertThat(french.path("locale").asText()).isEqualTo("fr");
    assertThat(french.path("engines").path(0).asText()).isEqualTo("phrasebook");
    assertThat(french.path("segments").path("toSend").asInt()).isEqualTo(2);
    assertThat(french.path("segments").path("repeated").asInt()).isEqualTo(1);
    assertThat(french.path("segments").path("withheld").asInt()).isEqualTo(1);
    int characters =
        "How %s would cost".formatted(slug).length()
            + "Ketamine is a medicine that %s.".formatted(slug).length();
    assertThat(french.path("characters").asInt()).isEqualTo(characters);
    assertThat(before.path("characters").asInt()).isEqualTo(2 * characters);
    assertThat(spend(localizer, slug)).as("nothing was sent").isEmpty();

    add(localizer, slug, "fr");
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> estimate(localizer, slug, "fr").path("characters").asInt() == 0);
    assertThat(spend(localizer, slug)).hasSize(1);
    assertThat(spend(localizer, slug).path(0).path("characters").asInt()).isEqualTo(characters);
  }

  @Test
  void everyNumberOfAnEngineLeadsToWhatItCounts() {
    String slug = slug();
    ApiUser localizer = server().as("localizer");
    localizer.bring(
        slug,
        "es",
        "text/plain",
        ("What " + slug + " says\n\nIt says little.\n").getBytes(StandardCharsets.UTF_8));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !spend(localizer, slug).isEmpty());

    Page page = as("localizer");
    page.navigate("/articles");
    page.locator("nav >> text=Engines").click();
    page.getByRole(com.microsoft.playwright.options.AriaRole.LINK)
        .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("answered"))
        .first()
        .click();
    PlaywrightAssertions.assertThat(page.locator("h1")).hasText("phrasebook");
    PlaywrightAssertions.assertThat(page.locator("table").last()).containsText(slug);
    page.locator("table a[href='/articles/" + slug + "']").first().click();
    PlaywrightAssertions.assertThat(page.locator("h1")).hasText("What " + slug + " says");
    page.getByText("What it would cost").click();
    PlaywrightAssertions.assertThat(page.locator("h1")).hasText("What it would cost");
    page.locator("a[href='/articles/" + slug + "/estimate/es/drafted']").click();
    PlaywrightAssertions.assertThat(page.locator("h1"))
        .hasText("Sentences that are drafted already");
    PlaywrightAssertions.assertThat(page.locator("ul.sentences li"))
        .hasText(new String[] {"What " + slug + " says", "It says little."});

    page.navigate("/engines");
    page.locator("a[href='/engines/phrasebook/waiting']").click();
    PlaywrightAssertions.assertThat(page.locator("h1")).hasText("Waiting for it");
    page.navigate("/engines/phrasebook");
    page.locator("a[href^='?outcome=OPEN']").click();
    PlaywrightAssertions.assertThat(page.getByText("Only these:")).isVisible();
    page.locator("a[href*='article=" + slug + "']").click();
    PlaywrightAssertions.assertThat(page.locator("table").last().locator("tbody tr"))
        .hasCount(spend(localizer, slug).path(0).path("calls").asInt());
  }

  @Test
  void theTermsInUseAreNamedWithTheirVersion() {
    JsonNode terms = server().as("admin").get("/api/v1/engines/phrasebook/terms").body();
    String version = terms.at("/termbase/version").asText();
    assertThat(version).hasSize(12);
    assertThat(terms.at("/engine/way").asText()).isEqualTo("WITH_EACH_REQUEST");
    JsonNode deepl = server().as("admin").get("/api/v1/engines/deepl/terms").body();
    assertThat(deepl.at("/engine/way").asText()).isEqualTo("KEPT");

    Page page = as("localizer");
    page.navigate("/engines");
    PlaywrightAssertions.assertThat(page.locator("code")).hasText(version);
    page.navigate("/engines/google");
    PlaywrightAssertions.assertThat(page.getByText("INTERPRES_ENGINES_GOOGLE_GLOSSARY"))
        .isVisible();
  }

  @Test
  void whatTheMemoryHoldsIsNamedByItsPairs() {
    Page page = as("localizer");
    page.navigate("/engines");
    PlaywrightAssertions.assertThat(page.getByText("sentences of the translation memory in"))
        .isVisible();
    page.navigate("/engines/phrasebook");
    PlaywrightAssertions.assertThat(page.locator("#memory ~ dl dt").first()).hasText("en → ar");
  }

  @Test
  void oneSentenceCanBeTriedAndPersonalInformationCannot() {
    Page page = as("localizer", new Browser.NewContextOptions());
    page.navigate("/engines/phrasebook");
    page.getByLabel("Sentence").fill("Nobody has translated this yet.");
    page.getByText("Ask the engine").click();
    PlaywrightAssertions.assertThat(page.locator("[role=status].panel"))
        .containsText("does not know this sentence");

    page.getByLabel("Sentence").fill("Mail jane.roe@example.org.");
    page.getByText("Ask the engine").click();
    PlaywrightAssertions.assertThat(page.locator("#trouble"))
        .containsText("personal information (e-mail address)");
  }

  @Test
  void theApiSaysHowEnginesFareToThoseWhoRunThem() {
    JsonNode engines = server().as("admin").get("/api/v1/engines").body();
    JsonNode first = engines.path("items").path(0);
    assertThat(first.path("name").asText()).isEqualTo("phrasebook");
    assertThat(first.path("state").asText()).isEqualTo("well");
    assertThat(first.path("limits").path("texts").asInt()).isEqualTo(50);

    assertThat(server().as("linguist").get("/api/v1/engines").status()).isEqualTo(403);
    assertThat(server().as("admin").get("/api/v1/engines/nobody").status()).isEqualTo(404);
    assertThat(
            server()
                .as("admin")
                .post(
                    "/api/v1/engines/phrasebook/trials",
                    Map.of("source", "en", "target", "xx", "text", "Hello."))
                .body()
                .path("type")
                .asText())
        .endsWith("locale-unknown");
    JsonNode tried =
        server()
            .as("admin")
            .post(
                "/api/v1/engines/phrasebook/trials",
                Map.of("source", "en", "target", "es", "text", "Nobody knows this."))
            .body();
    assertThat(tried.path("trouble").asText()).contains("does not know");
  }

  private static JsonNode estimate(ApiUser user, String slug, String targets) {
    return user.get("/api/v1/articles/" + slug + "/estimate?targets=" + targets).body();
  }

  private static JsonNode spend(ApiUser user, String slug) {
    return user.get("/api/v1/engines/spend?article=" + slug).body().path("items");
  }

  private static void add(ApiUser user, String slug, String locale) {
    byte[] same =
        """
        How %s would cost

        Ketamine is a medicine that %s.

        Ketamine is a medicine that %s.

        Date of birth: 3 April 1961.
        """
            .formatted(slug, slug, slug)
            .getBytes(StandardCharsets.UTF_8);
    assertThat(user.bring(slug, locale, "text/plain", same).status()).isEqualTo(200);
  }
}

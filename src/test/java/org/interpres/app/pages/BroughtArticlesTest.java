package org.interpres.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.interpres.app.ApiUser;
import org.junit.jupiter.api.Test;

/** What the pages show of articles that came through the API, ingest and translation. */
class BroughtArticlesTest extends PagesTest {

  /** A sentence that content/memory has in French. */
  private static final String KNOWN = "What may it help with?";

  @Test
  void aSentenceSaysOnceThatItIsFromTheMemory() {
    long id = bring(slug(), "text/plain", "At the clinic\n\n" + KNOWN + "\n");
    Page page = as("linguist");
    page.navigate("/translations/" + id);
    assertThat(segment(page, 1).locator(".trace")).containsText("From memory, 100 %");
  }

  @Test
  void aRevisedArticleShowsWhatWasSplitMergedAndMoved() {
    String slug = slug();
    translate(
        bring(
            slug,
            "text/plain",
            """
        After the treatment

        Call your doctor if the pain gets worse and do not drive on that day.

        The nurse stays with you until you feel well again.

        Rest at home today.

        Drink plenty of clear water.

        A friend may take you home in the evening.
        """));
    long id =
        bring(
            slug,
            "text/plain",
            """
            After the treatment

            A friend may take you home in the evening.

            Call your doctor if the pain gets worse. Do not drive on that day.

            The nurse stays with you until you feel well again.

            Rest at home today and drink plenty of clear water.
            """);

    Page page = as("linguist", new Browser.NewContextOptions().setLocale("en"));
    page.navigate("/translations/" + id);
    Locator badges = page.locator(".segment .badges");
    assertThat(badges.nth(1)).containsText("Moved");
    assertThat(badges.nth(2)).containsText("Source split");
    assertThat(badges.nth(3)).containsText("Source split");
    assertThat(badges.nth(5)).containsText("Source merged");
    assertThat(badges.getByText(Pattern.compile("Source|Moved"))).hasCount(4);
    assertThat(segment(page, 5).locator(".change del").first()).isVisible();
  }

  @Test
  void whatIsPublishedUntranslatedStandsInItsPlace() {
    long id =
        bring(
            slug(),
            "text/markdown",
            """
            # The diary

            Write down each dose.

                Mon  5 mg
                Tue  <10 mg>

            Bring the diary with you.
            """);
    Page page = as("linguist", new Browser.NewContextOptions().setLocale("es"));
    page.navigate("/translations/" + id);
    Locator untranslated = page.locator(".segments > .verbatim");
    assertThat(untranslated).hasCount(1);
    assertThat(untranslated).containsText("Sin traducir");
    Assertions.assertThat(untranslated.locator("pre").textContent().strip())
        .isEqualTo("Mon  5 mg\nTue  <10 mg>");
    assertThat(page.locator("#s1 + .verbatim + #s2")).hasCount(1);
    // The keys pass it by.
    segment(page, 1).focus();
    page.keyboard().press("j");
    assertThat(segment(page, 2)).isFocused();
  }

  @Test
  void aRetiredArticleSaysWhoRetiredItAndWhy() {
    String slug = slug();
    bring(slug, "text/plain", "At the clinic\n\nRest at home today.\n");
    Page page = as("localizer", new Browser.NewContextOptions().setLocale("en"));
    page.navigate("/articles/" + slug);
    assertThat(page.locator("#retired")).hasCount(0);
    page.locator("summary").getByText("retire the article").click();
    page.locator("#retirement-reason").fill("The drug is off the <market>.");
    page.locator("#retirement-reason").press("Enter");
    assertThat(page.locator("#retired")).containsText("Retired by");
    assertThat(page.locator("#retired")).containsText("localizer");
    assertThat(page.locator("#retired bdi")).hasText("The drug is off the <market>.");
    assertThat(page.locator("#retired time")).hasCount(1);
  }

  /** No engine knows these sentences, and a placeholder is nothing that could move. */
  private static void translate(long id) {
    ApiUser linguist = server().as("linguist");
    for (JsonNode segment : linguist.get("/api/v1/translations/" + id).body().get("segments")) {
      Assertions.assertThat(
              linguist
                  .write(
                      "/api/v1/translations/" + id + "/segments/" + segment.get("index").asInt(),
                      segment.get("version").asText(),
                      Map.of("target", "« " + segment.get("source").asText() + " »"))
                  .status())
          .isEqualTo(200);
    }
  }

  /** Brings it and waits until its French is drafted; the translation's id. */
  private static long bring(String slug, String mediaType, String text) {
    ApiUser localizer = server().as("localizer");
    ApiUser.Answer brought =
        localizer.bring(slug, "fr", mediaType, text.getBytes(StandardCharsets.UTF_8));
    Assertions.assertThat(brought.status()).isIn(200, 201);
    long id = brought.body().at("/translations/0/id").asLong();
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> inReview(localizer.get("/api/v1/translations/" + id).body()));
    return id;
  }

  private static boolean inReview(JsonNode translation) {
    return translation.get("state").asText().equals("IN_REVIEW");
  }
}

package org.interpres.app.pages;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.interpres.app.RunningServer;
import org.junit.jupiter.api.Test;

/** A translation put back into the source's language by an engine that did not write it. */
class BackTranslationTest extends PagesTest {

  @Test
  void aSecondEngineSaysWhatTheTranslationSays() {
    WireMockServer vendor = new WireMockServer(options().dynamicPort());
    vendor.start();
    try (RunningServer server =
        RunningServer.start(
            "interpres.engine=phrasebook,libretranslate",
            "interpres.engines.libretranslate.url=" + vendor.baseUrl())) {
      vendor.stubFor(
          post(urlPathEqualTo("/translate"))
              .willReturn(okJson("{\"translatedText\":[\"The usual dose is 50 mg.\"]}")));
      long id = Medicine.inReview(server, slug(), "fr");
      Page page = as("linguist", server);
      page.navigate("/translations/" + id + "#s" + Medicine.WRONG_DOSE);
      assertThat(segment(page, Medicine.WRONG_DOSE)).isFocused();
      page.keyboard().press("b");
      Locator back = page.locator("#back");
      assertThat(back.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON)).isFocused();
      page.keyboard().press("Enter");

      assertThat(back.locator(".said")).hasText("The usual dose is 50 mg.");
      assertThat(back.locator(".said")).hasAttribute("lang", "en");
      assertThat(back).containsText("libretranslate");
      vendor.verify(
          1,
          postRequestedFor(urlPathEqualTo("/translate"))
              .withRequestBody(matchingJsonPath("$.source", equalTo("fr")))
              .withRequestBody(matchingJsonPath("$.target", equalTo("en"))));
      Assertions.assertThat(
              server.as("admin").get("/api/v1/audit?limit=1000").body().path("items").toString())
          .contains("segment-translated-back");

      vendor.stubFor(post(urlPathEqualTo("/translate")).willReturn(aResponse().withStatus(503)));
      page.keyboard().press("Escape");
      page.keyboard().press("b");
      assertThat(back.getByRole(com.microsoft.playwright.options.AriaRole.BUTTON)).isFocused();
      page.keyboard().press("Enter");
      assertThat(page.locator("#detail .problem"))
          .containsText("No engine has put this sentence back into en.");
    } finally {
      vendor.stop();
    }
  }

  @Test
  void withoutASecondEngineThePageSaysHowToNameOne() {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = as("linguist");
    page.navigate("/translations/" + id + "/segments/1");
    page.locator("#back button").click();
    assertThat(page.locator(".problem")).containsText("name a second one in INTERPRES_ENGINE");
  }

  /**
   * As the quickest key would be: the button is pressed in the moment in which it has the focus.
   */
  @Test
  void theFormIsReadyTheMomentItHasTheFocus() {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = as("linguist");
    page.navigate("/translations/" + id + "#s1");
    assertThat(segment(page, 1)).isFocused();
    page.evaluate(
        "document.getElementById('detail').addEventListener('focusin',"
            + " (event) => event.target.click(), { once: true })");
    page.keyboard().press("b");
    assertThat(page.locator("#detail .problem"))
        .containsText("name a second one in INTERPRES_ENGINE");
    assertThat(page).hasURL(Pattern.compile("/translations/" + id + "#s1$"));
  }
}

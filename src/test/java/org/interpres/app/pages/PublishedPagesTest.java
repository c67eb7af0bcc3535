package org.interpres.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.interpres.identity.DemoAccounts;
import org.interpres.publish.PublishedFixture;
import org.junit.jupiter.api.Test;

/** What is out, its versions, taking it back; and the published pages themselves. */
class PublishedPagesTest extends PagesTest {

  @Test
  void anEarlierVersionIsSeenComparedAndBroughtBack() {
    String slug = slug();
    PublishedFixture.publish(server(), slug, 2, "es");
    Page page = as("localizer");
    page.navigate("/published/" + slug + "/es");
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText("Ketamina: preguntas & respuestas");
    page.getByText("since version 1").click();
    assertThat(page.getByText("Both read the same.")).isVisible();
    page.getByText("Bring version 1 back").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Version 1 is out again");
    assertThat(page.getByText("since version 2")).isVisible();
    shot(page, "versions");
  }

  @Test
  void aRecallNeedsAReasonAndAPasswordAndIsToldToReaders() {
    String slug = slug();
    PublishedFixture.publish(server(), slug, 1, "es", "ar");
    Page page = as("localizer");
    page.navigate("/published/" + slug + "/es");
    page.getByLabel("Reason").fill("The dose is wrong.");
    page.getByLabel("Your password").fill("guess");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Recall")).click();
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    assertThat(page.getByLabel("Reason")).hasValue("The dose is wrong.");
    page.getByLabel("Your password").fill(DemoAccounts.PASSWORD);
    page.getByLabel("Point readers to").selectOption("ar");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Recall")).click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("It is recalled");
    assertThat(page.getByText("Recalled", new Page.GetByTextOptions().setExact(true))).isVisible();
    assertThat(page.request().get("/publications/" + slug + "/es.html").status()).isEqualTo(410);
  }

  @Test
  void whatASearchFindsIsRecalledTogether() {
    String slug = slug();
    PublishedFixture.publish(server(), slug, 1, "es", "ar");
    Page page = as("localizer");
    page.navigate("/published/recall");
    page.getByLabel("Article").fill(slug);
    page.getByLabel("Engine", new Page.GetByLabelOptions().setExact(true)).fill("phrasebook");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Find")).click();
    assertThat(page.getByText("2 found")).isVisible();
    shot(page, "recall");
    page.getByLabel("Recall " + slug + " in Arabic").uncheck();
    page.getByLabel("Reason").fill("The engine is not to be trusted.");
    page.getByLabel("Your password").fill(DemoAccounts.PASSWORD);
    page.getByText("Recall what is ticked").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Recalled");
    assertThat(page.request().get("/publications/" + slug + "/es.html").status()).isEqualTo(410);
    assertThat(page.request().get("/publications/" + slug + "/ar.html").status()).isEqualTo(200);
  }

  @Test
  void thesePagesAndThePublishedOnesHaveNoBarrier() {
    String slug = slug();
    PublishedFixture.publish(server(), slug, 2, "es", "ar", "zh-Hans");
    String every = slug();
    PublishedFixture.publishEveryKind(server(), every);
    Page page = as("localizer", new Browser.NewContextOptions().setViewportSize(360, 740));
    List<String> barriers = new ArrayList<>();
    for (String path :
        List.of(
            "/published",
            "/published/deliveries",
            "/published/recall?article=" + slug,
            "/published/" + slug + "/es?from=1&to=2",
            "/publications/" + every + "/es.html",
            "/publications/" + every + "/ar.html",
            "/publications/" + every + "/zh-Hans.html",
            "/publications/" + slug + "/en.html")) {
      page.navigate(path);
      new AxeBuilder(page)
          .analyze()
          .getViolations()
          .forEach(
              rule ->
                  barriers.add(
                      path
                          + ": "
                          + rule.getId()
                          + ", "
                          + rule.getHelp()
                          + ": "
                          + rule.getNodes().get(0).getHtml()));
      int width = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
      if (width > 360) {
        barriers.add(path + ": " + width + " pixels wide");
      }
    }
    shot(page, "source");
    assertThat(barriers).isEmpty();
  }

  /** For people to look at. */
  private static void shot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", "published-" + name + ".png")));
  }
}

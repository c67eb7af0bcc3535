package org.interpres.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The article's page says what the checks found in its translations. */
class ArticleFindingsTest extends PagesTest {

  @Test
  void countsFindingsByCheckAndLocale() {
    String slug = slug();
    long fr = Medicine.inReview(server(), slug, "fr");
    Medicine.inReview(server(), slug, "ar");
    Page page = as("linguist");
    page.navigate("/articles/" + slug);

    Locator row = page.locator("tr", new Page.LocatorOptions().setHasText("NUMBER"));
    assertThat(row).containsText("1 critical");
    assertThat(row).containsText("0 of 1 (0 %)");
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/screenshots/article-findings.png"))
            .setFullPage(true));

    row.getByRole(com.microsoft.playwright.options.AriaRole.LINK).click();
    org.assertj.core.api.Assertions.assertThat(page.url()).endsWith("/translations/" + fr);
  }
}

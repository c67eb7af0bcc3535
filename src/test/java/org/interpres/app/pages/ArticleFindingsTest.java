package org.interpres.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
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

    for (String number : List.of("1", "French 1", "(1 critical)")) {
      page.navigate("/articles/" + slug);
      row.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(number).setExact(true))
          .click();
      assertThat(page.locator("tbody tr")).hasCount(1);
      assertThat(page.locator("tbody tr")).containsText("the target says 50 mg");
    }
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Segment 4")).click();
    assertThat(page).hasURL(Pattern.compile(".*/translations/" + fr + "#s4"));

    page.navigate("/articles/" + slug);
    row.getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("0 of 1 (0 %)")).click();
    assertThat(page.locator(".empty")).isVisible();
  }
}

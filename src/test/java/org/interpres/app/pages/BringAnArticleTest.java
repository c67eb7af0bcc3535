package org.interpres.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class BringAnArticleTest extends PagesTest {

  @Test
  void aLocalizerPastesATextAndItIsDraftedAndALocaleAdded() {
    String slug = slug();
    Page page = as("localizer");
    page.navigate("/articles");
    page.getByLabel("Name").fill(slug);
    page.getByLabel("Translate into").fill("fr");
    page.getByLabel("Or its text").fill("Sleeping well\n\nGo to bed at the same hour each day.\n");
    page.getByText("Bring it").click();
    assertThat(page).hasURL(Pattern.compile(".*/articles/" + slug));
    assertThat(page.locator(".done")).containsText("The article is stored");
    assertThat(page.locator("h1")).hasText("Sleeping well");
    inReview(page, "French");

    page.getByLabel("Add locales").fill("ar");
    page.getByText("Add", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator(".done")).containsText("The locales are added");
    inReview(page, "Arabic");
  }

  private static void inReview(Page page, String locale) {
    Awaitility.await()
        .atMost(java.time.Duration.ofMinutes(2))
        .until(
            () -> {
              page.reload();
              return page.locator("tbody tr")
                  .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(locale))
                  .first()
                  .textContent()
                  .contains("In review");
            });
  }

  @Test
  void aRefusedFormComesBackFilledAndSaysWhy() {
    Page page = as("localizer");
    page.navigate("/articles");
    page.getByLabel("Name").fill(slug());
    page.getByLabel("Translate into").fill("klingon");
    page.getByLabel("Or its text").fill("Sleeping well\n\nGo to bed early.\n");
    page.getByText("Bring it").click();
    assertThat(page.locator("#trouble")).containsText("klingon");
    assertThat(page.locator("#trouble")).isFocused();
    assertThat(page.getByLabel("Translate into")).hasValue("klingon");
    assertThat(page.getByLabel("Or its text")).hasValue(Pattern.compile("Go to bed early"));
  }
}

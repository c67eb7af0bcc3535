package org.interpres.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class StaleEditTest extends PagesTest {

  private static final String THEIRS = "Buvez-le avec un verre d’eau.";
  private static final String MINE = "Avalez-le avec un grand verre d’eau.";

  @Test
  void showsBothTextsAndLosesNeither() {
    seesBoth(new Browser.NewContextOptions(), page -> {});
  }

  @Test
  void showsBothTextsWithoutAScriptToo() {
    seesBoth(
        new Browser.NewContextOptions().setJavaScriptEnabled(false),
        // The list has no forms; each sentence's own page has.
        page -> segment(page, 3).getByText("More").click());
  }

  private void seesBoth(Browser.NewContextOptions options, Consumer<Page> open) {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page me = as("linguist", options);
    me.navigate("/translations/" + id);
    open.accept(me);
    Page they = as("medic");
    they.navigate("/translations/" + id);

    save(they, THEIRS);
    assertThat(segment(they, 3).locator(".target")).containsText(THEIRS);
    save(me, MINE);

    assertThat(segment(me, 3).locator(".problem")).containsText("changed since you read it");
    assertThat(segment(me, 3).locator(".pair")).containsText(THEIRS);
    assertThat(segment(me, 3).locator(".pair")).containsText(MINE);
    assertThat(me.locator("#s3-t")).hasValue(MINE);

    segment(me, 3).getByText("Save", exact()).click();
    assertThat(segment(me, 3).locator(".target")).containsText(MINE);
    assertThat(segment(me, 3).locator(".problem")).hasCount(0);
  }

  private static void save(Page page, String words) {
    // What a row may do is shown where one is.
    segment(page, 3).locator(".source").click();
    segment(page, 3).locator("summary", hasText("Edit")).click();
    page.locator("#s3-t").fill(words);
    segment(page, 3).getByText("Save", exact()).click();
  }

  private static com.microsoft.playwright.Locator.GetByTextOptions exact() {
    return new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true);
  }

  private static com.microsoft.playwright.Locator.LocatorOptions hasText(String text) {
    return new com.microsoft.playwright.Locator.LocatorOptions().setHasText(text);
  }
}

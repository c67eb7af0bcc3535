package org.interpres.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The row that has the focus has forms; the others are light. */
class FormsWithFocusTest extends PagesTest {

  private Page page;

  private void at(String account, String locale, int index) {
    long id = Medicine.inReview(server(), slug(), "fr");
    page = as(account, new Browser.NewContextOptions().setLocale(locale));
    page.navigate("/translations/" + id + "#s" + index);
    assertThat(segment(page, index)).isFocused();
  }

  private Locator rowsWithForms() {
    return page.locator(".segment:has(.acts form)");
  }

  @Test
  void theyComeWithItAndGoWithIt() {
    at("linguist", "en", 2);
    assertThat(rowsWithForms()).hasCount(1);
    assertThat(rowsWithForms()).hasId("s2");
    page.keyboard().press("j");
    assertThat(rowsWithForms()).hasId("s3");
    assertThat(segment(page, 3).locator(".acts form")).hasCount(3);
    assertThat(segment(page, 3).locator("[data-act=approve] button")).hasText("Approve segment 3");
    assertThat(segment(page, 3).locator(".tags")).hasCount(0);
    page.keyboard().press("k");
    assertThat(rowsWithForms()).hasId("s2");
    assertThat(segment(page, 2).locator(".tags button")).hasText("1 bold");
  }

  @Test
  void aMouseHitsWhatItWasPressedOn() {
    for (int width : new int[] {1280, 360}) {
      at("linguist", "en", 0);
      page.setViewportSize(width, 900);
      for (int index : new int[] {5, 1, 3, 2}) {
        Locator box = segment(page, index).locator("input[name=item]");
        if (box.count() == 0) {
          box = page.locator("#s" + index + "-n");
        }
        box.scrollIntoViewIfNeeded();
        BoundingBox place = box.boundingBox();
        page.mouse().move(place.x + place.width / 2, place.y + place.height / 2);
        page.mouse().down();
        // A hand takes longer than a frame, in which the page could move.
        page.evaluate(
            "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        page.mouse().up();
        if (box.getAttribute("type") == null) {
          assertThat(page).hasURL(Pattern.compile("#s" + index + "$"));
        } else {
          assertThat(box).isChecked();
        }
        assertThat(rowsWithForms()).hasId("s" + index);
      }
    }
  }

  @Test
  void aRowSpeaksArabicAsTheServerDoes() {
    at("linguist", "ar", 3);
    assertThat(segment(page, 3).locator("label[for=s3-t]")).hasText("ترجمة المقطع 3");
  }

  @Test
  void onlyWhatTheReaderMayDoIsThere() {
    at("linguist", "en", Medicine.UNKNOWN);
    // A placeholder can be edited, and sent back, but never approved.
    assertThat(segment(page, Medicine.UNKNOWN).locator("[data-act=approve]")).hasCount(0);
    assertThat(segment(page, Medicine.UNKNOWN).locator("[data-act=edit]")).hasCount(1);
    page.keyboard().press("e");
    assertThat(page.locator("#s5-t")).hasValue("");

    at("medic", "en", 3);
    // The linguist has not approved it, and a medic may mend it.
    assertThat(segment(page, 3).locator("[data-act=approve]")).hasCount(0);
    assertThat(segment(page, 3).locator("[data-act=edit]")).hasCount(1);
  }

  @Test
  void whatSomebodyIsTypingStaysWhereItIs() {
    at("linguist", "en", 3);
    page.keyboard().press("r");
    page.keyboard().insertText("It says too little.");
    page.keyboard().press("Escape");
    page.keyboard().press("j");
    page.keyboard().press("e");
    page.locator("#s4-t").fill("La dose est de 5 mg.");
    page.keyboard().press("Escape");
    page.keyboard().press("j");

    assertThat(segment(page, 5)).isFocused();
    assertThat(page.locator("#s3-c")).hasValue("It says too little.");
    assertThat(page.locator("#s4-t")).hasValue("La dose est de 5 mg.");
    assertThat(rowsWithForms()).hasCount(3);
  }

  @Test
  void aRowThatCameAnewHasThemWhileTheFocusStays() {
    at("linguist", "en", 3);
    page.keyboard().press("e");
    page.locator("#s3-t").fill("Avec cela, buvez un verre d’eau.");
    page.keyboard().press("Control+s");
    assertThat(segment(page, 3).locator(".target")).containsText("Avec cela");
    assertThat(segment(page, 3)).isFocused();
    assertThat(rowsWithForms()).hasId("s3");
    page.keyboard().press("a");
    assertThat(segment(page, 3)).containsText("Waits: Medical");
    assertThat(segment(page, 4)).isFocused();
  }
}

package org.interpres.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What was typed and not saved is not lost, whatever the browser refuses. */
class KeptDraftsTest extends PagesTest {

  private static final String WORDS = "Trois fois par jour, sans doute.";

  @Test
  void aDraftIsKeptOnTheServerWhereTheBrowserStoresNothing() {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = as("linguist");
    page.addInitScript(
        """
        Storage.prototype.setItem = () => { throw new DOMException("full", "QuotaExceededError"); };
        Storage.prototype.getItem = () => { throw new DOMException("blocked", "SecurityError"); };
        """);
    page.navigate("/translations/" + id + "#s" + Medicine.WRONG_DOSE);
    type(page);
    assertThat(page.locator("#savestate")).hasAttribute("data-state", "draftKept");

    Page elsewhere = as("linguist");
    elsewhere.navigate("/translations/" + id + "#s" + Medicine.WRONG_DOSE);
    assertThat(segment(elsewhere, Medicine.WRONG_DOSE)).isFocused();
    elsewhere.keyboard().press("e");
    assertThat(elsewhere.locator("#s4-t")).hasValue(WORDS);
  }

  @Test
  void aDraftThatIsTypedWhileThePageIsLeftOutlivesIt() {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = as("linguist");
    page.addInitScript(
        """
        const original = window.fetch;
        window.fetch = (path, options) => {
          if (options?.method === "PUT") (window.sent ??= []).push(options.keepalive);
          return original(path, options);
        };
        """);
    page.navigate("/translations/" + id + "#s" + Medicine.WRONG_DOSE);
    type(page);
    page.evaluate("window.dispatchEvent(new Event('beforeunload'))");

    assertThat(page.evaluate("window.sent.at(0)")).isEqualTo(true);
  }

  @Test
  void anAddressThatNamesNoSegmentBreaksNothing() {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = as("linguist");
    List<String> errors = new CopyOnWriteArrayList<>();
    page.onPageError(errors::add);
    page.navigate("/translations/" + id + "#12");

    page.keyboard().press("j");

    assertThat(segment(page, 0)).isFocused();
    assertThat(errors).isEmpty();
  }

  private static void type(Page page) {
    assertThat(segment(page, Medicine.WRONG_DOSE)).isFocused();
    page.keyboard().press("e");
    page.keyboard().press("Control+A");
    page.keyboard().insertText(WORDS);
  }
}

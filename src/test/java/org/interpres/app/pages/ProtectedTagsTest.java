package org.interpres.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Segment 2 of the leaflet holds one pair of tags: “Prenez ⟨1⟩un comprimé⟨/1⟩ chaque matin.” */
class ProtectedTagsTest extends PagesTest {

  private static final String STORED = "Prenez <g id=\"1\">un comprimé</g> chaque matin.";

  private Page page;
  private Locator editor;

  private void edit() {
    long id = Medicine.inReview(server(), slug(), "fr");
    page = as("linguist");
    page.navigate("/translations/" + id + "#s2");
    page.keyboard().press("e");
    editor = segment(page, 2).locator(".editor");
    assertThat(editor).isFocused();
    assertThat(page.locator("#s2-t")).isHidden();
    assertThat(editor).hasText("Prenez 1›un comprimé‹1 chaque matin.");
  }

  /** What a form would send. */
  private String text() {
    return page.locator("#s2-t").inputValue();
  }

  @Test
  void typingOverTheWholeSentenceKeepsThem() {
    edit();
    page.keyboard().press("Control+A");
    page.keyboard().type("Prenez un comprimé.");
    assertThat(editor.locator(".chip")).hasCount(2);
    Assertions.assertThat(text()).isEqualTo("Prenez un comprimé.<g id=\"1\"></g>");
  }

  @Test
  void deletingLetterByLetterWalksPastThem() {
    edit();
    page.keyboard().press("End");
    for (int i = 0; i < 60; i++) {
      page.keyboard().press("Backspace");
    }
    Assertions.assertThat(text()).isEqualTo("<g id=\"1\"></g>");
    page.keyboard().press("Home");
    for (int i = 0; i < 4; i++) {
      page.keyboard().press("Delete");
    }
    Assertions.assertThat(text()).isEqualTo("<g id=\"1\"></g>");
    page.keyboard().press("Home");
    page.keyboard().insertText("Un ");
    Assertions.assertThat(text()).isEqualTo("Un <g id=\"1\"></g>");
  }

  @Test
  void aPairMovesAroundWhatIsSelected() {
    edit();
    page.keyboard().press("Control+A");
    page.keyboard().insertText("Un comprimé le matin");
    page.keyboard().press("Home");
    for (int i = 0; i < "Un comprimé".length(); i++) {
      page.keyboard().press("Shift+ArrowRight");
    }
    page.keyboard().press("Alt+1");
    Assertions.assertThat(text()).isEqualTo("<g id=\"1\">Un comprimé</g> le matin");
  }

  @Test
  void pastedMarkupIsText() {
    edit();
    page.keyboard().press("Control+A");
    editor.evaluate(
        """
        node => {
          const data = new DataTransfer();
          data.setData("text/html", "<b>gras</b>");
          data.setData("text/plain", "gras\\nici");
          node.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, cancelable: true }));
        }
        """);
    assertThat(editor.locator("b")).hasCount(0);
    Assertions.assertThat(text()).isEqualTo("gras ici<g id=\"1\"></g>");
  }

  @Test
  void aSentenceThatHasOneTooManyIsNotSent() {
    edit();
    page.keyboard().press("End");
    page.keyboard().insertText("<x id=\"9\"/>");
    page.keyboard().press("Control+Enter");
    assertThat(editor).isFocused();
    assertThat(page.locator(".toast")).containsText("Too many: <x id=\"9\"/>");
    for (int i = 0; i < "<x id=\"9\"/>".length(); i++) {
      page.keyboard().press("Backspace");
    }
    Assertions.assertThat(text()).isEqualTo(STORED);
  }

  @Test
  void theyAreSavedWhereTheyWerePut() {
    edit();
    page.keyboard().press("End");
    page.keyboard().insertText(" Merci.");
    page.keyboard().press("Control+Enter");
    assertThat(segment(page, 2).locator(".target"))
        .containsText("Prenez 1›un comprimé‹1 chaque matin. Merci.");
    assertThat(segment(page, 2)).containsText("Waits: Medical");
  }
}

package org.interpres.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

class ReviewByKeyboardTest extends PagesTest {

  @Test
  void twoPeopleReviewAndSignWithoutAMouse() {
    long id = Medicine.inReview(server(), slug(), "fr");

    Page linguist = as("linguist");
    linguist.navigate("/translations/" + id);
    assertThat(segment(linguist, 0)).isFocused();
    for (int index = 0; index < Medicine.WRONG_DOSE; index++) {
      linguist.keyboard().press("a");
      assertThat(segment(linguist, index + 1)).isFocused();
      assertThat(segment(linguist, index)).containsText("Waits: Medical");
    }
    write(linguist, Medicine.WRONG_DOSE, "La dose habituelle est de 5 mg.");
    assertThat(segment(linguist, Medicine.UNKNOWN)).isFocused();
    write(linguist, Medicine.UNKNOWN, "Demandez à votre médecin avant d’arrêter.");
    sign(linguist);

    Page medic = as("medic");
    medic.navigate("/translations/" + id);
    for (int index = 0; index <= Medicine.UNKNOWN; index++) {
      assertThat(segment(medic, index)).isFocused();
      medic.keyboard().press("a");
      assertThat(segment(medic, index)).containsText("Approved");
    }
    sign(medic);
    assertThat(medic.locator("#signing")).containsText("Demo medical reviewer");
    assertThat(medic.locator("#signing")).containsText("meaning “review”");
  }

  private static void write(Page page, int index, String words) {
    page.keyboard().press("e");
    assertThat(page.locator("#s" + index + "-t")).isFocused();
    page.keyboard().press("Control+A");
    page.keyboard().insertText(words);
    page.keyboard().press("Control+Enter");
    assertThat(segment(page, index).locator(".target")).containsText(words);
    assertThat(segment(page, index)).containsText("Waits: Medical");
  }

  private static void sign(Page page) {
    // The last decision brings the form, and the focus to it.
    assertThat(page.locator("#signing")).isFocused();
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    assertThat(page.getByLabel("Your password")).isFocused();
    page.keyboard().insertText("demo");
    page.keyboard().press("Enter");
    assertThat(page.locator(".done")).containsText("Signed, meaning “review”");
  }

  @Test
  void anApprovalByMistakeIsTakenBackWithTwoKeys() {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = as("linguist");
    page.navigate("/translations/" + id);
    page.keyboard().press("u");
    assertThat(page.locator(".toast")).containsText("nothing on this page");
    page.keyboard().press("a");
    assertThat(segment(page, 0)).containsText("Waits: Medical");
    page.keyboard().press("a");
    assertThat(segment(page, 1)).containsText("Waits: Medical");
    assertThat(segment(page, 2)).isFocused();

    page.keyboard().press("u");
    assertThat(page.locator("#s1-c")).isFocused();
    assertThat(page.locator("#s1-c"))
        .hasValue("Approved by mistake; it has not been read to the end.");
    page.keyboard().press("Control+Enter");
    assertThat(segment(page, 1)).containsText("Sent back by linguist");
    assertThat(segment(page, 1)).isFocused();
    assertThat(segment(page, 0)).containsText("Waits: Medical");

    page.keyboard().press("a");
    assertThat(segment(page, 1)).containsText("Waits: Medical");
    assertThat(segment(page, 2)).isFocused();
  }

  @Test
  void theNumbersAboveFollowEachAct() {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = as("linguist");
    page.navigate("/translations/" + id);
    assertThat(page.locator("#shows")).containsText("Waiting for you (6)");
    page.keyboard().press("a");
    assertThat(page.locator("#shows")).containsText("Waiting for you (5)");
    assertThat(page.locator("#counts")).containsText("1 of 6");

    page.locator("#shows a", new Page.LocatorOptions().setHasText("Waiting for you")).click();
    assertThat(page.locator(".segment:not(.beside)")).hasCount(5);
  }

  @Test
  void aFieldThatWasOnlyLookedAtDoesNotStayOpen() {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = as("linguist");
    page.navigate("/translations/" + id);
    page.keyboard().press("e");
    assertThat(page.locator("#s0-t")).isFocused();
    page.keyboard().press("Escape");
    assertThat(segment(page, 0)).isFocused();
    assertThat(page.locator("#s0-t")).isHidden();

    page.keyboard().press("f");
    assertThat(segment(page, Medicine.WRONG_DOSE)).isFocused();
  }

  @Test
  void theListOfKeysOpensAndCloses() {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = as("linguist");
    page.navigate("/translations/" + id);
    page.keyboard().press("?");
    assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.DIALOG)).isVisible();
    page.keyboard().press("Escape");
    assertThat(page.locator("#keys")).isHidden();
  }

  @Test
  void aSentenceWithACriticalFindingAsksForAReason() {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = as("linguist");
    page.navigate("/translations/" + id + "#s" + Medicine.WRONG_DOSE);
    assertThat(segment(page, Medicine.WRONG_DOSE)).isFocused();
    page.keyboard().press("a");
    assertThat(page.locator("#s4 input[name^=waiver-]").first()).isFocused();
    for (int i = 0; i < page.locator("#s4 input[name^=waiver-]").count(); i++) {
      page.locator("#s4 input[name^=waiver-]").nth(i).fill("the strength sold in this country");
    }
    page.keyboard().press("Enter");
    assertThat(segment(page, Medicine.WRONG_DOSE)).containsText("Let stand by linguist");
    assertThat(segment(page, Medicine.WRONG_DOSE)).containsText("Waits: Medical");
  }
}

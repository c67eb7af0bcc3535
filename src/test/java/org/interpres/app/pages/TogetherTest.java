package org.interpres.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two people at one article: what one does comes to the other, and takes nothing out of their
 * hands.
 */
class TogetherTest extends PagesTest {

  private static final String DOSE = "La dose habituelle est de 50 mg par jour.";

  private long id;
  private Page page;

  @BeforeEach
  void signIn() {
    page = as("linguist");
  }

  private void at(String locale, int index) {
    id = Medicine.inReview(server(), slug(), locale);
    page.navigate("/translations/" + id + "#s" + index);
    assertThat(segment(page, index)).isFocused();
  }

  /** What a colleague saves, at another machine. */
  private void saved(int index, int version, String words) {
    assertThat(
            server()
                .as("medic")
                .write(
                    "/api/v1/translations/" + id + "/segments/" + index,
                    String.valueOf(version),
                    Map.of("target", words))
                .status())
        .isEqualTo(200);
  }

  /** The page looks every ten seconds, and when the browser finds its connection again. */
  private void look() {
    page.evaluate("window.dispatchEvent(new Event('online'))");
  }

  /**
   * Keeps the answers of an address until they are let go, one by one. To be called before the page
   * is opened: one that is open may send what it sends next past the browser's own interception.
   */
  private List<Runnable> held(String address) {
    List<Runnable> held = new CopyOnWriteArrayList<>();
    page.route(
        address,
        route -> {
          APIResponse made = route.fetch();
          held.add(() -> route.fulfill(new Route.FulfillOptions().setResponse(made)));
        });
    return held;
  }

  /** Lets an answer go, and returns when the page has it. */
  private void letGo(List<Runnable> held, String address) {
    page.waitForCondition(() -> !held.isEmpty());
    page.waitForResponse(address, () -> held.remove(0).run());
  }

  @Test
  void allThatAColleagueSavedComesAtOnce() {
    at("fr", 5);
    for (int index = 0; index < 4; index++) {
      saved(index, 1, "Nouveau " + index + (index == 2 ? " <g id=\"1\">x</g>" : ""));
    }
    look();
    for (int index = 0; index < 4; index++) {
      assertThat(segment(page, index).locator(".target")).containsText("Nouveau " + index);
    }
    assertThat(segment(page, 5)).isFocused();
  }

  @Test
  void aReasonThatIsBeingTypedStaysAndIsNotLostWhenItIsRefused() {
    at("fr", Medicine.WRONG_DOSE);
    page.keyboard().press("a");
    Locator reason = page.locator("#s4 input[name^=waiver-]").first();
    assertThat(reason).isFocused();
    saved(Medicine.WRONG_DOSE, 1, DOSE);
    look();
    assertThat(page.locator(".toast")).containsText("What you typed stays");
    // In an empty field too: with another row there the next letters would be keys that act.
    page.keyboard().type("as the doctor said");
    assertThat(reason).hasValue("as the doctor said");
    page.keyboard().press("Enter");

    assertThat(segment(page, 4).locator(".problem")).containsText("changed since you read it");
    assertThat(segment(page, 4).locator(".problem")).containsText("as the doctor said");
    assertThat(segment(page, 4).locator(".target")).containsText("par jour");
  }

  @Test
  void whatIsWrongStaysWrittenThoughThePanelIsClosed() {
    at("fr", 3);
    page.keyboard().press("r");
    page.keyboard().insertText("It says too little.");
    page.keyboard().press("Escape");
    page.locator("#s3 details[data-act=reject] summary").click();
    page.keyboard().press("j");
    saved(3, 1, "Buvez-le avec un verre d’eau.");
    look();
    assertThat(page.locator(".toast")).containsText("What you typed stays");
    page.keyboard().press("k");
    page.keyboard().press("r");
    assertThat(page.locator("#s3-c")).hasValue("It says too little.");
    page.keyboard().press("Control+Enter");

    assertThat(segment(page, 3).locator(".problem")).containsText("changed since you read it");
    assertThat(segment(page, 3).locator(".target")).containsText("Buvez-le");
    assertThat(page.locator("#s3-c")).hasValue("It says too little.");
    assertThat(page.locator("#s3-c")).isFocused();
    page.keyboard().press("Control+Enter");
    assertThat(segment(page, 3).locator(".remark")).containsText("It says too little.");
  }

  @Test
  void aRowThatWasAskedForLeavesAloneWhoBeganToTypeMeanwhile() {
    List<Runnable> row = held("**/segments/4/row");
    at("fr", Medicine.WRONG_DOSE);
    saved(Medicine.WRONG_DOSE, 1, DOSE);
    look();
    page.waitForCondition(() -> !row.isEmpty());
    page.keyboard().press("a");
    Locator reason = page.locator("#s4 input[name^=waiver-]").first();
    page.keyboard().type("the strength sold here");
    letGo(row, "**/segments/4/row");
    page.unroute("**/segments/4/row");

    look();
    assertThat(page.locator(".toast")).containsText("What you typed stays");
    assertThat(reason).hasValue("the strength sold here");
    assertThat(reason).isFocused();
    assertThat(segment(page, 4).locator(".target")).not().containsText("par jour");

    // Who gives it up sees the new words the next time that the page looks.
    reason.fill("");
    page.keyboard().press("Escape");
    look();
    assertThat(segment(page, 4).locator(".target")).containsText("par jour");
  }

  @Test
  void anActUnderWayKeepsItsRowAndTheSigningComes() {
    List<Runnable> row = held("**/segments/0/row");
    List<Runnable> act = held("**/segments/0/decisions");
    at("ar", 0);
    saved(0, 1, "تناول أدويتك");
    look();
    page.waitForCondition(() -> !row.isEmpty());
    page.keyboard().press("a");
    page.waitForCondition(() -> !act.isEmpty());
    letGo(row, "**/segments/0/row");
    letGo(act, "**/segments/0/decisions");
    assertThat(segment(page, 0).locator(".problem")).containsText("changed since you read it");
    page.unroute("**/segments/0/row");
    page.unroute("**/segments/0/decisions");

    for (int index = 0; index <= Medicine.UNKNOWN; index++) {
      assertThat(segment(page, index)).isFocused();
      page.keyboard().press("a");
      assertThat(segment(page, index)).containsText("Waits: Medical");
    }
    assertThat(page.locator("#signing")).isFocused();
  }

  @Test
  void nothingIsTypedIntoARowWhoseActIsUnderWay() {
    List<Runnable> act = held("**/segments/3/decisions");
    at("ar", 3);
    page.keyboard().press("a");
    page.waitForCondition(() -> !act.isEmpty());
    assertThat(segment(page, 4)).isFocused();
    page.keyboard().press("k");
    assertThat(segment(page, 3)).isFocused();
    page.keyboard().press("r");
    assertThat(page.locator(".toast")).containsText("Saving");
    assertThat(segment(page, 3).locator("details[open]")).hasCount(0);
    letGo(act, "**/segments/3/decisions");
    assertThat(segment(page, 3)).containsText("Waits: Medical");
  }

  @Test
  void aRefusedReasonComesBackWithoutAScriptToo() {
    id = Medicine.inReview(server(), slug(), "fr");
    page = as("linguist", new Browser.NewContextOptions().setJavaScriptEnabled(false));
    page.navigate("/translations/" + id + "/segments/3");
    segment(page, 3).locator("summary").getByText("Send back").click();
    page.locator("#s3-c").fill("It says too little.");
    saved(3, 1, "Buvez-le avec un verre d’eau.");
    page.locator("#s3-c").locator("xpath=ancestor::form").getByText("Send back").click();
    assertThat(segment(page, 3).locator(".problem")).containsText("changed since you read it");
    assertThat(page.locator("#s3-c")).isVisible();
    assertThat(page.locator("#s3-c")).hasValue("It says too little.");
  }
}

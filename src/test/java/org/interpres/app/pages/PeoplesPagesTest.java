package org.interpres.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class PeoplesPagesTest extends PagesTest {

  @Test
  void aWrongPasswordIsSaidAndARightOneLeadsToTheQueue() {
    Page page = anonymous(new Browser.NewContextOptions());
    page.navigate("/queue");
    assertThat(page).hasTitle("Sign in · Interpres");
    page.getByLabel("Account").fill("linguist");
    page.getByLabel("Password").fill("not it");
    page.getByLabel("Password").press("Enter");
    assertThat(page.getByRole(com.microsoft.playwright.options.AriaRole.ALERT))
        .containsText("wrong");
    page.getByLabel("Account").fill("linguist");
    page.getByLabel("Password").fill("demo");
    page.getByLabel("Password").press("Enter");
    assertThat(page).hasTitle("Queue · Interpres");
    page.getByText("Sign out").click();
    assertThat(page.locator(".done")).hasText("You are signed out.");
  }

  @Test
  void aNumberOfTheQueueLeadsToWhatItCounts() {
    String slug = slug();
    long id = Medicine.inReview(server(), slug, "fr");
    Page page = as("linguist");
    page.navigate("/queue?article=" + slug);
    Locator row = page.locator("tbody tr");
    assertThat(row).hasCount(1);
    assertThat(row).containsText("0 of 6");
    row.getByText("critical").first().click();
    assertThat(page).hasURL(Pattern.compile(".*/translations/" + id + "\\?show=critical"));
    assertThat(page.locator(".segment:not(.beside)")).hasCount(2);
    assertThat(page.locator(".segment.beside")).hasCount(4);
  }

  @Test
  void arabicStandsFromRightToLeft() {
    long id = Medicine.inReview(server(), slug(), "ar");
    Page page = as("linguist");
    page.navigate("/translations/" + id);
    Locator target = segment(page, 2).locator(".target .words");
    assertThat(target).hasAttribute("lang", "ar");
    assertThat(target).hasCSS("direction", "rtl");
    assertThat(segment(page, 2).locator(".source .words")).hasCSS("direction", "ltr");
    // The first word stands at the right end of its column, the chip of the tag left of it.
    Assertions.assertThat(target.locator(".chip").first().boundingBox().x)
        .isGreaterThan(target.boundingBox().x + target.boundingBox().width / 2);
  }

  @Test
  void whoMayNotDecideIsToldWhy() {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = as("admin");
    page.navigate("/translations/" + id);
    assertThat(page.locator(".note")).containsText("decided by the role LINGUIST");
    assertThat(page.locator(".acts form")).hasCount(0);
  }

  @Test
  void chosenSegmentsAreApprovedTogetherWithoutAScript() {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = as("linguist", new Browser.NewContextOptions().setJavaScriptEnabled(false));
    page.navigate("/translations/" + id);
    page.locator("#s0-x").check();
    page.locator("#s1-x").check();
    page.getByText("Approve the chosen").click();
    assertThat(page.locator(".done")).containsText("2 segments are approved");
    assertThat(segment(page, 1)).containsText("Waits: Medical");
    assertThat(segment(page, Medicine.UNKNOWN).locator("input[name=item]")).hasCount(0);
  }

  @Test
  void aSentenceIsDecidedOnItsOwnPageWithoutAScript() {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = as("linguist", new Browser.NewContextOptions().setJavaScriptEnabled(false));
    page.navigate("/translations/" + id);
    segment(page, 0).getByText("More").click();
    segment(page, 0).locator("form[data-act=approve] button").click();
    assertThat(page).hasURL(Pattern.compile(".*/translations/" + id + "(\\?.*)?#s0"));
    assertThat(segment(page, 0)).containsText("Waits: Medical");

    segment(page, Medicine.WRONG_DOSE).getByText("More").click();
    Locator reasons = page.locator("#s4 input[name^=waiver-]");
    for (int i = 0; i < reasons.count(); i++) {
      reasons.nth(i).fill("the strength sold in this country");
    }
    segment(page, Medicine.WRONG_DOSE).locator("form[data-act=approve] button").click();
    assertThat(segment(page, Medicine.WRONG_DOSE)).containsText("Let stand by linguist");

    segment(page, 1).getByText("More").click();
    segment(page, 1).locator("summary").getByText("Send back").click();
    page.locator("#s1-c").fill("too short");
    page.locator("#s1-c").locator("xpath=ancestor::form").getByText("Send back").click();
    assertThat(segment(page, 1).locator(".remark")).containsText("too short");
  }

  @Test
  void whatIsShownStaysTheSameAfterAnActWithoutAScript() {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = as("linguist", new Browser.NewContextOptions().setJavaScriptEnabled(false));
    page.navigate("/translations/" + id + "?show=findings");
    assertThat(page.locator(".segment.beside")).hasCount(4);
    Locator wrong = segment(page, Medicine.WRONG_DOSE);
    wrong.getByText("More").click();
    page.getByLabel("Say something of this sentence").fill("A dose for children?");
    page.locator("#talk button").last().click();
    assertThat(page.locator("#talk .thread")).containsText("for children");
    wrong.locator("summary").getByText("Send back").click();
    page.locator("#s4-c").fill("Ten times too much.");
    wrong.locator("form").getByText("Send back").last().click();
    assertThat(page).hasURL(Pattern.compile(".*/translations/" + id + "\\?show=findings#s4"));
    assertThat(page.locator(".segment.beside")).hasCount(4);
    assertThat(wrong.locator(".remark")).containsText("Ten times too much.");

    page.navigate("/translations/" + id + "?show=open");
    page.locator("#s0-x").check();
    page.getByText("Approve the chosen").click();
    assertThat(page.locator(".done")).containsText("1 segment is approved");
    assertThat(page).hasURL(Pattern.compile(".*\\?show=open"));
  }

  @Test
  void aWrongPasswordSignsNothing() {
    long id = Medicine.inReview(server(), slug(), "ar");
    Page page = as("linguist");
    page.navigate("/translations/" + id);
    for (int index = 0; index <= Medicine.UNKNOWN; index++) {
      assertThat(segment(page, index)).isFocused();
      page.keyboard().press("a");
    }
    assertThat(page.locator("#signing")).isFocused();
    page.getByLabel("Your password").fill("not it");
    page.getByLabel("Your password").press("Enter");
    assertThat(page.locator("#trouble")).containsText("password");
    assertThat(page.locator(".signatures")).hasCount(0);
  }

  /** Of two approvals under way at once, the answer that knows of both may come first. */
  @Test
  void theFormOfTheSignatureStandsInWhateverOrderTheAnswersCome() {
    long id = Medicine.inReview(server(), slug(), "ar");
    Page page = as("linguist");
    int late = Medicine.UNKNOWN - 1;
    List<Runnable> held = new ArrayList<>();
    page.route(
        "**/segments/" + late + "/decisions",
        route -> {
          APIResponse made = route.fetch();
          held.add(() -> route.fulfill(new Route.FulfillOptions().setResponse(made)));
        });
    page.navigate("/translations/" + id);
    for (int index = 0; index <= Medicine.UNKNOWN; index++) {
      assertThat(segment(page, index)).isFocused();
      page.keyboard().press("a");
    }
    assertThat(segment(page, Medicine.UNKNOWN)).containsText("Waits: Medical");
    held.forEach(Runnable::run);
    assertThat(page.locator("#signing")).isFocused();
    assertThat(page.getByLabel("Your password")).isVisible();
  }
}

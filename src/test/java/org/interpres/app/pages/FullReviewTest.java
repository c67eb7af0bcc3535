package org.interpres.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.interpres.app.ApiUser;
import org.interpres.identity.Accounts;
import org.interpres.identity.Actor;
import org.interpres.identity.NewAccount;
import org.interpres.identity.Qualification;
import org.interpres.identity.Qualifications;
import org.interpres.identity.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A whole review without a mouse, linguist and medic at the same article at once, with what goes
 * wrong on a working day: the connection drops, a colleague claimed the step and went home,
 * somebody else saves first, a password is mistyped.
 */
class FullReviewTest extends PagesTest {

  private static final Pattern REVIEWED = Pattern.compile(".*\\bis-reviewed\\b.*");
  private static final Pattern APPROVED = Pattern.compile(".*\\bis-approved\\b.*");

  /** Into the locale, with pages in the language that the reviewers' browsers ask for. */
  @ParameterizedTest
  @CsvSource({
    "fr, en-GB, La dose habituelle est de 5 mg., Demandez à votre médecin avant d’arrêter.",
    "ar, ar, الجرعة المعتادة هي 5 ملغ., اسأل طبيبك قبل أن تتوقف عنه."
  })
  void isDoneByKeyboard(String locale, String language, String dose, String ask) {
    long id = Medicine.inReview(server(), slug(), locale);
    Page linguist = at(id, "linguist", language);
    Page medic = at(id, "medic", language);
    assertThat(linguist.locator("html")).hasAttribute("dir", locale.equals("ar") ? "rtl" : "ltr");

    aColleaguesClaimRunsOut(id, linguist);
    for (int index = 1; index < 3; index++) {
      assertThat(segment(linguist, index)).isFocused();
      linguist.keyboard().press("a");
      assertThat(segment(linguist, index)).hasClass(REVIEWED);
    }
    eachSeesTheOther(linguist, medic);
    somebodyElseSavesFirst(id, linguist, language);
    theConnectionDrops(id, linguist, dose);
    write(linguist, Medicine.UNKNOWN, ask);
    sign(linguist, "not it");
    assertThat(linguist.locator("#trouble")).isFocused();
    assertThat(linguist.locator(".signatures")).hasCount(0);
    linguist.keyboard().press("s");
    sign(linguist, "demo");
    assertThat(linguist.locator(".signatures li")).hasCount(1);

    medic.reload();
    for (int index = 0; index <= Medicine.UNKNOWN; index++) {
      assertThat(segment(medic, index)).isFocused();
      medic.keyboard().press("a");
      assertThat(segment(medic, index)).hasClass(APPROVED);
    }
    sign(medic, "demo");
    assertThat(medic.locator(".signatures li")).hasCount(2);
    assertThat(medic.locator("#signing")).containsText("Demo medical reviewer");
    medic.navigate("/translations/" + id + "/record");
    assertThat(medic.locator("tbody tr")).hasCount(2);
    assertThat(medic.locator("tbody")).containsText("Demo medical reviewer");
  }

  private Page at(long id, String account, String language) {
    Page page = as(account, new Browser.NewContextOptions().setLocale(language));
    page.navigate("/translations/" + id);
    assertThat(page.locator("html.scripted")).hasCount(1);
    page.waitForLoadState(LoadState.NETWORKIDLE);
    return page;
  }

  private static void aColleaguesClaimRunsOut(long id, Page linguist) {
    ApiUser colleague = colleague();
    Assertions.assertThat(
            colleague
                .post("/api/v1/translations/" + id + "/claims", Map.of("step", "linguistic"))
                .status())
        .isEqualTo(201);
    assertThat(segment(linguist, 0)).isFocused();
    linguist.keyboard().press("a");
    assertThat(segment(linguist, 0).locator(".problem")).containsText("colleague");
    assertThat(segment(linguist, 0)).not().hasClass(REVIEWED);

    // Hours later: the owner of the database moves the end of the claim to now.
    JdbcClient.create(server().owner())
        .sql("update claim set expires_at = now() where translation_id = :id")
        .param("id", id)
        .update();
    linguist.keyboard().press("a");
    assertThat(segment(linguist, 0)).hasClass(REVIEWED);
  }

  private static ApiUser colleague() {
    String password = "a colleague who went home";
    Accounts accounts = server().bean(Accounts.class);
    if (accounts.find("colleague").isEmpty()) {
      accounts.create(
          Actor.SYSTEM,
          new NewAccount(
              "colleague",
              "Ana Colleague",
              Set.of(Role.LINGUIST),
              password,
              NewAccount.FirstSignIn.KEEPS_PASSWORD));
      server()
          .bean(Qualifications.class)
          .grant(
              Actor.SYSTEM,
              "colleague",
              new Qualification(
                  Qualification.Kind.LINGUISTIC,
                  Qualification.ANY,
                  Qualification.ANY,
                  LocalDate.now(ZoneOffset.UTC).plusYears(1)));
    }
    return new ApiUser(server().address(), "colleague", password);
  }

  private static void eachSeesTheOther(Page linguist, Page medic) {
    medic.keyboard().press("j");
    assertThat(medic.locator(".segment.current")).isFocused();
    look(medic);
    assertThat(segment(medic, 2)).hasClass(REVIEWED);
    assertThat(medic.locator("#others a")).hasAttribute("href", Pattern.compile("#s[0-3]"));
    look(linguist);
    assertThat(linguist.locator("#others a")).hasAttribute("href", Pattern.compile("#s[0-5]"));
  }

  /** The page looks every ten seconds, and when the browser finds its connection again. */
  private static void look(Page page) {
    page.evaluate("window.dispatchEvent(new Event('online'))");
  }

  private void somebodyElseSavesFirst(long id, Page linguist, String language) {
    Page elsewhere = at(id, "linguist", language);
    linguist.keyboard().press("e");
    linguist.keyboard().press("Control+A");
    linguist.keyboard().insertText("X 1");
    assertThat(segment(elsewhere, 3)).isFocused();
    elsewhere.keyboard().press("e");
    elsewhere.locator("#s3-t").fill("X 2");
    elsewhere.keyboard().press("Control+s");
    assertThat(segment(elsewhere, 3).locator(".target")).containsText("X 2");

    linguist.keyboard().press("Control+Enter");
    assertThat(segment(linguist, 3).locator(".pair")).containsText("X 2");
    assertThat(segment(linguist, 3).locator(".pair")).containsText("X 1");
    Locator field = linguist.locator("#s3-t");
    assertThat(field).isFocused();
    assertThat(field).hasValue("X 1");
    linguist.keyboard().press("Control+Enter");
    reasonsFor(linguist, 3);
    assertThat(segment(linguist, 3)).hasClass(REVIEWED);
    assertThat(segment(linguist, 3).locator(".target")).containsText("X 1");
    elsewhere.context().close();
  }

  /** Words that say nothing of a glass of water have findings; this test is not about them. */
  private static void reasonsFor(Page page, int index) {
    Locator reasons = page.locator("#s" + index + " input[name^=waiver-]");
    segment(page, index).locator(".target").getByText("X 1").waitFor();
    for (int i = 0; i < reasons.count(); i++) {
      reasons.nth(i).fill("said of old");
    }
    if (reasons.count() > 0) {
      reasons.first().press("Enter");
    }
  }

  private static void theConnectionDrops(long id, Page linguist, String words) {
    assertThat(segment(linguist, Medicine.WRONG_DOSE)).isFocused();
    linguist.keyboard().press("e");
    linguist.context().setOffline(true);
    linguist.keyboard().press("Control+A");
    linguist.keyboard().insertText(words);
    assertThat(linguist.locator("#savestate")).hasAttribute("data-state", "offline");
    linguist.keyboard().press("Control+Enter");
    assertThat(segment(linguist, Medicine.WRONG_DOSE))
        .hasAttribute("data-unsent", Pattern.compile(".+"));
    linguist.context().setOffline(false);
    assertThat(linguist.locator("#savestate")).hasAttribute("data-state", "draftKept");

    // The machine goes too: another one, with the draft from the server.
    linguist.evaluate("localStorage.clear()");
    linguist.navigate("/translations/" + id);
    assertThat(segment(linguist, Medicine.WRONG_DOSE)).isFocused();
    linguist.keyboard().press("e");
    assertThat(linguist.locator("#s4-t")).hasValue(words);
    linguist.keyboard().press("Control+Enter");
    assertThat(segment(linguist, Medicine.WRONG_DOSE)).hasClass(REVIEWED);
    assertThat(segment(linguist, Medicine.WRONG_DOSE).locator(".target")).containsText(words);
    assertThat(linguist.locator("#savestate")).hasAttribute("data-state", "allSaved");
  }

  private static void write(Page page, int index, String words) {
    assertThat(segment(page, index)).isFocused();
    page.keyboard().press("e");
    page.keyboard().press("Control+A");
    page.keyboard().insertText(words);
    page.keyboard().press("Control+Enter");
    assertThat(segment(page, index)).hasClass(REVIEWED);
  }

  private static void sign(Page page, String password) {
    assertThat(page.locator("#signing")).isFocused();
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    assertThat(page.locator("input[name=password]")).isFocused();
    page.keyboard().insertText(password);
    page.keyboard().press("Enter");
    page.locator("#trouble, .done").waitFor();
  }
}

package org.interpres.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.interpres.review.Decision;
import org.interpres.review.Reviews;
import org.interpres.review.Ruling;
import org.junit.jupiter.api.Test;

/**
 * What stands beside a segment: talk, questions, marked errors, history, other locales, the page.
 */
class BesideSegmentsTest extends PagesTest {

  @Test
  void aQuestionReachesTheAuthorAndItsAnswerComesBack() {
    String slug = slug();
    long id = Medicine.inReview(server(), slug, "fr");
    Page linguist = as("linguist");
    linguist.navigate("/translations/" + id + "#s3");
    linguist.keyboard().press("c");
    Locator field = linguist.locator("#talk-body");
    assertThat(field).isFocused();
    linguist.keyboard().insertText("How large is the glass?");
    linguist.keyboard().press("Tab");
    linguist.keyboard().press("Space");
    linguist.keyboard().press("Control+Enter");
    assertThat(linguist.locator("#talk .thread")).containsText("How large is the glass?");
    linguist.keyboard().press("Escape");
    assertThat(segment(linguist, 3)).isFocused();

    Page localizer = as("localizer");
    localizer.navigate("/articles/" + slug);
    localizer.getByText("How large is the glass?").click();
    localizer.getByText("Answer").first().click();
    localizer.getByLabel("Your answer").fill("200 ml will do.");
    localizer.locator("#talk .thread button").first().click();
    assertThat(localizer.locator("#talk .answer")).containsText("200 ml will do.");
    localizer.getByText("Settle the question").click();
    assertThat(localizer.locator("#talk .thread")).containsText("Settled:");

    linguist.navigate("/translations/" + id);
    assertThat(segment(linguist, 3).locator(".badges")).containsText("2 comments");
    localizer.navigate("/articles/" + slug);
    assertThat(localizer.locator("#questions")).hasCount(0);
  }

  @Test
  void whatSomebodyWroteIsTextWhateverItLooksLike() {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = as("linguist", new Browser.NewContextOptions().setJavaScriptEnabled(false));
    page.navigate("/translations/" + id + "/segments/3");
    page.getByLabel("Say something of this sentence")
        .fill("<b>bold</b> & <script>alert(1)</script>");
    page.getByText("Send", exact()).click();
    assertThat(page.locator("#talk .thread bdi").last())
        .hasText("<b>bold</b> & <script>alert(1)</script>");
  }

  @Test
  void historyShowsWhatChangedByWord() {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = as("linguist");
    page.navigate("/translations/" + id + "#s4");
    page.keyboard().press("e");
    page.locator("#s4-t").fill("La dose habituelle est de 5 mg par jour.");
    page.keyboard().press("Control+s");
    assertThat(segment(page, 4).locator(".target")).containsText("par jour");
    page.keyboard().press("h");
    Locator history = page.locator("#history");
    assertThat(history.locator("li").first()).containsText("Edited");
    assertThat(history.locator("del")).hasText("50");
    assertThat(history.locator("ins").first()).hasText("5");
    assertThat(history.locator("ins").last()).hasText(" par jour");
  }

  @Test
  void aRevisedSentenceShowsWhatChangedBesideTheTargetApprovedBefore() {
    String slug = slug();
    long first = Medicine.inReview(server(), slug, "fr");
    Reviews reviews = server().bean(Reviews.class);
    reviews.decide(LINGUIST, first, 3, approval("linguistic"));
    reviews.decide(MEDIC, first, 3, approval("medical"));
    long second = Medicine.revised(server(), slug, "fr");

    Page page = as("linguist", new Browser.NewContextOptions().setLocale("es"));
    page.navigate("/translations/" + second + "#s3");
    Locator change = segment(page, 3).locator(".change");
    assertThat(change.locator("h3"))
        .hasText(new String[] {"Original modificado", "Aprobado antes"});
    assertThat(change.locator("del")).hasText(new String[] {"a", "glass", "it"});
    assertThat(change.locator("ins")).hasText(new String[] {"two", "glasses", "esketamine"});
    assertThat(change.locator("[lang=fr]")).hasText("Buvez un verre d’eau avec.");
    assertThat(segment(page, 3).locator(".badges")).containsText("Original modificado");
    assertThat(page.locator(".change")).hasCount(1);
  }

  @Test
  void aTermShowsItsTranslationAndTheWrongOnes() {
    String slug = slug();
    Medicine.inReview(server(), slug, "fr");
    long id = Medicine.revised(server(), slug, "fr");

    Page page = as("linguist", new Browser.NewContextOptions().setLocale("es"));
    page.navigate("/translations/" + id);
    Locator terms = segment(page, 3).locator(".terms");
    assertThat(terms).hasAttribute("aria-label", "Términos del segmento 3");
    assertThat(terms.locator("bdi")).hasText(new String[] {"esketamine", "eskétamine", "kétamine"});
    assertThat(terms.locator("del")).hasText("kétamine");
    assertThat(page.locator(".terms")).hasCount(1);
  }

  private static final Actor LINGUIST = new Actor("linguist", Set.of(Role.LINGUIST));
  private static final Actor MEDIC = new Actor("medic", Set.of(Role.MEDIC));

  private static Ruling approval(String step) {
    return new Ruling(step, Decision.Verdict.APPROVE, 1, "", List.of());
  }

  @Test
  void theSentenceIsThereInOtherLocales() {
    String slug = slug();
    Medicine.inReview(server(), slug, "ar");
    long id = Medicine.inReview(server(), slug, "fr");
    Page page = as("linguist");
    page.navigate("/translations/" + id + "#s0");
    page.keyboard().press("l");
    assertThat(page.locator("#elsewhere .other")).hasCount(1);
    Locator arabic = page.locator("#elsewhere .said");
    assertThat(arabic).hasText("تناول دوائك");
    assertThat(arabic).hasAttribute("lang", "ar");
    assertThat(arabic).hasAttribute("dir", "rtl");
  }

  @Test
  void thePreviewFollowsTheSegmentAndItsWords() {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = as("linguist", new Browser.NewContextOptions().setViewportSize(1280, 800));
    page.navigate("/translations/" + id + "#s3");
    page.keyboard().press("p");
    Locator here = page.frameLocator("#preview").locator("[data-here]");
    assertThat(here).containsText("Buvez un verre d’eau avec.");
    page.keyboard().press("e");
    page.locator("#s3-t").fill("Buvez de l’eau avec.");
    page.keyboard().press("Control+s");
    assertThat(here).containsText("Buvez de l’eau avec.");
    page.keyboard().press("k");
    assertThat(here).containsText("un comprimé");
  }

  @Test
  void aDraftTypedOnOlderWordsIsOfferedAndNotForced() {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = as("linguist");
    page.navigate("/translations/" + id + "#s3");
    page.keyboard().press("e");
    page.locator("#s3-t").fill("Mes mots.");
    assertThat(page.locator("#savestate")).hasAttribute("data-state", "draftKept");

    Page other = as("medic");
    other.navigate("/translations/" + id + "#s3");
    other.keyboard().press("e");
    other.locator("#s3-t").fill("Leurs mots.");
    other.keyboard().press("Control+s");
    assertThat(segment(other, 3).locator(".target")).containsText("Leurs mots.");

    page.navigate("/translations/" + id);
    segment(page, 3).focus();
    page.keyboard().press("e");
    assertThat(page.locator("#s3-t")).hasValue("Leurs mots.");
    assertThat(segment(page, 3).locator("[data-kept]")).containsText("Mes mots.");
    segment(page, 3).locator("[data-kept] button").click();
    assertThat(page.locator("#s3-t")).hasValue("Mes mots.");
  }

  @Test
  void aMarkedErrorCountsInTheNumbersUntilTheWordsAreMended() {
    String slug = slug();
    long id = Medicine.inReview(server(), slug, "fr");
    Page page = as("medic");
    page.navigate("/translations/" + id + "#s4");
    page.keyboard().press("m");
    assertThat(page.locator("#error-dimension")).isFocused();
    page.locator("#error-dimension").selectOption("accuracy");
    page.locator("#error-severity").selectOption("critical");
    page.getByLabel("Note", exactLabel()).fill("ten times the dose");
    page.keyboard().press("Control+Enter");
    assertThat(page.locator("#errors .marked li")).containsText("ten times the dose");
    page.keyboard().press("Escape");
    // The linguist decides on the sentence: it counts as evaluated from then on.
    server()
        .as("linguist")
        .post(
            "/api/v1/translations/" + id + "/segments/4/decisions",
            java.util.Map.of("step", "linguistic", "decision", "reject", "comment", "dose"));

    page.navigate("/quality?article=" + slug);
    Locator row = page.locator("tbody tr").first();
    assertThat(row).containsText("fails");
    row.locator("a").nth(5).click();
    assertThat(page.locator("tbody tr")).containsText("ten times the dose");

    page.navigate("/translations/" + id + "#s4");
    page.keyboard().press("e");
    page.locator("#s4-t").fill("La dose habituelle est de 5 mg.");
    page.keyboard().press("Control+s");
    assertThat(segment(page, 4).locator(".target")).containsText("est de 5 mg");
    server()
        .as("linguist")
        .post(
            "/api/v1/translations/" + id + "/segments/4/decisions",
            java.util.Map.of("step", "linguistic", "decision", "approve"));
    page.navigate("/quality?article=" + slug);
    assertThat(page.locator("tbody tr").first()).containsText("passes");
    Locator engine = page.locator("tbody tr").last();
    assertThat(engine).containsText("fails");
    assertThat(engine).containsText("1 of 1");
    // 1 of the 32 characters of the draft was deleted.
    assertThat(engine).containsText("3.1 %");

    var numbers = server().as("localizer").get("/api/v1/quality?article=" + slug).body();
    Assertions.assertThat(numbers.at("/translations/0/number/score").asDouble()).isEqualTo(100);
    Assertions.assertThat(numbers.at("/translations/0/number/words").asInt()).isEqualTo(7);
    Assertions.assertThat(numbers.at("/engines/0/number/critical").asInt()).isOne();
    Assertions.assertThat(numbers.at("/engines/0/edited/distance").asDouble()).isEqualTo(0.0313);
    Assertions.assertThat(numbers.at("/weights/critical").asInt()).isEqualTo(25);
  }

  @Test
  void thePagesSpeakTheLanguageThatAnAccountChooses() {
    Page page = as("publisher", new Browser.NewContextOptions().setLocale("de-DE"));
    assertThat(page.locator("html")).hasAttribute("lang", "en");
    page.navigate("/account");
    page.locator("#page-language").selectOption("ar");
    page.getByText("Use it").click();
    assertThat(page.locator("html")).hasAttribute("lang", "ar");
    assertThat(page.locator("html")).hasAttribute("dir", "rtl");
    assertThat(page.locator(".done")).hasText("أصبحت الصفحات بالعربية.");
    assertThat(page).hasTitle("حسابك · Interpres");
    page.locator("#page-language").selectOption("es");
    page.locator("#page-language").press("Enter");
    page.locator("form[action='/account/language'] button").click();
    assertThat(page.locator("html")).hasAttribute("lang", "es");
    page.navigate("/no-such-page");
    assertThat(page.locator("h1")).hasText("No encontrado");
    page.navigate("/account");
    page.locator("#page-language").selectOption("en");
    page.locator("form[action='/account/language'] button").click();
    assertThat(page).hasTitle(Pattern.compile("Your account.*"));
  }

  private static Page.GetByTextOptions exact() {
    return new Page.GetByTextOptions().setExact(true);
  }

  private static Page.GetByLabelOptions exactLabel() {
    return new Page.GetByLabelOptions().setExact(true);
  }
}

package org.interpres.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.assertj.core.api.Assertions;
import org.interpres.app.ApiUser;
import org.interpres.identity.DemoAccounts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What checks and acts have to say, on pages in another language than English. */
class SpokenPagesTest extends PagesTest {

  /** Where the server speaks on the workbench; the article's own words are elsewhere. */
  private static final String SAID = ".findings, .note, .problem, .trace, #signing";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es | NÚMERO | El original dice 5 mg; la traducción dice 50 mg.",
        "ar | العدد | في النص المصدر 5 mg، وفي الترجمة 50 mg."
      })
  void aFindingIsSaidInTheReadersLanguage(String language, String check, String finding) {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = reading(language, "linguist");
    page.navigate("/translations/" + id);

    Locator said = segment(page, Medicine.WRONG_DOSE).locator(".findings li").first();
    assertThat(said).containsText(check);
    Assertions.assertThat(plain(said)).contains(finding);
    nothingIsEnglish(page);
    Assertions.assertThat(
            api("linguist")
                .get("/api/v1/translations/" + id)
                .body()
                .path("segments")
                .path(Medicine.WRONG_DOSE)
                .path("findings")
                .path(0)
                .path("message")
                .asText())
        .isEqualTo("The source says 5 mg, the target says 50 mg.");

    page.navigate("/translations/" + id + "/record");
    Assertions.assertThat(plain(page.locator("main"))).contains(finding);
    assertThat(page.locator("main li [lang=en]")).hasCount(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es | La etapa «lingüística» la decide la función de lingüista; la de esta cuenta es:"
            + " administrador. | se firma cuando cada segmento está aprobado en ella; faltan 6.",
        "ar | المرحلة «اللغوية» يقررها دور آخر (لغوي)؛ ودور هذا الحساب: مدير النظام."
            + " | تُوقّع المرحلة «اللغوية» بعد اعتماد كل مقاطعها؛ بقيت 6 مقاطع."
      })
  void aHindranceIsSaidInTheReadersLanguage(String language, String deciding, String signing) {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = reading(language, "admin");
    page.navigate("/translations/" + id);

    Assertions.assertThat(plain(page.locator(".note").first())).contains(deciding);
    Assertions.assertThat(plain(page.locator("#signing"))).contains(signing);
    nothingIsEnglish(page);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es | El segmento 4 tiene 1 hallazgo crítico: corrija",
        "ar | في المقطع 4 ملاحظة حرجة واحدة: أصلح"
      })
  void aRefusalIsSaidInTheReadersLanguage(String language, String refusal) {
    long id = Medicine.inReview(server(), slug(), "fr");
    Page page = reading(language, "linguist");
    page.navigate("/translations/" + id + "/segments/" + Medicine.WRONG_DOSE);
    segment(page, Medicine.WRONG_DOSE).locator("form[data-act=approve] button").click();

    Locator problem = segment(page, Medicine.WRONG_DOSE).locator(".problem");
    assertThat(problem).isVisible();
    Assertions.assertThat(plain(problem)).contains(refusal);
    nothingIsEnglish(page);
    ApiUser.Answer refused =
        api("linguist")
            .post(
                "/api/v1/translations/" + id + "/segments/" + Medicine.WRONG_DOSE + "/decisions",
                java.util.Map.of("step", "linguistic", "decision", "approve", "version", 1));
    Assertions.assertThat(refused.status()).isEqualTo(409);
    Assertions.assertThat(refused.body().path("detail").asText())
        .isEqualTo(
            "Segment 4 has 1 critical finding: correct the words, or waive each with a reason.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "es | klingon | No se conoce el idioma «klingon»: use una etiqueta BCP 47 como en,"
            + " | empiece por una letra o una cifra.",
        "ar | klingon | اللغة klingon غير معروفة: استخدم وسمًا من BCP 47 مثل en | وابدأ بحرف أو رقم."
      })
  void whatIsWrongWithAFormIsSaidInTheReadersLanguage(
      String language, String target, String unknown, String form) {
    Page page = reading(language, "localizer");
    page.navigate("/articles");
    bring(page, slug(), target);
    assertThat(page.locator("#trouble")).isFocused();
    Assertions.assertThat(plain(page.locator("#trouble"))).contains(unknown);

    bring(page, "No Slug", "fr");
    Assertions.assertThat(plain(page.locator("#trouble"))).contains(form);
    assertThat(page.locator("#trouble [lang=en]")).hasCount(0);

    page.navigate("/articles/no-such-article");
    assertThat(page.locator("main [lang=en]")).hasCount(0);
  }

  private static void bring(Page page, String slug, String target) {
    page.locator("#bring + form [name=slug]").fill(slug);
    page.locator("#bring + form [name=targets]").fill(target);
    page.locator("#bring + form [name=text]").fill("Sleeping well\n\nGo to bed early.\n");
    page.locator("#bring + form button[type=submit]").click();
    assertThat(page.locator("#trouble")).isFocused();
  }

  private static void nothingIsEnglish(Page page) {
    assertThat(page.locator(SAID).locator("[lang=en]:not(.chip)")).hasCount(0);
  }

  /** As it is read, without the characters that hold directions apart. */
  private static String plain(Locator said) {
    return said.innerText().replaceAll("[\u2068\u2069]", "");
  }

  private Page reading(String language, String account) {
    return as(account, new Browser.NewContextOptions().setLocale(language));
  }

  private static ApiUser api(String account) {
    return new ApiUser(server().address(), account, DemoAccounts.PASSWORD);
  }
}

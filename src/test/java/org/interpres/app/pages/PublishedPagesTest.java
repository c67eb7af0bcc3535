package org.interpres.app.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.interpres.identity.DemoAccounts;
import org.interpres.publish.PublishedFixture;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is out, its versions, taking it back; and the published pages themselves. */
class PublishedPagesTest extends PagesTest {

  @Test
  void anEarlierVersionIsSeenComparedAndBroughtBack() {
    String slug = slug();
    PublishedFixture.publish(server(), slug, 2, "es");
    Page page = as("localizer");
    page.navigate("/published/" + slug + "/es");
    assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
        .hasText("Ketamina: preguntas & respuestas");
    page.getByText("since version 1").click();
    assertThat(page.getByText("Both read the same.")).isVisible();
    page.getByText("Bring version 1 back").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Version 1 is out again");
    assertThat(page.getByText("since version 2")).isVisible();
    shot(page, "versions");
  }

  @Test
  void aRecallNeedsAReasonAndAPasswordAndIsToldToReaders() {
    String slug = slug();
    PublishedFixture.publish(server(), slug, 1, "es", "ar");
    Page page = as("localizer");
    page.navigate("/published/" + slug + "/es");
    page.getByLabel("Reason").fill("The dose is wrong.");
    page.getByLabel("Your password").fill("guess");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Recall")).click();
    assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
    assertThat(page.getByLabel("Reason")).hasValue("The dose is wrong.");
    page.getByLabel("Your password").fill(DemoAccounts.PASSWORD);
    page.getByLabel("Point readers to").selectOption("ar");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Recall")).click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("It is recalled");
    assertThat(page.getByText("Recalled", new Page.GetByTextOptions().setExact(true))).isVisible();
    assertThat(page.request().get("/publications/" + slug + "/es.html").status()).isEqualTo(410);
  }

  @Test
  void whatASearchFindsIsRecalledTogether() {
    String slug = slug();
    PublishedFixture.publish(server(), slug, 1, "es", "ar");
    Page page = as("localizer");
    page.navigate("/published/recall");
    page.getByLabel("Article").fill(slug);
    page.getByLabel("Engine", new Page.GetByLabelOptions().setExact(true)).fill("phrasebook");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Find")).click();
    assertThat(page.getByText("2 found")).isVisible();
    shot(page, "recall");
    page.getByLabel("Recall " + slug + " in Arabic").uncheck();
    page.getByLabel("Reason").fill("The engine is not to be trusted.");
    page.getByLabel("Your password").fill(DemoAccounts.PASSWORD);
    page.getByText("Recall what is ticked").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Recalled");
    assertThat(page.request().get("/publications/" + slug + "/es.html").status()).isEqualTo(410);
    assertThat(page.request().get("/publications/" + slug + "/ar.html").status()).isEqualTo(200);
  }

  @Test
  void aRecallOfManyPointsReadersToALocaleThatStaysOutInEach() {
    String slug = slug();
    PublishedFixture.publish(server(), slug, 1, "es", "ar", "zh-Hans");
    Page page = as("localizer", new Browser.NewContextOptions().setLocale("es"));
    page.navigate("/published/recall?engine=phrasebook&article=" + slug);
    assertThat(page.getByText("3 encontradas")).isVisible();
    page.getByLabel("Retirar " + slug + " en chino").uncheck();
    page.getByLabel("Motivo").fill("La dosis está mal.");
    Locator instead = page.getByLabel("Remitir a los lectores a");
    instead.fill("ar");
    page.getByLabel("Su contraseña").fill(DemoAccounts.PASSWORD);
    page.getByText("Retirar lo marcado").click();

    // Arabic would be recalled with the rest: nobody can be pointed there.
    assertThat(page.getByRole(AriaRole.ALERT))
        .containsText("ar no puede sustituir a " + slug + " en ar, " + slug + " en es:");
    assertThat(page.getByLabel("Retirar " + slug + " en árabe")).isChecked();
    assertThat(page.getByLabel("Retirar " + slug + " en chino")).not().isChecked();
    assertThat(page.getByLabel("Motivo")).hasValue("La dosis está mal.");
    assertThat(instead).hasValue("ar");
    shot(page, "recall-refused");

    instead.fill("en");
    page.getByLabel("Su contraseña").fill(DemoAccounts.PASSWORD);
    page.getByText("Retirar lo marcado").click();
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("Retirado");
    assertThat(page.getByText("1 encontrada")).isVisible();
    assertThat(page.getByLabel("Retirar " + slug + " en chino")).not().isChecked();
    for (String locale : List.of("es", "ar")) {
      page.navigate("/publications/" + slug + "/" + locale + ".html");
      assertThat(page.getByText("La dosis está mal.")).isVisible();
      page.locator("a[href$='/" + slug + "/en.html']").click();
      assertThat(page).hasURL(Pattern.compile(".*/" + slug + "/en\\.html"));
    }
  }

  @Test
  void aDeliveryThatWasGivenUpIsTriedAgainFromThePageInArabic() {
    String slug = slug();
    PublishedFixture.publish(server(), slug, 2, "es", "ar");
    JdbcClient owner = JdbcClient.create(server().owner());
    owner.sql("insert into delivery_target values ('clinic', 0) on conflict do nothing").update();
    owner
        .sql(
            """
            insert into delivery
              (target, article, locale, wanted, delivered, state, attempts, next_at, failure)
            select 'clinic', article, locale, max(cursor), min(cursor),
              case locale when 'es' then 'QUARANTINED' else 'PENDING' end,
              case locale when 'es' then 12 else 0 end, now(),
              case locale when 'es' then 'There is no such bucket: check INTERPRES_DELIVER_S3.' end
            from publication_event
            where article = :article and locale in ('es', 'ar')
            group by article, locale
            """)
        .param("article", slug)
        .update();
    Page page = as("localizer", new Browser.NewContextOptions().setLocale("ar"));
    page.navigate("/published/deliveries");
    Locator row = page.locator("tr:has(form)");
    assertThat(row).containsText("12 محاولة");
    assertThat(row).containsText("لديها الإصدار 1");
    assertThat(row.locator("[lang=en]").first()).containsText("no such bucket");
    assertThat(page.getByText("لم تُجرَّب بعد")).isVisible();
    shot(page, "deliveries-ar");
    row.getByText("أعد المحاولة").click();
    assertThat(page.getByRole(AriaRole.STATUS)).hasText("تُعاد المحاولة الآن.");
    assertThat(page.locator("tr:has(form)")).hasCount(0);
    assertThat(page.getByText("لم تُجرَّب بعد")).hasCount(2);
  }

  @Test
  void thesePagesAndThePublishedOnesHaveNoBarrier() {
    String slug = slug();
    PublishedFixture.publish(server(), slug, 2, "es", "ar", "zh-Hans");
    String every = slug();
    PublishedFixture.publishEveryKind(server(), every);
    List<String> barriers = new ArrayList<>();
    Page page = small("en");
    for (String path :
        List.of(
            "/published",
            "/published/deliveries",
            "/published/recall?article=" + slug,
            "/published/" + slug + "/es?from=1&to=2",
            "/publications/" + every + "/es.html",
            "/publications/" + every + "/ar.html",
            "/publications/" + every + "/zh-Hans.html",
            "/publications/" + slug + "/en.html")) {
      barriers.addAll(barriers(page, path));
    }
    // What a language changes is its direction and how long its words are.
    for (String language : List.of("es", "ar")) {
      Page translated = small(language);
      for (String path :
          List.of("/published/recall?article=" + slug, "/published/" + slug + "/es?from=1&to=2")) {
        barriers.addAll(barriers(translated, path));
        shot(translated, path.replaceAll(".*/(\\w+)\\?.*", "$1-") + language);
      }
    }
    shot(page, "source");
    assertThat(barriers).isEmpty();
  }

  private Page small(String language) {
    return as(
        "localizer", new Browser.NewContextOptions().setViewportSize(360, 740).setLocale(language));
  }

  private static List<String> barriers(Page page, String path) {
    page.navigate(path);
    List<String> barriers = new ArrayList<>();
    new AxeBuilder(page)
        .analyze()
        .getViolations()
        .forEach(
            rule ->
                barriers.add(
                    path
                        + ": "
                        + rule.getId()
                        + ", "
                        + rule.getHelp()
                        + ": "
                        + rule.getNodes().get(0).getHtml()));
    int width = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
    if (width > 360) {
      barriers.add(path + ": " + width + " pixels wide");
    }
    return barriers;
  }

  /** For people to look at. */
  private static void shot(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(Path.of("target", "screenshots", "published-" + name + ".png")));
  }
}

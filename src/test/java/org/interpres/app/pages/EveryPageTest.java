package org.interpres.app.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.interpres.publish.NuChecker;
import org.junit.jupiter.api.Test;

/** What holds of each page: it is accessible, fits a small screen and runs within its policy. */
class EveryPageTest extends PagesTest {

  private static List<String> pages() {
    String slug = slug();
    long fr = Medicine.inReview(server(), slug, "fr");
    long ar = Medicine.inReview(server(), slug, "ar");
    return List.of(
        "/queue",
        "/queue?state=IN_REVIEW&locale=fr",
        "/translations/" + fr,
        "/translations/" + fr + "?show=critical",
        "/translations/" + ar,
        "/translations/" + fr + "/preview",
        "/translations/" + fr + "/record",
        "/queue?step=linguistic",
        "/translations/" + fr + "/segments/4",
        "/quality",
        "/quality/errors",
        "/quality/edits",
        "/articles",
        "/articles/" + slug,
        "/articles/" + slug + "/audit",
        "/articles/" + slug + "/findings?check=NUMBER",
        "/published",
        "/account",
        "/account/password",
        "/account/tokens",
        "/no-such-page");
  }

  private static Stream<String> adminPages(List<String> pages) {
    String article =
        pages.stream().filter(page -> page.matches("/articles/[^/]+")).findFirst().orElseThrow();
    return Stream.of(
        "/accounts",
        "/accounts/linguist",
        "/engines",
        "/engines/phrasebook",
        "/engines/phrasebook/waiting",
        article + "/estimate/fr/to-send",
        article + "/estimate?targets=fr,pt-BR");
  }

  @Test
  void hasNoSeriousBarrierInLightAndDark() {
    List<String> barriers = new ArrayList<>();
    List<String> pages = pages();
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      // Dark in Arabic: colours and direction know nothing of each other, and a run costs time.
      String language = scheme == ColorScheme.DARK ? "ar" : "en";
      Browser.NewContextOptions options =
          new Browser.NewContextOptions().setColorScheme(scheme).setLocale(language);
      Page linguist = as("linguist", options);
      pages.forEach(path -> barriers.addAll(barriers(linguist, path)));
      Page admin = as("admin", options);
      adminPages(pages).forEach(path -> barriers.addAll(barriers(admin, path)));
      barriers.addAll(
          barriers(anonymous(new Browser.NewContextOptions().setColorScheme(scheme)), "/sign-in"));
    }
    assertThat(barriers).isEmpty();
  }

  @Test
  void hasNoSeriousBarrierWhereSomebodyWorks() {
    long fr = Medicine.inReview(server(), slug(), "fr");
    Page page = as("linguist", new Browser.NewContextOptions().setViewportSize(1280, 800));
    page.navigate("/translations/" + fr + "#s2");
    page.keyboard().press("e");
    assertThat(page.locator("#s2 .editor").isVisible()).isTrue();
    List<String> barriers = new ArrayList<>(barriers(page));
    page.keyboard().press("Escape");
    page.keyboard().press("c");
    page.locator("#talk-body").waitFor();
    barriers.addAll(barriers(page));
    page.keyboard().press("Escape");
    page.keyboard().press("p");
    page.frameLocator("#preview").locator("[data-here]").waitFor();
    barriers.addAll(barriers(page));
    assertThat(barriers).isEmpty();
  }

  private static List<String> barriers(Page page, String path) {
    page.navigate(path);
    return barriers(page);
  }

  private static List<String> barriers(Page page) {
    String path = page.url();
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
            .map(rule -> path + ": " + words(rule))
            .toList();
  }

  private static String words(Rule rule) {
    return rule.getId() + ", " + rule.getHelp() + ": " + rule.getNodes().get(0).getHtml();
  }

  @Test
  void fitsAScreenOf360Pixels() {
    Browser.NewContextOptions small =
        new Browser.NewContextOptions().setViewportSize(360, 740).setLocale("es");
    List<String> tooWide = new ArrayList<>();
    Page linguist = as("linguist", small);
    List<String> pages = pages();
    pages.forEach(path -> tooWide.addAll(tooWide(linguist, path)));
    Page admin = as("admin", new Browser.NewContextOptions().setViewportSize(360, 740));
    adminPages(pages).forEach(path -> tooWide.addAll(tooWide(admin, path)));
    assertThat(tooWide).isEmpty();
  }

  private static List<String> tooWide(Page page, String path) {
    page.navigate(path);
    int width = ((Number) page.evaluate("document.documentElement.scrollWidth")).intValue();
    return width > 360 ? List.of(path + ": " + width + " pixels") : List.of();
  }

  @Test
  void runsWithinItsContentSecurityPolicy() {
    Page page = as("linguist");
    List<String> complaints = new ArrayList<>();
    page.onConsoleMessage(
        message -> {
          if (message.text().contains("Content Security Policy")) {
            complaints.add(page.url() + ": " + message.text());
          }
        });
    page.onPageError(error -> complaints.add(page.url() + ": " + error));
    pages().forEach(page::navigate);
    assertThat(complaints).isEmpty();
  }

  @Test
  void isValidHtml() throws Exception {
    Map<String, String> sources = new LinkedHashMap<>();
    List<String> pages = pages();
    Page linguist = as("linguist", new Browser.NewContextOptions().setLocale("ar"));
    pages.forEach(path -> sources.put(path, linguist.request().get(path).text()));
    Page admin = as("admin");
    adminPages(pages).forEach(path -> sources.put(path, admin.request().get(path).text()));
    sources.put(
        "/sign-in", anonymous(new Browser.NewContextOptions()).request().get("/sign-in").text());
    // htmx reads attributes of its own; and the checker is older than <form method="dialog">.
    assertThat(NuChecker.complaints(sources))
        .filteredOn(complaint -> complaint.contains(": error: "))
        .filteredOn(complaint -> !complaint.contains("Attribute “hx-"))
        .filteredOn(complaint -> !complaint.contains("Bad value “dialog” for attribute “method”"))
        .isEmpty();
  }

  @Test
  void hasOneHeadingOfTheFirstOrder() {
    Page page = as("linguist");
    for (String path : pages()) {
      page.navigate(path);
      assertThat(page.locator("h1").count()).as(path).isOne();
    }
  }
}

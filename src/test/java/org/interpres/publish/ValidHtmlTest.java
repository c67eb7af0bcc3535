package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.Test;

/** What is published is HTML to the letter, whatever an article is made of. */
class ValidHtmlTest {

  private final PublicationRenderer renderer =
      new PublicationRenderer(
          new PublicationSettings(PublicAddress.parse("https://health.example.org"), ""));

  @Test
  void pages_fragments_and_previews_pass_the_checker_in_three_languages() throws Exception {
    Map<String, String> pages = new LinkedHashMap<>();
    for (LocaleTag locale : EveryKind.LOCALES) {
      Edition edition = EveryKind.edition(locale);
      pages.put(locale + " page", new String(renderer.page(edition), StandardCharsets.UTF_8));
      pages.put(
          locale + " fragment",
          standing(renderer.fragment(renderer.body(edition), PublicationWords.in(locale)), locale));
      pages.put(
          locale + " preview",
          renderer.render(edition.approved().document(), List.of(EveryKind.notice(locale))));
      pages.put(
          locale + " recalled",
          renderer.absent(
              PublicationWords.in(locale),
              Map.of(
                  "title", "2",
                  "article", "Sleep",
                  "lang", "en",
                  "dir", "ltr",
                  "what", "1",
                  "reason", "x",
                  "instead", "/publications/sleep/fr.html")));
    }
    assertThat(NuChecker.complaints(pages)).isEmpty();
  }

  /** A checker that says nothing of a broken page would prove nothing. */
  @Test
  void the_checker_sees_a_broken_page() throws Exception {
    String page =
        new String(renderer.page(EveryKind.edition(SmallArticle.ES)), StandardCharsets.UTF_8);
    assertThat(
            NuChecker.complaints(
                Map.of("broken", page.replace("<article ", "<article align=\"left\" "))))
        .singleElement()
        .asString()
        .contains("broken, line ", "align");
  }

  /** As a headless system sets it: in a page of its own, whose title the article brings. */
  private static String standing(String fragment, LocaleTag locale) {
    return "<!doctype html>\n<html lang=\"%s\" dir=\"%s\"><head><title>x</title></head><body>%s</body></html>"
        .formatted(locale, locale.direction(), fragment);
  }
}

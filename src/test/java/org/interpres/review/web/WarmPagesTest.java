package org.interpres.review.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.interpres.app.RunningServer;
import org.interpres.article.TranslationState;
import org.interpres.article.Translations;
import org.interpres.identity.web.PageLanguage;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

class WarmPagesTest {

  /** The database refuses what would write: that the pages come is that nothing did. */
  @Test
  void the_first_pages_are_made_in_each_language_from_what_there_is() {
    try (RunningServer server = RunningServer.start()) {
      WarmPages warm =
          new WarmPages(
              server.bean(QueuePageController.class),
              server.bean(WorkbenchPageController.class),
              server.bean(PlatformTransactionManager.class),
              server.bean(freemarker.template.Configuration.class),
              Clock.systemUTC());
      assertThat(warm.make(PageLanguage.ES)).hasSize(1).first().asString().contains("html");

      assertThat(
              server
                  .as("localizer")
                  .bring(
                      "warm",
                      "fr",
                      "text/plain",
                      "Warm words\n\nDrink a glass of water.\n".getBytes(StandardCharsets.UTF_8))
                  .status())
          .isEqualTo(201);
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () -> !server.bean(Translations.class).in(TranslationState.IN_REVIEW, 1).isEmpty());
      for (PageLanguage language : PageLanguage.values()) {
        List<String> pages = warm.make(language);
        assertThat(pages).hasSize(2);
        assertThat(pages)
            .allSatisfy(
                page ->
                    assertThat(page)
                        .contains("<html lang=\"" + language.tag() + "\"")
                        .contains("Warm words")
                        .endsWith("</html>\n"));
        assertThat(pages.get(1)).contains("Drink a glass of water.").contains("id=\"s1\"");
      }
    }
  }
}

package org.interpres.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Slug;
import org.interpres.quality.InvalidContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EngineChoiceTest {

  private static final String RULES =
      """
      rules:
        - articles: [consent-*, discharge]
          targets: [es]
          engines: [deepl, openai]
        - sources: [en]
          targets: [ja, zh-Hans]
          engines: [google]
      """;

  @Test
  void the_first_rule_that_fits_decides() {
    EngineChoice choice = choice(RULES);

    assertThat(engines(choice, "consent-surgery", "es")).containsExactly("deepl", "openai");
    assertThat(engines(choice, "discharge", "es-MX")).containsExactly("deepl", "openai");
    assertThat(engines(choice, "discharge-at-home", "es")).containsExactly("amazon", "azure");
    assertThat(engines(choice, "consent-surgery", "ja")).containsExactly("google");
    assertThat(engines(choice, "consent-surgery", "zh-Hant")).containsExactly("amazon", "azure");
    assertThat(choice.named()).containsExactly("amazon", "azure", "deepl", "google", "openai");
  }

  @Test
  void the_project_s_own_file_can_be_read() {
    assertThat(EngineChoice.load(Path.of("content"), "phrasebook").named())
        .containsExactly("phrasebook");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      value = {
        "rules: [{engines: []}] ~ line 1: a rule names one engine at least.",
        "rules: [{engines: [deepl, deepl]}] ~ line 1: each engine stands once",
        "rules: [{targets: [xx], engines: [deepl]}] ~ line 1: The locale “xx” is not known",
        "rules: [{articles: [A], engines: [deepl]}] ~ line 1: an article's name has",
        "rules: [{article: [a], engines: [deepl]}] ~ “article” is not one of",
        "rules: [{targets: [es]}] ~ “engines” is missing",
      })
  void a_mistake_is_named_with_its_line(String yaml, String reason) {
    assertThatThrownBy(() -> choice(yaml))
        .isInstanceOf(InvalidContent.class)
        .hasMessageStartingWith("content/engine-choice.yaml ")
        .hasMessageContaining(reason);
  }

  private static EngineChoice choice(String yaml) {
    return EngineChoice.read(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), "amazon, azure");
  }

  private static List<String> engines(EngineChoice choice, String article, String target) {
    return choice.engines(new Slug(article), LocaleTag.parse("en"), LocaleTag.parse(target));
  }
}

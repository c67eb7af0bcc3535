package org.interpres.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocaleTagTest {

  @ParameterizedTest
  @CsvSource({
    "es, es",
    "ES_mx, es-MX",
    "zh-hans, zh-Hans",
    "pt-br, pt-BR",
    "iw, he",
    "es-419, es-419",
    "ar, ar",
    "' fr ', fr"
  })
  void what_people_write_becomes_canonical(String written, String canonical) {
    assertThat(LocaleTag.parse(written).value()).isEqualTo(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "xx", "english", "e", "../etc", "es-XX1", "es--MX", "zz-ZZ", "\u202Ees"})
  void what_is_no_language_is_refused_with_what_to_write(String written) {
    assertThatThrownBy(() -> LocaleTag.parse(written))
        .isInstanceOf(InvalidName.class)
        .hasMessageContaining("BCP 47")
        .hasMessageNotContaining("\u202E");
  }

  @ParameterizedTest
  @CsvSource({"ar, rtl", "he, rtl", "fa-AF, rtl", "es, ltr", "zh-Hans, ltr", "pa-Arab, rtl"})
  void the_direction_follows_the_script(String tag, String direction) {
    assertThat(LocaleTag.parse(tag).direction()).isEqualTo(direction);
  }

  @Test
  void a_locale_falls_back_to_its_language_but_never_to_another_script() {
    assertThat(LocaleTag.parse("es-MX").fallbacks())
        .containsExactly(LocaleTag.parse("es-MX"), LocaleTag.parse("es"));
    assertThat(LocaleTag.parse("zh-Hant-TW").fallbacks())
        .containsExactly(LocaleTag.parse("zh-Hant-TW"), LocaleTag.parse("zh-Hant"));
    assertThat(LocaleTag.parse("zh-Hans").fallbacks())
        .containsExactly(LocaleTag.parse("zh-Hans"), LocaleTag.parse("zh"));
  }

  @ParameterizedTest
  @CsvSource({
    "en-x-a, en",
    "en-x-team-b, en-x-team;en",
    "en-u-nu-latn, en",
    "es-MX-u-nu-latn, es-MX;es",
    "es-MX-x-a, es-MX;es",
    "zh-Hant-TW-x-a, zh-Hant-TW;zh-Hant"
  })
  void a_locale_with_an_extension_falls_back_past_what_is_no_tag_by_itself(
      String tag, String general) {
    LocaleTag locale = LocaleTag.parse(tag);

    List<LocaleTag> fallbacks = locale.fallbacks();

    assertThat(fallbacks.get(0)).isEqualTo(locale);
    assertThat(fallbacks.stream().skip(1).filter(more -> !more.value().contains("-u-")))
        .map(LocaleTag::value)
        .containsExactly(general.split(";"));
  }

  @Test
  void a_tag_that_is_not_canonical_is_no_locale_tag() {
    assertThatThrownBy(() -> new LocaleTag("es_MX")).hasMessageContaining("write es-MX");
  }
}

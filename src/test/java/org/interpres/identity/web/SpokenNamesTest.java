package org.interpres.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Stream;
import org.interpres.article.InlineElement;
import org.interpres.article.LocaleTag;
import org.interpres.article.Phrase;
import org.junit.jupiter.api.Test;

/** Names, moments and days as pages say them. */
class SpokenNamesTest {

  @Test
  void every_tag_has_a_name_to_a_reader() {
    assertThat(
            Stream.of(
                    InlineElement.PAIRED, InlineElement.STANDALONE, Set.of(InlineElement.FOOTNOTE))
                .flatMap(Set::stream))
        .allSatisfy(
            name -> assertThat(Messages.in(PageLanguage.EN).keys()).contains("tag-name." + name));
  }

  @Test
  void a_page_says_names_and_days_where_the_sentence_has_tags_and_dates() {
    Phrase expired =
        Phrase.of(
            "refused.qualification-expired",
            Phrase.Name.of("qualification-name.", "MEDICAL"),
            new Phrase.Tag(LocaleTag.parse("en")),
            new Phrase.Tag(LocaleTag.parse("es-MX")),
            LocalDate.parse("2026-03-09"));

    assertThat(expired.sentence())
        .isEqualTo(
            "The MEDICAL qualification from en to es-MX expired on 2026-03-09; an administrator"
                + " renews it.");
    assertThat(Messages.in(PageLanguage.ES).say(expired))
        .contains("inglés")
        .contains("español de México")
        .contains("9 mar 2026")
        .doesNotContain("es-MX");
    assertThat(Messages.in(PageLanguage.AR).say(expired))
        .contains("الإسبانية المكسيكية")
        .contains("9 مارس 2026");
  }

  @Test
  void a_claims_end_is_written_as_each_language_writes_it() {
    Phrase claimed =
        Phrase.of(
            "refused.claimed",
            "linguist",
            Phrase.Name.of("step-name.", "medical"),
            Instant.parse("2026-03-09T14:05:00.123Z"));

    assertThat(claimed.sentence()).contains(" until 2026-03-09T14:05:00.123Z;");
    assertThat(Messages.in(PageLanguage.EN).say(claimed)).contains(" until 9 Mar 2026, 14:05 UTC;");
    assertThat(Messages.in(PageLanguage.AR).say(claimed)).contains("9 مارس 2026، 14:05 UTC");
  }

  @Test
  void a_moment_is_written_as_each_language_writes_it() {
    Instant at = Instant.parse("2026-03-09T14:05:00Z");

    assertThat(
            Stream.of(PageLanguage.values()).map(l -> new PageWords(l, at).moment(at.toString())))
        .containsExactly(
            "9 Mar 2026, 14:05 UTC", "9 mar 2026, 14:05 UTC", "9 مارس 2026، 14:05 UTC");
  }
}

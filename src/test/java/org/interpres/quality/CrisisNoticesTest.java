package org.interpres.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.interpres.article.Block;
import org.interpres.article.CrisisNotice;
import org.interpres.article.Document;
import org.interpres.article.LocaleTag;
import org.interpres.article.Revision;
import org.interpres.article.Segment;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.interpres.article.Unit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told whom to call. The lines of this test are made up, of places where nobody lives. */
class CrisisNoticesTest {

  private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");

  @TempDir Path content;

  private CrisisNotices notices(String lines) throws Exception {
    Files.writeString(content.resolve("crisis-lines.yaml"), lines);
    return CrisisNotices.load(content, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static String line(String country, String status) {
    return "lines:\n  - {country: %s, number: '000 11', name: Line %s, source: a test, %s}\n"
        .formatted(country, country, status);
  }

  private static Revision article(String locale, String sentence, @Nullable Boolean crisis) {
    Unit title = new Unit(0, Unit.Kind.TITLE, "A title", List.of());
    Unit text = new Unit(1, Unit.Kind.PARAGRAPH, sentence, List.of());
    return new Revision(
        1,
        new Slug("article"),
        1,
        new LocaleTag(locale),
        Sha256.of(sentence),
        new Document(0, null, List.of(new Block.Paragraph(1)), List.of(title, text), crisis),
        List.of(new Segment(0, 0, "", "A title", ""), new Segment(1, 1, "", sentence, "")),
        NOW);
  }

  private static final Revision HARM = article("en", "Some people think of suicide.", null);

  @ParameterizedTest
  @CsvSource({
    "en, Some people think of suicide., true",
    "en, Call a crisis line., false",
    "en, A hypertensive crisis is an emergency., false",
    "en, Sleep well., false",
    "es, Puede haber ideas suicidas., true",
    "de, Manche denken an Suizid., true",
    "zh-Hans, 有自杀念头的人, true",
    "ar, أفكار الانتحار, true"
  })
  void an_article_needs_one_where_its_source_speaks_of_harm(
      String locale, String sentence, boolean needed) throws Exception {
    assertThat(notices("lines: []\n").of(article(locale, sentence, null), new LocaleTag("fr")))
        .matches(notice -> notice.isPresent() == needed);
  }

  @Test
  void its_author_has_the_last_word() throws Exception {
    CrisisNotices notices = notices("lines: []\n");
    LocaleTag fr = new LocaleTag("fr");
    assertThat(notices.of(article("en", "Sleep well.", true), fr)).isPresent();
    assertThat(notices.of(article("en", "On suicide rates.", false), fr)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "fr-AQ, true, of its own country",
    "fr-BV, false, of another country",
    "fr, false, names no country"
  })
  void a_line_is_shown_in_its_own_country_alone(String locale, boolean shown, String why)
      throws Exception {
    CrisisNotice notice =
        notices(line("AQ", "status: verified, date: 2026-10-01"))
            .of(HARM, new LocaleTag(locale))
            .orElseThrow();
    assertThat(notice.line() != null).as(why).isEqualTo(shown);
    assertThat(notice.text()).contains("numéro d’urgence");
  }

  @ParameterizedTest
  @CsvSource({
    "'status: verified, date: 2026-10-01', true",
    "'status: verified, date: 2026-05-31', true",
    "'status: verified, date: 2026-05-30', false",
    "'status: unverified', false"
  })
  void a_line_that_nobody_has_confirmed_lately_is_not_shown(String status, boolean shown)
      throws Exception {
    CrisisNotice notice =
        notices(line("AQ", status)).of(HARM, new LocaleTag("es-AQ")).orElseThrow();
    assertThat(notice.line() != null).isEqualTo(shown);
  }

  @Test
  void words_are_those_of_the_language_and_else_english_and_marked_so() throws Exception {
    CrisisNotices notices = notices("lines: []\n");
    assertThat(notices.of(HARM, new LocaleTag("es-MX")).orElseThrow().words())
        .isEqualTo(new LocaleTag("es"));
    assertThat(notices.of(HARM, new LocaleTag("zh-TW")).orElseThrow().words())
        .isEqualTo(new LocaleTag("en"));
  }

  @Test
  void another_word_or_number_is_another_hash() throws Exception {
    CrisisNotice notice =
        notices(line("AQ", "status: verified, date: 2026-10-01"))
            .of(HARM, new LocaleTag("es-AQ"))
            .orElseThrow();
    CrisisNotice.Line line = new CrisisNotice.Line("x", "000 12", "y");
    assertThat(
            List.of(
                notice.hash(),
                new CrisisNotice(notice.page(), notice.words(), notice.title(), notice.text(), null)
                    .hash(),
                new CrisisNotice(notice.page(), notice.words(), notice.title(), notice.text(), line)
                    .hash(),
                new CrisisNotice(notice.page(), notice.words(), "x", notice.text(), notice.line())
                    .hash()))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_file_of_words_that_cannot_be_used_is_refused_with_its_line() throws Exception {
    Files.writeString(
        content.resolve("crisis-notice.yaml"),
        "words:\n  - {locale: en, title: a, text: b, line: c}\n  - {locale: es, title: a}\n");
    assertThatThrownBy(() -> notices("lines: []\n"))
        .isInstanceOf(InvalidContent.class)
        .hasMessageContaining("crisis-notice.yaml line 3: “text” is missing");
  }
}

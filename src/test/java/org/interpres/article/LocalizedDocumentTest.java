package org.interpres.article;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalizedDocumentTest {

  @Test
  void the_sources_white_space_stands_between_two_sentences() {
    Revision revision = revision("en", "One.", "  ", "Two.", "");

    assertThat(
            LocalizedDocument.of(revision, LocaleTag.parse("es"), List.of("T", "Uno. ", "Dos."))
                .texts())
        .containsExactly("T", "Uno.  Dos.");
  }

  @Test
  void chinese_sentences_follow_each_other_without_a_space() {
    Revision revision = revision("en", "One.", " ", "Two.", "");

    assertThat(
            LocalizedDocument.of(revision, LocaleTag.parse("zh-Hans"), List.of("题", "一。", "二。"))
                .texts())
        .containsExactly("题", "一。二。");
  }

  @Test
  void a_space_comes_between_sentences_of_a_language_that_wants_one() {
    Revision revision = revision("ja", "一。", "", "二。", "");

    assertThat(
            LocalizedDocument.of(revision, LocaleTag.parse("en"), List.of("T", "One.", "Two."))
                .texts())
        .containsExactly("T", "One. Two.");
  }

  @Test
  void a_unit_that_has_nothing_to_translate_stays_as_it_is() {
    Unit title = new Unit(0, Unit.Kind.TITLE, "T", List.of());
    InlineElement link = new InlineElement(1, "a", java.util.Map.of("href", "/"), null, null);
    InlineElement image = new InlineElement(2, "img", java.util.Map.of("src", "i.png"), null, null);
    Unit linked =
        new Unit(1, Unit.Kind.PARAGRAPH, "<g id=\"1\"><x id=\"2\"/></g>", List.of(link, image));
    Revision revision =
        new Revision(
            1,
            new Slug("a"),
            1,
            LocaleTag.parse("en"),
            Sha256.of("a"),
            new Document(0, null, List.of(new Block.Paragraph(1)), List.of(title, linked)),
            List.of(new Segment(0, 0, "", "T", "")),
            Instant.EPOCH);

    assertThat(LocalizedDocument.of(revision, LocaleTag.parse("es"), List.of("Título")).texts())
        .containsExactly("Título", "<g id=\"1\"><x id=\"2\"/></g>");
  }

  @Test
  void a_target_for_each_segment_is_asked_for() {
    Revision revision = revision("en", "One.", " ", "Two.", "");

    assertThatThrownBy(
            () -> LocalizedDocument.of(revision, LocaleTag.parse("es"), List.of("T", "Uno.")))
        .hasMessage("2 targets for 3 segments");
  }

  private static Revision revision(
      String locale, String first, String gap, String second, String end) {
    Unit title = new Unit(0, Unit.Kind.TITLE, "T", List.of());
    Unit paragraph = new Unit(1, Unit.Kind.PARAGRAPH, first + gap + second + end, List.of());
    Document document =
        new Document(0, null, List.of(new Block.Paragraph(1)), List.of(title, paragraph));
    return new Revision(
        1,
        new Slug("a"),
        1,
        LocaleTag.parse(locale),
        Sha256.of("a"),
        document,
        List.of(
            new Segment(0, 0, "", "T", ""),
            new Segment(1, 1, "", first, gap),
            new Segment(2, 1, "", second, end)),
        Instant.EPOCH);
  }
}

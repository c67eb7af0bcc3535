package org.interpres.ingest.segmentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.Test;

class SegmenterTest {

  private static final Segmenter SEGMENTER = Golden.segmenter();
  private static final LocaleTag ENGLISH = new LocaleTag("en");

  @Test
  void tags_with_the_same_rules_share_them() {
    Segmenter segmenter = Golden.segmenter();
    for (int n = 0; n < 500; n++) {
      assertThat(segmenter.segment("One dose. Two doses.", new LocaleTag("en-x-t" + n)))
          .containsExactly("One dose. ", "Two doses.");
    }
    assertThat(segmenter.ruleSets()).isEqualTo(1);
  }

  @Test
  void theEmptyUnitHasNoSegment() {
    assertThat(segment("")).isEmpty();
    assertThat(SEGMENTER.pieces("", ENGLISH)).isEmpty();
  }

  @Test
  void whiteSpaceBetweenSentencesEndsTheFirst() {
    assertThat(segment("One dose. \u00A0\t Two doses."))
        .containsExactly("One dose. \u00A0\t ", "Two doses.");
  }

  @Test
  void closingTagsStayWithTheSentenceBefore() {
    assertThat(segment("<g id=\"1\">One dose.</g> Two doses."))
        .containsExactly("<g id=\"1\">One dose.</g> ", "Two doses.");
    assertThat(segment("<g id=\"1\"><g id=\"2\">One dose. </g></g>Two doses."))
        .containsExactly("<g id=\"1\"><g id=\"2\">One dose. </g></g>", "Two doses.");
  }

  @Test
  void a_tag_that_stands_alone_parts_words() {
    assertThat(segment("Call<x id=\"1\"/>Dr. Smith today."))
        .containsExactly("Call<x id=\"1\"/>Dr. Smith today.");
    assertThat(segment("Rest here.<x id=\"1\"/>Then go on."))
        .containsExactly("Rest here.", "<x id=\"1\"/>Then go on.");
  }

  @Test
  void a_mark_belongs_to_what_stands_before_it_and_parts_no_words() {
    assertThat(sources("One dose.<x id=\"1\"/> Two doses.", 1))
        .containsExactly("One dose.<x id=\"1\"/>", "Two doses.");
    assertThat(sources("<g id=\"2\">One dose.<x id=\"1\"/></g> <x id=\"3\"/>Two doses.", 1))
        .containsExactly("<g id=\"2\">One dose.<x id=\"1\"/></g>", "<x id=\"3\"/>Two doses.");
    assertThat(sources("At 5 mg<x id=\"1\"/>. Then Dr.<x id=\"2\"/> Smith asks.", 1, 2))
        .containsExactly("At 5 mg<x id=\"1\"/>.", "Then Dr.<x id=\"2\"/> Smith asks.");
    assertThat(sources("One dose.<x id=\"1\"/> Two doses."))
        .containsExactly("One dose.", "<x id=\"1\"/> Two doses.");
    assertThat(SEGMENTER.pieces("一次。<x id=\"1\"/>两次。", new LocaleTag("zh-Hans"), Set.of(1)))
        .extracting(Piece::source)
        .containsExactly("一次。<x id=\"1\"/>", "两次。");
  }

  private static List<String> sources(String unit, Integer... marks) {
    return SEGMENTER.pieces(unit, ENGLISH, Set.of(marks)).stream().map(Piece::source).toList();
  }

  @Test
  void openingAndStandAloneTagsGoWithTheSentenceAfter() {
    assertThat(segment("One dose. <g id=\"1\">Two doses.</g>"))
        .containsExactly("One dose. ", "<g id=\"1\">Two doses.</g>");
    assertThat(segment("One dose.<g id=\"1\"> Two doses.</g>"))
        .containsExactly("One dose.", "<g id=\"1\"> Two doses.</g>");
    assertThat(segment("One dose. <x id=\"1\"/> Two doses."))
        .containsExactly("One dose. ", "<x id=\"1\"/> Two doses.");
  }

  @Test
  void anElementThatEndsWithTheSentenceKeepsWhatItHolds() {
    assertThat(segment("<g id=\"1\">One dose.<x id=\"2\"/></g> Two doses."))
        .containsExactly("<g id=\"1\">One dose.<x id=\"2\"/></g> ", "Two doses.");
    assertThat(segment("One dose.</g><g id=\"2\"></g> Two doses."))
        .containsExactly("One dose.</g>", "<g id=\"2\"></g> Two doses.");
  }

  @Test
  void tagsAreInvisibleToTheRules() {
    assertThat(segment("Ask Dr<g id=\"1\">.</g> Smith. It is <g id=\"2\">b.</g>i.d. here."))
        .containsExactly("Ask Dr<g id=\"1\">.</g> Smith. ", "It is <g id=\"2\">b.</g>i.d. here.");
  }

  @Test
  void otherAngleBracketsAreText() {
    assertThat(segment("If p <g id=\"01\"> x. Then <b>stop</b>."))
        .containsExactly("If p <g id=\"01\"> x. ", "Then <b>stop</b>.");
  }

  @Test
  void aStretchWithoutLetterOrDigitIsNoSentence() {
    assertThat(segment("Stop. !!! ... ?")).containsExactly("Stop. !!! ... ?");
    assertThat(segment("... ! Stop. Go.")).containsExactly("... ! Stop. ", "Go.");
    assertThat(segment("。。！停。")).containsExactly("。。！停。");
  }

  @Test
  void aUnitThatIsOnlyPunctuationIsOnePiece() {
    assertThat(SEGMENTER.pieces(" … ! ", ENGLISH)).containsExactly(new Piece(" ", "… !", " "));
  }

  @Test
  void aUnitOfOnlyWhiteSpaceAndTagsHasNoPieceButLosesNothing() {
    String unit = " <g id=\"1\">\u00A0</g><x id=\"2\"/>\u3000";

    assertThat(SEGMENTER.pieces(unit, ENGLISH)).isEmpty();
    assertThat(String.join("", segment(unit))).isEqualTo(unit);
  }

  @Test
  void piecesArePartedFromAllWhiteSpaceNoBreakSpacesToo() {
    assertThat(SEGMENTER.pieces("\u00A0One dose.\u2009\n Two doses.\u3000\u0085", ENGLISH))
        .containsExactly(
            new Piece("\u00A0", "One dose.", "\u2009\n "),
            new Piece("", "Two doses.", "\u3000\u0085"));
  }

  @Test
  void anEmptyLineEndsASentenceAndASingleLineBreakDoesNot() {
    assertThat(segment("Side effects\n\nNausea and\nvomiting"))
        .containsExactly("Side effects\n\n", "Nausea and\nvomiting");
  }

  private static List<String> segment(String unit) {
    return SEGMENTER.segment(unit, ENGLISH);
  }
}

package org.interpres.ingest.segmentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentationRulesTest {

  private static final LocaleTag ENGLISH = new LocaleTag("en");

  @Test
  void theFirstRuleThatMatchesDecides() {
    assertThat(segment("One. Two", rule("no", "e\\.", "\\s") + rule("yes", "\\.", "\\s")))
        .containsExactly("One. Two");
    assertThat(segment("One. Two", rule("yes", "\\.", "\\s") + rule("no", "e\\.", "\\s")))
        .containsExactly("One. ", "Two");
  }

  @Test
  void whereNoRuleMatchesThereIsNoBreak() {
    assertThat(segment("One. Two", rule("no", "x", "y"))).containsExactly("One. Two");
  }

  @Test
  void aMissingOrEmptySideMatchesEverywhere() {
    assertThat(segment("ab-cd", "<rule><beforebreak>-</beforebreak></rule>"))
        .containsExactly("ab-", "cd");
    assertThat(segment("abXcd", "<rule break=\"yes\"><afterbreak>X</afterbreak></rule>"))
        .containsExactly("ab", "Xcd");
    assertThat(segment("abc", rule("yes", "", ""))).containsExactly("a", "b", "c");
  }

  @Test
  void anyLegalExpressionWorksAlsoOnesThatCannotBeMirrored() {
    for (String before :
        List.of(
            "(\\w)\\1!",
            "o++!",
            "(?>o+)!",
            "(?<n>o)!",
            "\\Qo!\\E",
            "(?=o).!",
            "(?<=\\bz.{0,2})!",
            "(?i)OO!",
            "(?i:Oo)!",
            "[a-z&&[^x]]!",
            "\\bzoo!",
            "(?s)o.?!",
            "o{2}!",
            "o{1,}?!",
            "\\bz\\w*!")) {
      assertThat(
              segment(
                  "zoo!a x!b",
                  rule("yes", before.replace("&", "&amp;").replace("<", "&lt;"), "\\w")))
          .as(before)
          .containsExactly("zoo!", "a x!b");
    }
  }

  @Test
  void theStartOfTheUnitAndAWordsBoundaryAreSeenFromTheRight() {
    assertThat(segment("1. Do 1. Do", rule("yes", "^\\d\\.", "\\s")))
        .containsExactly("1. ", "Do 1. Do");
    assertThat(segment("Dr. x MDr. x", rule("yes", "\\bDr\\.", "\\s")))
        .containsExactly("Dr. ", "x MDr. x");
    assertThat(segment("éDr. x", rule("yes", "\\bDr\\.", "\\s"))).containsExactly("éDr. x");
    assertThat(segment("x".repeat(500) + "1. Do", rule("yes", "^.*1\\.", "\\s"))).hasSize(1);
  }

  @Test
  void spaceAndDigitMeanWhatTheyMeanInUnicode() {
    assertThat(segment("٣.\u00A0أ", rule("yes", "\\d\\.", "\\s"))).containsExactly("٣.\u00A0", "أ");
  }

  @Test
  void aRuleThatBacktracksWithoutBoundIsNamedInsteadOfHanging() {
    String rule = "\n" + rule("yes", "^(?:(?:a|aa)+)+:", "\\s");

    assertThatThrownBy(() -> segment("!" + "a".repeat(150) + ": x", rule))
        .isInstanceOf(InvalidSegmentationRules.class)
        .hasMessageStartingWith("test.srx:3: ")
        .hasMessageContaining("backtracks");
  }

  @Test
  void withoutCascadeOnlyTheFirstLanguageMapThatMatchesHolds() {
    String rules =
        "<languagerule languagerulename=\"A\">"
            + rule("yes", "a", "b")
            + "</languagerule><languagerule languagerulename=\"B\">"
            + rule("yes", "b", "c")
            + "</languagerule>";
    String maps = map("EN", "A") + map(".*", "B");

    assertThat(new Segmenter(read(document("no", rules, maps))).segment("abc", ENGLISH))
        .containsExactly("a", "bc");
    assertThat(new Segmenter(read(document("yes", rules, maps))).segment("abc", ENGLISH))
        .containsExactly("a", "b", "c");
  }

  @Test
  void aDocumentTypeIsRefusedSoThatNoEntityReachesAFile() {
    String hostile =
        "<?xml version=\"1.0\"?>\n<!DOCTYPE srx [<!ENTITY file SYSTEM \"file:///etc/hostname\">]>\n"
            + document("yes", "", map(".*", "A")).replace("\"A\"", "\"&file;\"");

    assertThatThrownBy(() -> read(hostile))
        .isInstanceOf(InvalidSegmentationRules.class)
        .hasMessageStartingWith("test.srx:2: ")
        .hasMessageContaining("document type");
  }

  @Test
  void everyMistakeIsToldWithItsLine() {
    assertMistake(rule("yes", "(a", "b"), "test.srx:2: the regular expression “(a” is wrong");
    assertMistake("\n" + rule("maybe", "a", "b"), "test.srx:3: break must be");
    assertMistake("<rule/>", "test.srx:2: <rule> says neither");
    assertMistake("<rule><between/></rule>", "test.srx:2: <rule> holds one <beforebreak>");
    assertMistake("<rules/>", "test.srx:2: <languagerule> holds only <rule>");
    assertMistake("<rule>", "not well-formed XML");
  }

  @Test
  void aMapThatNamesNoRulesIsTold() {
    assertThatThrownBy(() -> read(document("yes", "", "\n" + map(".*", "Klingon"))))
        .hasMessage("test.srx:3: no <languagerule> is named “Klingon”");
    assertThatThrownBy(() -> read(document("yes", "", "")))
        .hasMessageContaining("no <languagemap>");
  }

  @Test
  void anotherVersionOfSrxIsTold() {
    assertThatThrownBy(() -> read("<srx version=\"1.0\"/>"))
        .hasMessageContaining("http://www.lisa.org/srx20");
    assertThatThrownBy(() -> read("<srx xmlns=\"http://www.lisa.org/srx20\" version=\"1.0\"/>"))
        .hasMessageContaining("version=\"2.0\"");
    assertThatThrownBy(() -> read("")).hasMessageStartingWith("test.srx:1: not well-formed XML");
  }

  @Test
  void aMissingFileIsTold(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> SegmentationRules.read(folder.resolve("none.srx")))
        .isInstanceOf(InvalidSegmentationRules.class)
        .hasMessageContaining("none.srx")
        .hasMessageContaining("INTERPRES_CONTENT");
    Path file = Files.writeString(folder.resolve("bad.srx"), "<srx");
    assertThatThrownBy(() -> SegmentationRules.read(file)).hasMessageStartingWith(file + ":1: ");
  }

  private static void assertMistake(String rules, String message) {
    String named = "<languagerule languagerulename=\"A\">" + rules + "</languagerule>";
    assertThatThrownBy(() -> read(document("yes", named, map(".*", "A"))))
        .isInstanceOf(InvalidSegmentationRules.class)
        .hasMessageContaining(message);
  }

  private static List<String> segment(String text, String rules) {
    String named = "<languagerule languagerulename=\"A\">" + rules + "</languagerule>";
    return new Segmenter(read(document("yes", named, map(".*", "A")))).segment(text, ENGLISH);
  }

  private static String rule(String decision, String before, String after) {
    return "<rule break=\"%s\"><beforebreak>%s</beforebreak><afterbreak>%s</afterbreak></rule>"
        .formatted(decision, before, after);
  }

  private static String map(String pattern, String name) {
    return "<languagemap languagepattern=\"%s\" languagerulename=\"%s\"/>".formatted(pattern, name);
  }

  private static String document(String cascade, String rules, String maps) {
    return """
        <srx xmlns="http://www.lisa.org/srx20" version="2.0">
        <header segmentsubflows="yes" cascade="%s"/><body><languagerules>%s</languagerules><maprules>%s</maprules></body></srx>
        """
        .formatted(cascade, rules, maps);
  }

  private static SegmentationRules read(String document) {
    return SegmentationRules.read(
        new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)), "test.srx");
  }
}

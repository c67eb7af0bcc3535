package org.interpres.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.interpres.article.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Small documents that once cost minutes, gigabytes or the stack. */
class HostileMarkupTest {

  private static final IngestLimits LIMITS = IngestLimits.DEFAULT;

  static List<Arguments> html() {
    return List.of(
        Arguments.of("nested-too-deep", "<div>".repeat(100_000)),
        Arguments.of("nested-too-deep", "<h1>T</h1>" + "<b>".repeat(100_000) + "x"),
        Arguments.of("nested-too-deep", "<ul><li>".repeat(100_000)),
        Arguments.of("nested-too-deep", "<div></x>".repeat(90_000)),
        Arguments.of("nested-too-deep", "<div><object></div></object>".repeat(10_000)),
        Arguments.of("nested-too-deep", "<div>".repeat(201) + "x"),
        Arguments.of("too-many-elements", "<p>x".repeat(100_001)),
        Arguments.of("too-many-units", "<h1>T</h1>" + "<p>x</p>".repeat(10_000)),
        Arguments.of(
            "too-many-units",
            "<h1>T</h1><table><tr>" + "<td rowspan=999>x".repeat(50) + "<tr>".repeat(999)),
        Arguments.of("too-many-units", "<h1>T</h1><table>" + "<tr><td colspan=1000>x".repeat(20)));
  }

  @ParameterizedTest(name = "html {index}: {0}")
  @MethodSource("html")
  void hostileHtmlIsRefusedByName(String code, String html) {
    refused(Format.HTML, html, code);
  }

  static List<Arguments> markdown() {
    return List.of(
        Arguments.of("nested-too-deep", ">".repeat(100_000) + "a"),
        Arguments.of("nested-too-deep", "- ".repeat(100_000) + "a"),
        Arguments.of("nested-too-deep", "1. ".repeat(100_000) + "a"),
        Arguments.of("nested-too-deep", "# T\n\n" + "**".repeat(2_000) + "a" + "**".repeat(2_000)),
        Arguments.of("nested-too-deep", "# T\n\n" + "*a ".repeat(1_500) + "a* ".repeat(1_500)),
        Arguments.of("nested-too-deep", "# T\n\n" + "<div>".repeat(100_000)),
        Arguments.of("markup-too-dense", "*a **a ".repeat(100_000)),
        Arguments.of("nested-too-deep", "<a ".repeat(100_000)),
        Arguments.of("markup-too-dense", "<!a ".repeat(100_000)),
        Arguments.of("markup-too-dense", "a <!-- ".repeat(20_000)),
        Arguments.of("markup-too-dense", "[a](".repeat(100_000)),
        Arguments.of("markup-too-dense", "![".repeat(50_000)),
        Arguments.of("too-many-units", "# T\n\nx\n\n" + "[^a]: x\n\n".repeat(12_000)),
        Arguments.of("nested-too-deep", steps(2_000, 1)),
        Arguments.of("nested-too-deep", steps(2_000, 90)),
        Arguments.of("nested-too-deep", "# T\n\nx[^a]\n\n[^a]: " + "- ".repeat(50_000) + "a"),
        Arguments.of("nested-too-deep", "# T\n\n" + "> - ".repeat(100) + "a"),
        Arguments.of("markup-too-dense", "- ".repeat(90) + "a\n" + "\n".repeat(100_000)),
        Arguments.of("markup-too-dense", "- ".repeat(90) + "a\n" + "a\n".repeat(100_000)),
        Arguments.of("markup-too-dense", "~~a~~".repeat(40_000)),
        Arguments.of("markup-too-dense", "\\\n".repeat(100_000)),
        Arguments.of("markup-too-dense", "5 mg\n".repeat(40_000)),
        Arguments.of(
            "markup-too-dense",
            IntStream.range(1, 2_000).mapToObj("`"::repeat).collect(Collectors.joining("a"))),
        Arguments.of(
            "too-many-elements",
            "|a".repeat(5_000) + "\n" + "|-".repeat(5_000) + "\n" + "|a\n".repeat(2_000)));
  }

  @ParameterizedTest(name = "markdown {index}: {0}")
  @MethodSource("markdown")
  void hostileMarkdownIsRefusedByName(String code, String markdown) {
    refused(Format.MARKDOWN, markdown, code);
  }

  /** Each line is further in than the one before, and opens {@code many} lists at once. */
  private static String steps(int levels, int many) {
    StringBuilder text = new StringBuilder("# T\n\n");
    for (int level = 0; level < levels; level += many) {
      text.append("  ".repeat(level)).append("- ".repeat(many)).append("a\n");
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "* * * * * * * * * *",
        "> > > > > a",
        "- a\n  - b\n    - c\n\n      more of c\n\n- d",
        "1. a\n   > b\n   > - c",
        "```\n- - - - - - - - - -\n```",
        "[^n]: - a\n    - b"
      })
  void listsAndQuotationsAreNotTakenForDeeperThanTheyAre(String markdown) {
    String text = "# T\n\nText.\n\n" + (markdown + "\n\n").repeat(300);

    assertThat(read(Format.MARKDOWN, text).document().units()).isNotEmpty();
  }

  @Test
  void listsAsDeepAsTheTreeMayBeAreRead() {
    assertThat(read(Format.MARKDOWN, steps(60, 1)).document().units()).hasSize(61);
    assertThat(read(Format.MARKDOWN, steps(60, 20)).document().units()).isNotEmpty();
  }

  static List<Arguments> plainText() {
    return List.of(
        Arguments.of("title-missing", "- an item first"),
        Arguments.of("title-missing", "x".repeat(201)),
        Arguments.of("title-missing", "A paragraph that was\nwrapped by hand and\nhas no title."),
        Arguments.of("text-missing", "A title and nothing else\n===\n"),
        Arguments.of("nested-too-deep", "T\n\n" + staircase(300)),
        Arguments.of("too-many-units", "T\n\n" + "- a\n".repeat(20_000)),
        Arguments.of("too-many-units", "T\n\n" + "a b c\n".repeat(9_000) + "- a\n".repeat(20_000)),
        Arguments.of("front-matter-broken", "---\ntitle: [a\n---\nT\n\nText."),
        Arguments.of("front-matter-broken", "---\ntitle: a\n\nno end"),
        Arguments.of("front-matter-broken", "---\ntitle: a\ntitle: b\n---\nT\n\nText."),
        Arguments.of("locale-unknown", "---\nlocale: klingonish\n---\nT\n\nText."));
  }

  private static String staircase(int steps) {
    return IntStream.range(0, steps)
        .mapToObj(step -> "  ".repeat(step) + "- a\n")
        .collect(Collectors.joining());
  }

  @ParameterizedTest(name = "plain text {index}: {0}")
  @MethodSource("plainText")
  void plainTextThatIsNoArticleIsRefusedByName(String code, String text) {
    refused(Format.PLAIN_TEXT, text, code);
  }

  @Test
  void brokenFrontMatterIsRefusedWithItsLine() {
    assertThatThrownBy(
            () -> read(Format.MARKDOWN, "---\ntitle: Good\ntargets: [es\nlocale: en\n---\n\nText"))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.details()).containsEntry("line", 4));
  }

  @Test
  void manyAttributesAreReadInLinearTime() {
    String attributes =
        IntStream.range(0, 200_000).mapToObj(i -> "a" + i).collect(Collectors.joining(" "));

    Reading reading = read(Format.HTML, "<h1>T</h1><p " + attributes + ">Text</p>");

    assertThat(reading.document().units()).hasSize(2);
  }

  @Test
  void aLongTextWithoutMarksIsReadInLinearTime() {
    for (String run :
        List.of("a", ".", ")", "www.a.", "a@", "5.", " -", "(", "http://x", "\u00A0")) {
      Reading reading = read(Format.PLAIN_TEXT, "Title\n\nText " + run.repeat(1_000_000));

      assertThat(reading.document().units()).as(run).isNotEmpty();
    }
  }

  private static void refused(Format format, String text, String code) {
    assertThatThrownBy(() -> read(format, text))
        .isInstanceOfSatisfying(
            Refusal.class,
            refusal -> {
              assertThat(refusal.code()).isEqualTo(code);
              assertThat(refusal.kind()).isEqualTo(Refusal.Kind.INVALID);
              assertThat(refusal.getMessage()).contains(":").hasSizeLessThan(300);
            });
  }

  private static Reading read(Format format, String text) {
    return DocumentReader.of(format, LIMITS).read(text);
  }
}

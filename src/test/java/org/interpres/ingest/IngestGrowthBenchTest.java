package org.interpres.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.interpres.article.Refusal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Twice as long a document takes about twice as long to be read or refused, whatever it is. */
@Tag("bench")
class IngestGrowthBenchTest {

  private static final int LENGTH = 100_000;

  /** Four times as long a text would take 16 times as long if reading it were quadratic. */
  private static final double MOST = 9;

  /** Less than this says nothing of growth, in seconds. */
  private static final double NOISE = 0.1;

  private static final String MARKDOWN =
      """
      *a **a *a
      [
      [a](
      ![
      [a][
      <a\s
      `a ``
      \\*
      &amp;
      ~~a~~
      ~~a
      **a**
      [^a]
      |
      http://a.b\s
      <b>a</b>
      <!--
      <![CDATA[
      (
      - a\\n
      - a\\n\\n
      > a\\n
      >\\n
      1. a\\n
      \\\\n
      5 mg\\n
      a\\n
      a\\n\\n
      # a\\n
      a\\n===\\n
      |a|\\n
      a|b\\n-|-\\n
      [a]: b\\n
      [a]:\\n
      [^a]: x\\n\\n
      ```\\n
      <div>\\n\\n
      + a\\n\\n    b\\n\\n
      """;

  private static final String HTML =
      """
      <p>a
      <b>
      <a href=x>
      <b>a</b>
      <i><b></i></b>
      <br>a
      <!-- a -->
      <option>
      <input>
      <object></object>
      <script></script>
      <img src=http://x/y>
      <td>
      <table><tr><td>a</table>
      <dl><dt>a<dd>b</dl>
      <li>a
      <h1>a</h1>
      <form>
      <span translate=no>a</span>\s
      <pre>a</pre>
      <ruby>a<rt>b</ruby>
      <p id=n>a
      <a href=#n role=doc-noteref>1</a>
      a@b.c\s
      http://a.b\s
      <p hidden>a
      &#1;
      """;

  private static final String TEXT =
      """
      a\\n
      a\\n\\n
      - a\\n
      1. a\\n
      - a\\n\\n
      A heading\\n\\n
      a\tb\\n
      ---\\n
      Dr.\s
      http://a.b\s
      a@b.c\s
      (1) a\\n
      A: b\\n
      """;

  static Stream<Arguments> documents() {
    return Stream.concat(
        Stream.of(
                repeated(Format.MARKDOWN, "# T\n\nx\n\n", MARKDOWN),
                repeated(Format.HTML, "<h1>T</h1><p>x</p>", HTML),
                repeated(Format.PLAIN_TEXT, "Title\n\nText.\n\n", TEXT))
            .flatMap(documents -> documents),
        Stream.of(
            of(Format.MARKDOWN, "lists further and further in", n -> steps(n, 1)),
            of(Format.MARKDOWN, "90 lists a line, further in", n -> steps(n, 90)),
            of(
                Format.MARKDOWN,
                "empty lines in 90 lists",
                n -> "# T\n\n" + "- ".repeat(90) + "a\n" + "\n".repeat(n)),
            of(
                Format.MARKDOWN,
                "emphasis in emphasis",
                n -> "# T\n\n" + "*a ".repeat(n / 6) + "a* ".repeat(n / 6)),
            of(
                Format.MARKDOWN,
                "links in links",
                n -> "# T\n\n" + "[".repeat(n / 5) + "a" + "](b)".repeat(n / 5)),
            of(
                Format.MARKDOWN,
                "a wide table",
                n -> "# T\n\n" + "|a".repeat(n / 4) + "\n" + "|-".repeat(n / 4) + "\n|a\n"),
            of(
                Format.MARKDOWN,
                "references",
                n -> "# T\n\n" + numbered(n / 20, "[a%d]: b\n") + numbered(n / 20, "\n[a%d]\n")),
            of(
                Format.MARKDOWN,
                "front matter",
                n -> "---\n" + numbered(n / 10, "k%d: a\n") + "---\n# T\n\na\n"),
            of(
                Format.HTML,
                "attributes",
                n -> "<h1>T</h1><p " + numbered(n / 8, "a%d ") + ">x</p>"),
            of(
                Format.HTML,
                "footnotes",
                n ->
                    "<h1>T</h1>"
                        + numbered(n / 60, "<p>a<a href=#n%d role=doc-noteref>1</a>")
                        + numbered(n / 60, "<p id=n%d>x")),
            of(
                Format.HTML,
                "open elements that each paragraph opens anew",
                n -> "<h1>T</h1><p>" + numbered(150, "<b class=%d>") + "<p>a".repeat(n / 4))));
  }

  private static Stream<Arguments> repeated(Format format, String start, String parts) {
    return parts
        .lines()
        .map(part -> part.replace("\\n", "\n"))
        .map(part -> of(format, part, n -> start + part.repeat(n / part.length())));
  }

  private static Arguments of(Format format, String name, IntFunction<String> document) {
    return Arguments.of(format, name.replace("\n", "\\n"), document);
  }

  private static String steps(int length, int many) {
    StringBuilder text = new StringBuilder("# T\n\n");
    for (int level = 0; text.length() < length; level += many) {
      text.append("  ".repeat(level)).append("- ".repeat(many)).append("a\n");
    }
    return text.toString();
  }

  private static String numbered(int count, String pattern) {
    return IntStream.range(0, count).mapToObj(pattern::formatted).collect(Collectors.joining());
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("documents")
  void time_grows_with_the_length(Format format, String name, IntFunction<String> document) {
    double shorter = seconds(format, document.apply(LENGTH));
    double longer = seconds(format, document.apply(4 * LENGTH));

    System.out.printf(
        "%s of %,d characters of “%s”: %.0f ms, of four times as many: %.1f times%n",
        format, LENGTH, name, shorter * 1e3, longer / shorter);
    assertThat(longer / Math.max(shorter, NOISE)).isLessThan(MOST);
  }

  /**
   * The whole process's time, since Markdown is parsed on a thread of its own; the best of three.
   */
  private static double seconds(Format format, String text) {
    OperatingSystemMXBean process =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long start = process.getProcessCpuTime();
      try {
        DocumentReader.of(format, IngestLimits.DEFAULT).read(text);
      } catch (Refusal refusal) {
        assertThat(refusal.code()).isNotBlank();
      }
      best = Math.min(best, (process.getProcessCpuTime() - start) / 1e9);
    }
    return best;
  }
}

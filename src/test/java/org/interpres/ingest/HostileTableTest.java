package org.interpres.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.interpres.article.Refusal;
import org.junit.jupiter.api.Test;

/** Tables of a few bytes that once grew to gigabytes, or took days. */
class HostileTableTest {

  private static final IngestLimits LIMITS = IngestLimits.DEFAULT;

  private static final Pattern GAP = Pattern.compile("(?<=\\S) {2,}+(?=\\S)");

  @Test
  void aLongCellThatSpansManyRowsIsRefusedBeforeItFillsTheMemory() {
    String cell = "<td rowspan=1000>" + "dose ".repeat(900_000);

    refused(Format.HTML, "<h1>T</h1><table><tr>" + cell + "<tr>".repeat(999), "too-much-text");
  }

  @Test
  void aCellThatSpansRowsIsReadOnceHoweverMuchOfItIsBlank() {
    String cell = "<td rowspan=1000>x" + " ".repeat(4_000_000) + "y<td rowspan=1000>";

    Reading reading = read(Format.HTML, "<h1>T</h1><table><tr>" + cell + "<tr>".repeat(999));

    assertThat(reading.document().units()).hasSize(1_001);
    assertThat(reading.document().units().get(1_000).text()).isEqualTo("x y");
  }

  @Test
  void oneLineOfManyTabsDoesNotWidenAHundredThousandOthers() {
    String text = "Title\n\na" + "\t".repeat(100_000) + "b\n" + "a\tb\n".repeat(100_000);

    refused(Format.PLAIN_TEXT, text, "too-many-units");
  }

  @Test
  void aTableOfMoreLinesThanThereMayBeUnitsIsRefused() {
    refused(Format.PLAIN_TEXT, "Title\n\n" + "a  b\n".repeat(900_000), "too-many-units");
  }

  /** By the ratio, so that a busy machine does not fail it: what grew with the square took 64. */
  @Test
  void aTableIsReadInTimeThatGrowsWithItsLines() {
    for (String row : List.of("a  b\n", "a\tb\n", "a   b  c\na  bb  c\n")) {
      String few = row.repeat(4_000);
      String many = row.repeat(32_000);
      nanos(few);

      long small = least(() -> nanos(few));
      long large = least(() -> nanos(many));

      assertThat(large).as(row).isLessThan(32 * small);
    }
  }

  /** What was read as a table before it was read line by line is one still, and nothing else. */
  @Test
  void columnsAreThoseThatAllLinesTogetherHave() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int tables = 0;
    for (int round = 0; round < 20_000; round++) {
      List<String> lines =
          Stream.generate(() -> line(random)).limit(2 + random.nextInt(4)).toList();
      PlainColumns columns = new PlainColumns(lines.get(0));
      boolean all = lines.stream().skip(1).allMatch(columns::take);
      boolean prefixes =
          IntStream.rangeClosed(2, lines.size())
              .allMatch(end -> !together(lines.subList(0, end)).isEmpty());

      assertThat(all).as("seed %d: %s", seed, lines).isEqualTo(prefixes);
      if (all) {
        tables++;
        assertThat(columns.cuts()).as("seed %d: %s", seed, lines).isEqualTo(together(lines));
      }
    }
    assertThat(tables).isGreaterThan(1_000);
  }

  /** A line with a gap at least. */
  private static String line(Random random) {
    String line = "";
    while (!PlainColumns.hasGap(line)) {
      line =
          random
              .ints(10, 0, 3)
              .mapToObj(kind -> kind == 0 ? "x" : kind == 1 ? "  " : " ")
              .collect(Collectors.joining());
    }
    return line;
  }

  /** The rule as it is written, for all lines at once. */
  private static List<Integer> together(List<String> lines) {
    List<MatchResult> gaps = GAP.matcher(lines.get(0)).results().toList();
    List<Integer> cuts =
        gaps.stream()
            .flatMap(
                gap ->
                    IntStream.range(gap.start(), gap.end())
                        .filter(at -> lines.stream().allMatch(line -> blank(line, at)))
                        .boxed()
                        .reduce((earlier, later) -> later)
                        .stream())
            .toList();
    boolean each =
        lines.stream()
            .flatMap(line -> GAP.matcher(line).results())
            .allMatch(gap -> cuts.stream().anyMatch(at -> gap.start() <= at && at < gap.end()));
    return each && cuts.size() == gaps.size() ? cuts : List.of();
  }

  private static boolean blank(String line, int at) {
    return at >= line.length() || line.charAt(at) == ' ';
  }

  private static long least(LongSupplier measured) {
    return LongStream.generate(measured).limit(3).min().orElseThrow();
  }

  private static long nanos(String text) {
    List<PlainLine> lines = PlainLine.lines(text.strip());
    long start = System.nanoTime();
    assertThat(PlainTable.end(lines, 0)).isEqualTo(lines.size());
    return System.nanoTime() - start;
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

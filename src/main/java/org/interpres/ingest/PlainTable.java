package org.interpres.ingest;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.interpres.article.Refusal;

/**
 * Finds tables in plain text: lines whose cells are parted by tabs, or stand below each other with
 * two spaces or more between them. A table that is read as a paragraph loses its empty cells, and a
 * morning dose becomes an evening one.
 */
final class PlainTable {

  private static final Pattern SENTENCE_BEFORE_GAP = Pattern.compile("[.!?] {2,}+\\S");

  private PlainTable() {}

  /**
   * Where the table that starts at a line ends.
   *
   * @return {@code at} where none starts
   */
  static int end(List<PlainLine> lines, int at) {
    int end = at;
    while (end < lines.size() && tabbed(lines.get(end))) {
      end++;
    }
    if (end - at >= 2) {
      return end;
    }
    if (!spaced(lines.get(at))) {
      return at;
    }
    PlainColumns columns = new PlainColumns(lines.get(at).written());
    end = at + 1;
    while (end < lines.size() && spaced(lines.get(end)) && columns.take(lines.get(end).written())) {
      end++;
    }
    return end - at >= 2 ? end : at;
  }

  /**
   * The rows of lines that are a table, all of one width.
   *
   * @throws Refusal INVALID {@code too-many-units} where it has more cells than there may be
   */
  static List<List<String>> rows(List<PlainLine> lines, IngestLimits limits) {
    return tabbed(lines.get(0)) ? byTabs(lines, limits) : byColumns(lines, limits);
  }

  /** One line of many tabs would give a hundred thousand others as many cells. */
  private static void bound(List<PlainLine> lines, int width, IngestLimits limits) {
    if ((long) lines.size() * width > limits.units()) {
      throw UnitList.tooMany(limits);
    }
  }

  private static boolean tabbed(PlainLine line) {
    boolean parted = line.text().indexOf('\t') > 0 || line.written().startsWith("\t");
    return parted && line.marker().isEmpty() && !line.rule() && !line.blank();
  }

  private static boolean spaced(PlainLine line) {
    return line.marker().isEmpty()
        && !line.rule()
        && line.written().indexOf('\t') < 0
        && PlainColumns.hasGap(line.written())
        && !SENTENCE_BEFORE_GAP.matcher(line.written()).find();
  }

  private static List<List<String>> byTabs(List<PlainLine> lines, IngestLimits limits) {
    List<String[]> parted = lines.stream().map(line -> line.written().split("\t", -1)).toList();
    int width = parted.stream().mapToInt(cells -> cells.length).max().orElse(0);
    bound(lines, width, limits);
    return parted.stream()
        .map(
            cells ->
                IntStream.range(0, width)
                    .mapToObj(column -> column < cells.length ? cells[column].strip() : "")
                    .toList())
        .toList();
  }

  private static List<List<String>> byColumns(List<PlainLine> lines, IngestLimits limits) {
    PlainColumns columns = new PlainColumns(lines.get(0).written());
    lines.stream().skip(1).forEach(line -> columns.take(line.written()));
    List<Integer> cuts = columns.cuts();
    bound(lines, cuts.size() + 1, limits);
    return lines.stream()
        .map(
            line ->
                IntStream.rangeClosed(0, cuts.size())
                    .mapToObj(
                        column ->
                            cell(
                                line.written(),
                                column == 0 ? 0 : cuts.get(column - 1),
                                column == cuts.size() ? Integer.MAX_VALUE : cuts.get(column)))
                    .toList())
        .toList();
  }

  private static String cell(String line, int from, int to) {
    return line.substring(Math.min(from, line.length()), Math.min(to, line.length())).strip();
  }
}

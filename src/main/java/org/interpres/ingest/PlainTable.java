package org.interpres.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds tables in plain text: lines whose cells are parted by tabs, or stand below each other with
 * two spaces or more between them. A table that is read as a paragraph loses its empty cells, and a
 * morning dose becomes an evening one.
 */
final class PlainTable {

  private static final Pattern GAP = Pattern.compile("(?<=\\S) {2,}+(?=\\S)");

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
    end = at;
    while (end < lines.size()
        && spaced(lines.get(end))
        && !cuts(lines.subList(at, end + 1)).isEmpty()) {
      end++;
    }
    return end - at >= 2 ? end : at;
  }

  /** The rows of lines that are a table, all of one width. */
  static List<List<String>> rows(List<PlainLine> lines) {
    return tabbed(lines.get(0)) ? byTabs(lines) : byColumns(lines);
  }

  private static boolean tabbed(PlainLine line) {
    boolean parted = line.text().indexOf('\t') > 0 || line.written().startsWith("\t");
    return parted && line.marker().isEmpty() && !line.rule() && !line.blank();
  }

  private static boolean spaced(PlainLine line) {
    return line.marker().isEmpty()
        && !line.rule()
        && line.written().indexOf('\t') < 0
        && GAP.matcher(line.written()).find()
        && !SENTENCE_BEFORE_GAP.matcher(line.written()).find();
  }

  /**
   * A place in each gap of the first line that is blank in every other line too; empty where a gap
   * has none, or where another line has a gap elsewhere.
   */
  private static List<Integer> cuts(List<PlainLine> lines) {
    List<MatchResult> gaps = GAP.matcher(lines.get(0).written()).results().toList();
    List<Integer> cuts = new ArrayList<>();
    for (MatchResult gap : gaps) {
      IntStream.range(gap.start(), gap.end())
          .filter(place -> lines.stream().allMatch(line -> blank(line, place)))
          .reduce((earlier, later) -> later)
          .ifPresent(cuts::add);
    }
    boolean each =
        cuts.size() == gaps.size()
            && lines.stream()
                .flatMap(line -> GAP.matcher(line.written()).results())
                .allMatch(
                    gap -> cuts.stream().anyMatch(cut -> gap.start() <= cut && cut < gap.end()));
    return each ? cuts : List.of();
  }

  private static boolean blank(PlainLine line, int place) {
    return place >= line.written().length() || line.written().charAt(place) == ' ';
  }

  private static List<List<String>> byTabs(List<PlainLine> lines) {
    List<String[]> parted = lines.stream().map(line -> line.written().split("\t", -1)).toList();
    int width = parted.stream().mapToInt(cells -> cells.length).max().orElse(0);
    return parted.stream()
        .map(
            cells ->
                IntStream.range(0, width)
                    .mapToObj(column -> column < cells.length ? cells[column].strip() : "")
                    .toList())
        .toList();
  }

  private static List<List<String>> byColumns(List<PlainLine> lines) {
    List<Integer> cuts = cuts(lines);
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

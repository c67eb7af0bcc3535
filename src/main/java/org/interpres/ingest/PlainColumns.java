package org.interpres.ingest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The columns of lines that stand below each other with two spaces or more between their cells,
 * found line by line: 5 MB of short lines took days when each line looked at all before it again.
 * Not thread-safe.
 *
 * <p>A cut is a place in a gap of the first line that is blank in every other line too, the last
 * such one; and each gap of each line has a cut.
 */
final class PlainColumns {

  private static final Pattern GAP = Pattern.compile("(?<=\\S) {2,}+(?=\\S)");

  /** In a line, from the first blank to the next cell. */
  private record Gap(int start, int end) {}

  /** Places of the first line's gaps that are blank in all lines so far. */
  private final BitSet blank = new BitSet();

  /** Each cut, with the gap of the first line that it is in. */
  private final NavigableMap<Integer, Gap> cuts = new TreeMap<>();

  private final List<NavigableMap<Integer, Gap>> gapsOfLines = new ArrayList<>();

  PlainColumns(String first) {
    NavigableMap<Integer, Gap> gaps = gaps(first);
    for (Gap gap : gaps.values()) {
      blank.set(gap.start(), gap.end());
      cuts.put(gap.end() - 1, gap);
    }
    gapsOfLines.add(gaps);
  }

  static boolean hasGap(String line) {
    return GAP.matcher(line).find();
  }

  private static NavigableMap<Integer, Gap> gaps(String line) {
    NavigableMap<Integer, Gap> gaps = new TreeMap<>();
    GAP.matcher(line)
        .results()
        .forEach(found -> gaps.put(found.start(), new Gap(found.start(), found.end())));
    return gaps;
  }

  /** Whether a line has these columns too; when it has not, nothing more may be asked. */
  boolean take(String line) {
    List<Integer> filled = new ArrayList<>();
    for (int place = 0; place < line.length(); place++) {
      if (line.charAt(place) != ' ' && blank.get(place)) {
        blank.clear(place);
        if (cuts.containsKey(place)) {
          filled.add(place);
        }
      }
    }
    for (int cut : filled) {
      Gap gap = cuts.remove(cut);
      int earlier = blank.previousSetBit(cut);
      if (earlier < gap.start()) {
        return false;
      }
      cuts.put(earlier, gap);
    }
    NavigableMap<Integer, Gap> gaps = gaps(line);
    gapsOfLines.add(gaps);
    return gaps.values().stream().allMatch(this::isCut)
        && filled.stream().allMatch(this::areStillCut);
  }

  /** A cut that moved may have been the only one of another line's gap. */
  private boolean areStillCut(int before) {
    return gapsOfLines.stream()
        .map(gaps -> gaps.floorEntry(before))
        .allMatch(
            below -> below == null || below.getValue().end() <= before || isCut(below.getValue()));
  }

  private boolean isCut(Gap gap) {
    Integer cut = cuts.ceilingKey(gap.start());
    return cut != null && cut < gap.end();
  }

  /** From left to right. */
  List<Integer> cuts() {
    return List.copyOf(cuts.keySet());
  }
}

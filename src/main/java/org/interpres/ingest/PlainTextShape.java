package org.interpres.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interpres.ingest.PlainLine.Marker;

/**
 * Finds headings, paragraphs and lists in lines as people type them. What tells them apart is
 * whether a line was broken because it was full, or because its author wanted a new one: see {@link
 * PlainLine#breaksBefore}. Not thread-safe.
 */
final class PlainTextShape {

  /** Lines are taken for full at this many columns at most, however long others are. */
  private static final int USUAL_WIDTH = 80;

  private static final int LEAST_WIDTH = 40;

  /** A longer line was not wrapped by hand, so each line's end is meant. */
  private static final int UNWRAPPED = 120;

  private final List<List<PlainLine>> chunks;
  private final IngestLimits limits;
  private final List<PlainPart> parts = new ArrayList<>();
  private final int usualWidth;
  private int chunk;

  /** Of the current chunk: where each symbol stands first and last. */
  private final Map<String, Integer> firstOf = new HashMap<>();

  private final Map<String, Integer> lastOf = new HashMap<>();

  /**
   * @param chunks the stretches between blank lines; none empty
   */
  PlainTextShape(List<List<PlainLine>> chunks, IngestLimits limits) {
    this.chunks = chunks;
    this.limits = limits;
    int longest = chunks.stream().mapToInt(PlainTextShape::longest).max().orElse(0);
    this.usualWidth = Math.max(LEAST_WIDTH, Math.min(USUAL_WIDTH, longest));
  }

  private static int longest(List<PlainLine> lines) {
    return lines.stream()
        .filter(line -> line.text().split(" ", 4).length > 2)
        .mapToInt(line -> line.text().length())
        .max()
        .orElse(0);
  }

  List<PlainPart> parts() {
    for (chunk = 0; chunk < chunks.size(); chunk++) {
      read(chunks.get(chunk));
    }
    return List.copyOf(parts);
  }

  private void read(List<PlainLine> lines) {
    PlainLine first = lines.get(0);
    if (lines.size() == 1 && first.rule()) {
      parts.add(new PlainPart.Rule());
      return;
    }
    if (continuesItem(first) && PlainTable.end(lines, 0) == 0) {
      parts.add(new PlainPart.More(PlainLine.joined(lines)));
      return;
    }
    if (lines.size() == 1 && standsAsHeading(chunk)) {
      parts.add(heading(first));
      return;
    }
    noteSymbols(lines);
    int longest = longest(lines);
    int width = longest > UNWRAPPED ? Integer.MAX_VALUE / 8 : Math.max(usualWidth, longest);
    int at = 0;
    while (at < lines.size()) {
      if (underlined(lines, at)) {
        parts.add(new PlainPart.Heading(2, lines.get(at).text()));
        at += 2;
      } else if (lines.get(at).rule()) {
        at++;
      } else if (startsItem(lines, at)) {
        at = item(lines, at, width);
      } else if (PlainTable.end(lines, at) > at) {
        int end = PlainTable.end(lines, at);
        parts.add(new PlainPart.Table(PlainTable.rows(lines.subList(at, end), limits)));
        at = end;
      } else {
        at = text(lines, at, width);
      }
    }
  }

  private void noteSymbols(List<PlainLine> lines) {
    firstOf.clear();
    lastOf.clear();
    for (int i = 0; i < lines.size(); i++) {
      Optional<Marker> marker = mark(lines.get(i));
      if (marker.isPresent()) {
        firstOf.putIfAbsent(marker.get().symbol(), i);
        lastOf.put(marker.get().symbol(), i);
      }
    }
  }

  private static Optional<Marker> mark(PlainLine line) {
    return line.marker().or(line::initial);
  }

  private static boolean underlined(List<PlainLine> lines, int at) {
    return at + 1 < lines.size()
        && lines.get(at + 1).rule()
        && !lines.get(at).rule()
        && lines.get(at).text().length() <= USUAL_WIDTH
        && lines.get(at).marker().isEmpty();
  }

  private boolean continuesItem(PlainLine first) {
    PlainPart last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
    boolean inList = last instanceof PlainPart.Item || last instanceof PlainPart.More;
    return inList && first.indent() >= 2 && first.marker().isEmpty();
  }

  /** A line by itself that heads what follows. */
  private boolean standsAsHeading(int at) {
    if (!alone(at) || at + 1 == chunks.size()) {
      return false;
    }
    PlainLine line = chunks.get(at).get(0);
    if (line.marker().isPresent()) {
      return numberedHeading(line, at);
    }
    boolean lead = line.text().endsWith(":");
    if (lead) {
      boolean listNext = chunks.get(at + 1).get(0).marker().isPresent();
      return !listNext && line.text().split(" ").length <= 3 && !line.startsLower();
    }
    // Three short lines in a row are a list that lost its bullets, below its heading if any.
    boolean second = at > 0 && alone(at - 1) && plainHeading(at - 1);
    boolean third = second && at > 1 && alone(at - 2) && plainHeading(at - 2);
    boolean last = second && at + 1 < chunks.size() && alone(at + 1) && plainHeading(at + 1);
    boolean subtitle = at == 0 && alone(1) && plainHeading(1);
    return plainHeading(at) && !third && !last && !subtitle;
  }

  private boolean alone(int at) {
    return chunks.get(at).size() == 1;
  }

  private boolean plainHeading(int at) {
    PlainLine line = chunks.get(at).get(0);
    return line.marker().isEmpty() && !line.rule() && line.looksLikeHeading();
  }

  /** “2. Methods” with text below, rather than an item among items. */
  private boolean numberedHeading(PlainLine line, int at) {
    Marker marker = line.marker().orElseThrow();
    PlainPart last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
    boolean continues =
        last instanceof PlainPart.Item item
            && item.marker().number() != null
            && marker.number() != null
            && item.marker().number() + 1 == marker.number();
    PlainLine next = chunks.get(at + 1).get(0);
    return marker.number() != null
        && !continues
        && line.looksLikeHeading()
        && next.marker().isEmpty()
        && next.indent() < 2;
  }

  private static PlainPart heading(PlainLine line) {
    // “2.1 Dose” stands below “2. Treatment”.
    boolean deeper = line.text().matches("(?s)[0-9]{1,2}\\.[0-9]{1,2}\\.?[\\s\\p{Z}].*");
    return new PlainPart.Heading(deeper ? 3 : 2, line.text());
  }

  /**
   * Whether a line is an item, and not the rest of a sentence that has a dash or a number in it.
   */
  private boolean startsItem(List<PlainLine> lines, int at) {
    Optional<Marker> found = mark(lines.get(at));
    if (found.isEmpty()) {
      return false;
    }
    Marker marker = found.get();
    boolean afterItem = firstOf.getOrDefault(marker.symbol(), at) < at;
    boolean another = lastOf.getOrDefault(marker.symbol(), at) > at;
    if (lines.get(at).marker().isEmpty()) {
      return afterItem || (marker.number() != null && marker.number() == 1 && another);
    }
    if (marker.certain() || at == 0) {
      return true;
    }
    PlainLine before = lines.get(at - 1);
    if (marker.number() != null) {
      return afterItem || (marker.number() == 1 && (another || before.ends()));
    }
    boolean sentenceGoesOn = Character.isLowerCase(marker.rest().codePointAt(0)) && !before.ends();
    return afterItem || another || !sentenceGoesOn;
  }

  private int item(List<PlainLine> lines, int at, int width) {
    PlainLine line = lines.get(at);
    Marker marker = mark(line).orElseThrow();
    int end = at + 1;
    while (end < lines.size() && goesOn(lines, end, line, width)) {
      end++;
    }
    String text = marker.rest();
    if (end > at + 1) {
      text += " " + PlainLine.joined(lines.subList(at + 1, end));
    }
    parts.add(new PlainPart.Item(chunk, line.indent(), marker, text));
    return end;
  }

  private boolean goesOn(List<PlainLine> lines, int at, PlainLine item, int width) {
    PlainLine line = lines.get(at);
    if (line.rule() || startsItem(lines, at)) {
      return false;
    }
    return line.indent() > item.indent()
        || line.startsLower()
        || !lines.get(at - 1).breaksBefore(line, width);
  }

  private int text(List<PlainLine> lines, int from, int width) {
    int end = from + 1;
    while (end < lines.size()
        && !lines.get(end).rule()
        && !startsItem(lines, end)
        && !underlined(lines, end)
        && PlainTable.end(lines, end) == end) {
      end++;
    }
    boolean listNext = end < lines.size() && startsItem(lines, end);
    parts.addAll(new PlainParagraphs(lines.subList(from, end), width, listNext).parts());
    return end;
  }
}

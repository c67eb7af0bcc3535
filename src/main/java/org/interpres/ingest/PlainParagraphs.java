package org.interpres.ingest;

import java.util.ArrayList;
import java.util.List;

/** Parts lines without a blank one or an item between them into headings and paragraphs. */
final class PlainParagraphs {

  /** A text below a heading is longer than this, or ends as a sentence does. */
  private static final int PARAGRAPH = 80;

  private final List<PlainLine> lines;
  private final int width;
  private final boolean listNext;
  private final List<PlainPart> parts = new ArrayList<>();
  private final List<PlainLine> open = new ArrayList<>();
  private final List<String> kept = new ArrayList<>();

  /**
   * @param width columns of a full line
   * @param listNext whether an item stands directly below
   */
  PlainParagraphs(List<PlainLine> lines, int width, boolean listNext) {
    this.lines = lines;
    this.width = width;
    this.listNext = listNext;
  }

  List<PlainPart> parts() {
    boolean verse = lines.size() > 1 && lines.stream().allMatch(l -> l.text().length() < width / 2);
    for (int i = 0; i + 1 < lines.size(); i++) {
      PlainLine line = lines.get(i);
      PlainLine next = lines.get(i + 1);
      boolean starts = open.isEmpty() && kept.isEmpty();
      open.add(line);
      boolean indented = next.indent() >= 2 && line.indent() == 0;
      if (next.startsLower() || (!line.breaksBefore(next, width) && !indented)) {
        continue;
      }
      if (starts && line.looksLikeHeading() && (headsText(i + 1) || headsHeading(i + 1))) {
        parts.add(new PlainPart.Heading(2, line.text()));
        open.clear();
      } else if (line.ends() || indented) {
        endParagraph();
      } else if (verse || line.labelled() || next.labelled()) {
        endLine();
      }
    }
    PlainLine last = lines.get(lines.size() - 1);
    if (listNext && open.isEmpty() && kept.isEmpty() && last.looksLikeHeading()) {
      parts.add(new PlainPart.Heading(2, last.text()));
      return parts;
    }
    open.add(last);
    endParagraph();
    return parts;
  }

  /** Whether the text that starts at a line is a paragraph, or leads to the list below. */
  private boolean headsText(int from) {
    StringBuilder text = new StringBuilder(lines.get(from).text());
    int at = from + 1;
    while (at < lines.size() && text.length() <= PARAGRAPH && goesOn(at)) {
      text.append(' ').append(lines.get(at).text());
      at++;
    }
    return text.length() > PARAGRAPH
        || (listNext && at == lines.size())
        || new PlainLine(0, text.toString(), text.toString()).ends();
  }

  /** Whether the line is a heading below a heading: “Symptoms”, “Early signs”, then the text. */
  private boolean headsHeading(int at) {
    return at + 1 < lines.size()
        && lines.get(at).looksLikeHeading()
        && !lines.get(at + 1).startsLower()
        && lines.get(at).breaksBefore(lines.get(at + 1), width)
        && headsText(at + 1);
  }

  private boolean goesOn(int at) {
    PlainLine line = lines.get(at);
    return line.startsLower() || !lines.get(at - 1).breaksBefore(line, width);
  }

  private void endLine() {
    kept.add(PlainLine.joined(open));
    open.clear();
  }

  private void endParagraph() {
    endLine();
    parts.add(new PlainPart.Paragraph(kept));
    kept.clear();
  }
}

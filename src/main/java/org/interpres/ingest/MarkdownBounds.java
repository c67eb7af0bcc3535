package org.interpres.ingest;

import java.util.Map;
import org.commonmark.node.Node;
import org.interpres.article.Refusal;

/**
 * Refuses Markdown that would cost commonmark-java more than a second or two, in one linear look:
 * it searches the rest of a paragraph from each {@code <}, {@code [} or backtick (100,000 of {@code
 * "<a "} took 63 s) and what stands before from each run of tildes (40,000 of {@code "~~~~"} took
 * 32 s), copies a paragraph's lines at each that starts with no letter, and pads each row of a
 * table to its widest (26 KB became 10 million cells).
 */
final class MarkdownBounds {

  /**
   * Characters that start a search, times the characters of their paragraph, and lines that start a
   * copy, times the lines of their paragraph, summed up.
   */
  private static final long SEARCHES = 200_000_000;

  private final IngestLimits limits;
  private final MarkdownDepth depth;
  private long searches;
  private long cells;

  /** Of the lines since the last blank one, which no paragraph or table goes beyond. */
  private int lines;

  private int copies;
  private int length;
  private int marks;
  private int widest;

  private MarkdownBounds(IngestLimits limits) {
    this.limits = limits;
    this.depth = new MarkdownDepth(limits);
  }

  /**
   * @throws Refusal INVALID {@code nested-too-deep}, {@code too-many-elements} or {@code
   *     markup-too-dense}
   */
  static void checkText(String markdown, IngestLimits limits) {
    MarkdownBounds bounds = new MarkdownBounds(limits);
    int number = 0;
    for (int from = 0; from < markdown.length(); ) {
      int to = from;
      while (to < markdown.length() && markdown.charAt(to) != '\n' && markdown.charAt(to) != '\r') {
        to++;
      }
      bounds.line(markdown, from, to, ++number);
      from = to + (markdown.startsWith("\r\n", to) ? 2 : 1);
    }
    bounds.endParagraph(number);
  }

  private void line(String text, int from, int to, int number) {
    int bars = 0;
    int seen = 0;
    char first = ' ';
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      first = first == ' ' || first == '\t' ? c : first;
      bars += c == '|' ? 1 : 0;
      seen += "<[`*_&!~".indexOf(c) >= 0 ? 1 : 0;
    }
    if (first == ' ' || first == '\t') {
      endParagraph(number);
      depth.blank(number);
      return;
    }
    depth.line(text, from, to, number);
    lines++;
    copies += Character.isLetter(first) ? 0 : 1;
    length += to - from + 1;
    marks += seen;
    widest = Math.max(widest, bars);
  }

  private void endParagraph(int number) {
    searches += (long) marks * length + (long) copies * lines;
    cells += (long) lines * widest;
    if (searches > SEARCHES) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "markup-too-dense",
          "The paragraph that ends on line %d is too long for its many marks such as *, [ or <, or lines: part it by blank lines."
              .formatted(number),
          Map.of("line", number));
    }
    if (cells > limits.elements()) {
      throw MarkupBounds.tooManyElements(limits);
    }
    lines = 0;
    copies = 0;
    length = 0;
    marks = 0;
    widest = 0;
  }

  /**
   * @throws Refusal INVALID {@code nested-too-deep} or {@code too-many-elements}
   */
  static void checkTree(Node root, IngestLimits limits) {
    int depth = 0;
    int nodes = 0;
    Node node = root;
    while (true) {
      nodes++;
      if (depth > limits.depth()) {
        throw MarkupBounds.tooDeep(limits);
      }
      if (nodes > 10 * limits.elements()) {
        throw MarkupBounds.tooManyElements(limits);
      }
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        depth++;
        continue;
      }
      while (node != root && node.getNext() == null) {
        node = node.getParent();
        depth--;
      }
      if (node == root) {
        return;
      }
      node = node.getNext();
    }
  }
}

package org.interpres.ingest;

import java.util.Map;
import org.commonmark.node.Node;
import org.interpres.article.Refusal;

/**
 * Refuses Markdown that would cost commonmark-java more than a second or two, in one linear look:
 * it searches the rest of a paragraph from each {@code <}, {@code [} or backtick (100,000 of {@code
 * "<a "} took 63 s), and pads each row of a table to its widest (26 KB became 10 million cells).
 */
final class MarkdownBounds {

  /** Characters that start a search, times the characters of their paragraph, summed up. */
  private static final long SEARCHES = 200_000_000;

  private final IngestLimits limits;
  private long searches;
  private long cells;

  /** Of the lines since the last blank one, which no paragraph or table goes beyond. */
  private int lines;

  private int length;
  private int marks;
  private int widest;

  private MarkdownBounds(IngestLimits limits) {
    this.limits = limits;
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
    boolean blank = true;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      blank = blank && (c == ' ' || c == '\t');
      bars += c == '|' ? 1 : 0;
      seen += "<[`*_&!".indexOf(c) >= 0 ? 1 : 0;
    }
    if (blank) {
      endParagraph(number);
      return;
    }
    refuseDeep(text, from, to);
    lines++;
    length += to - from + 1;
    marks += seen;
    widest = Math.max(widest, bars);
  }

  private void endParagraph(int number) {
    searches += (long) marks * length;
    cells += (long) lines * widest;
    if (searches > SEARCHES) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "markup-too-dense",
          "The paragraph that ends on line %d has too many marks such as *, [ or < for its length: part it by blank lines."
              .formatted(number),
          Map.of("line", number));
    }
    if (cells > limits.elements()) {
      throw MarkupBounds.tooManyElements(limits);
    }
    lines = 0;
    length = 0;
    marks = 0;
    widest = 0;
  }

  /** Counts the quotations and lists that a line opens at once; one a line takes indentation. */
  private void refuseDeep(String text, int from, int to) {
    int depth = 0;
    int at = from;
    while (at < to) {
      char c = text.charAt(at);
      boolean spaceNext =
          at + 1 < to && (text.charAt(at + 1) == ' ' || text.charAt(at + 1) == '\t');
      boolean marker =
          c == '>' || ((c == '-' || c == '*' || c == '+' || c == '.' || c == ')') && spaceNext);
      if (!marker && c != ' ' && c != '\t' && !(c >= '0' && c <= '9')) {
        return;
      }
      depth += marker ? 1 : 0;
      at++;
      if (depth > limits.depth()) {
        throw MarkupBounds.tooDeep(limits);
      }
    }
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

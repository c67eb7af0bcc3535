package org.interpres.ingest;

import java.util.Map;
import org.interpres.article.Refusal;

/**
 * Follows line by line how deep the lists and quotations of Markdown stand in each other, before it
 * is parsed. commonmark-java asks each open one at each line whether it goes on: 28 KB that opened
 * 150 lists a line, each line further in, took 7 s, and 5 MB of empty lines in 190 lists a minute.
 *
 * <p>Knows no code blocks and no rules of lazy lines, so it may find too much; too little only
 * where lists and quotations alternate, and then a third at least. Columns count from a line's
 * start, or from its last {@code >}; a tab goes to the next multiple of four.
 */
final class MarkdownDepth {

  /** Open lists and quotations, summed up over all lines; half a second of the parser. */
  private static final long STEPS = 10_000_000;

  private static final int LONGEST_NUMBER = 9;

  private final IngestLimits limits;

  /** The column of what stands in each open list's last item, outermost first. */
  private final int[] contents;

  private int lists;
  private int open;
  private long steps;
  private boolean afterBlank = true;

  private String text = "";
  private int at;
  private int to;
  private int column;

  MarkdownDepth(IngestLimits limits) {
    this.limits = limits;
    this.contents = new int[limits.depth()];
  }

  /** A quotation ends here, a list goes on. */
  void blank(int number) {
    open = 2 * lists;
    afterBlank = true;
    step(number);
  }

  /**
   * @param from start of a line that is not blank
   * @param end of the line, exclusive
   * @throws Refusal INVALID {@code nested-too-deep} or {@code markup-too-dense}
   */
  void line(String markdown, int from, int end, int number) {
    text = markdown;
    at = from;
    to = end;
    column = 0;
    int quotations = 0;
    boolean listed = false;
    int rule = ruleStart(from, end);
    while (true) {
      int spaces = skipSpaces();
      int width = at < rule ? marker() : 0;
      if (at < to && text.charAt(at) == '>') {
        quotations++;
        at += text.startsWith("> ", at) ? 2 : 1;
        column = 0;
      } else if (text.startsWith("[^", at) && footnote()) {
        quotations++;
      } else if (width > 0 && !(listed && spaces > 4)) {
        if (!listed) {
          closeBeyondColumn();
        }
        open(width);
        listed = true;
      } else {
        break;
      }
      if (quotations + 2 * lists > limits.depth()) {
        throw MarkupBounds.tooDeep(limits);
      }
    }
    if (afterBlank && !listed) {
      closeBeyondColumn();
    }
    int depth = quotations + 2 * lists;
    // Without a blank line the text may belong to the paragraph above, however deep that is.
    open = afterBlank ? depth : Math.max(open, depth);
    afterBlank = false;
    step(number);
  }

  /** Where a line ends in nothing but hyphens or asterisks, which is a rule and opens no list. */
  private int ruleStart(int from, int end) {
    int start = end;
    int marks = 0;
    char mark = 0;
    for (int i = end - 1; i >= from; i--) {
      char c = text.charAt(i);
      if (c == ' ' || c == '\t') {
        continue;
      }
      if ((c != '-' && c != '*') || (mark != 0 && c != mark)) {
        break;
      }
      mark = c;
      marks++;
      start = i;
    }
    return marks >= 3 ? start : end;
  }

  private int skipSpaces() {
    int before = column;
    while (at < to && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      column += text.charAt(at) == '\t' ? 4 - column % 4 : 1;
      at++;
    }
    return column - before;
  }

  /** Length of the list marker that stands here, 0 where there is none. */
  private int marker() {
    int end = at;
    while (end < to && end < at + LONGEST_NUMBER && isDigit(text.charAt(end))) {
      end++;
    }
    if (end >= to) {
      return 0;
    }
    char c = text.charAt(end);
    boolean marks = end > at ? c == '.' || c == ')' : c == '-' || c == '*' || c == '+';
    boolean parted = end + 1 == to || text.charAt(end + 1) == ' ' || text.charAt(end + 1) == '\t';
    return marks && parted ? end + 1 - at : 0;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Goes behind the label of a footnote, whose content is indented by four. */
  private boolean footnote() {
    int end = at;
    while (end < to && text.charAt(end) != ']') {
      end++;
    }
    if (end + 1 >= to || text.charAt(end + 1) != ':') {
      return false;
    }
    at = end + 2;
    column = 4;
    return true;
  }

  private void closeBeyondColumn() {
    while (lists > 0 && contents[lists - 1] > column) {
      lists--;
    }
  }

  private void open(int width) {
    at += width;
    column += width;
    int spaces = 0;
    while (at + spaces < to && spaces < 5 && text.charAt(at + spaces) == ' ') {
      spaces++;
    }
    contents[lists++] = column + (spaces < 1 || spaces > 4 ? 1 : spaces);
  }

  private void step(int number) {
    steps += open;
    if (steps > STEPS) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "markup-too-dense",
          "Up to line %d too many lines stand deep in lists or quotations: flatten these or split the document."
              .formatted(number),
          Map.of("line", number));
    }
  }
}

package org.interpres.quality.quantity;

/** What stands between two pieces of a text. */
enum Gap {
  NONE,
  SPACE,
  HYPHEN,
  SLASH,
  DOT,
  COLON,
  /** The Arabic conjunction, written onto the next word. */
  AND,
  OTHER;

  private static final int LONGEST = 6;

  static Gap between(FoldedText text, int from, int to) {
    if (to <= from) {
      return NONE;
    }
    if (to - from > LONGEST) {
      return OTHER;
    }
    int start = from;
    int end = to;
    while (start < end && text.space(start)) {
      start++;
    }
    while (end > start && text.space(end - 1)) {
      end--;
    }
    if (start == end) {
      return SPACE;
    }
    return end - start == 1 ? mark(text.at(start)) : clitics(text, start, end);
  }

  private static Gap mark(int codePoint) {
    return switch (codePoint) {
      case '-', 0x2010, 0x2011 -> HYPHEN;
      case '/', 0x2044 -> SLASH;
      case '.' -> DOT;
      case ':' -> COLON;
      case 'و' -> AND;
      case 'ب', 'ل' -> SPACE;
      default -> OTHER;
    };
  }

  private static Gap clitics(FoldedText text, int start, int end) {
    boolean and = text.at(start) == 'و';
    for (int i = and ? start + 1 : start; i < end; i++) {
      if ("بكال".indexOf(text.at(i)) < 0) {
        return OTHER;
      }
    }
    return and ? AND : SPACE;
  }

  boolean adjacent() {
    return this == NONE || this == SPACE;
  }

  boolean binds() {
    return adjacent() || this == HYPHEN;
  }
}

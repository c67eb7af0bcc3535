package org.interpres.quality;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the sentences of a text end, roughly: at a full stop before a capital letter or a letter
 * without case, and at 。！？؟. A mark within a number or before a small letter ends none.
 */
final class Sentences {

  private static final String ALWAYS = "。！？؟";
  private static final String BEFORE_SPACE = ".!?";

  private Sentences() {}

  /** At least one; together they are the text. */
  static List<Span> of(String text) {
    List<Span> sentences = new ArrayList<>();
    int from = 0;
    for (int at = 0; at + 1 < text.length(); at++) {
      if (ends(text, at)) {
        sentences.add(new Span(from, at + 1));
        from = at + 1;
      }
    }
    sentences.add(new Span(from, text.length()));
    return sentences;
  }

  private static boolean ends(String text, int at) {
    char mark = text.charAt(at);
    if (ALWAYS.indexOf(mark) >= 0) {
      return at + 1 < text.length() && Character.isLetterOrDigit(text.charAt(at + 1))
          || text.charAt(at + 1) == ' ';
    }
    if (BEFORE_SPACE.indexOf(mark) < 0 || text.charAt(at + 1) != ' ' || at + 2 >= text.length()) {
      return false;
    }
    char next = text.charAt(at + 2);
    return Character.isLetter(next) && !Character.isLowerCase(next);
  }
}

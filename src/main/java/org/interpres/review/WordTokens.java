package org.interpres.review;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.interpres.article.InlineToken;

/**
 * Cuts a text with tags into words, the white space and punctuation between them, and whole tags.
 * The cuts are those of UAX 29, so that Chinese and Thai are cut too. Pure.
 */
final class WordTokens {

  private WordTokens() {}

  /** All of {@code text}: joined, the tokens are the text again. */
  static List<String> of(String text) {
    List<String> tokens = new ArrayList<>();
    for (InlineToken token : InlineToken.parse(text)) {
      if (token instanceof InlineToken.Text words) {
        cut(words.text(), tokens);
      } else {
        tokens.add(text.substring(token.start(), token.end()));
      }
    }
    return tokens;
  }

  private static void cut(String text, List<String> tokens) {
    BreakIterator words = BreakIterator.getWordInstance(ULocale.ROOT);
    words.setText(text);
    int from = words.first();
    for (int to = words.next(); to != BreakIterator.DONE; from = to, to = words.next()) {
      tokens.add(text.substring(from, to));
    }
  }

  /** White space runs as one space each, none at the ends: what a reader of a page sees. */
  static String spaced(String text) {
    StringBuilder spaced = new StringBuilder(text.length());
    boolean pending = false;
    for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
      int codePoint = text.codePointAt(at);
      if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) {
        pending = spaced.length() > 0;
      } else {
        if (pending) {
          spaced.append(' ');
        }
        pending = false;
        spaced.appendCodePoint(codePoint);
      }
    }
    return spaced.toString();
  }

  /** How often each word stands in a text, in lower case, without tags. */
  static Map<String, Integer> counted(String text) {
    Map<String, Integer> counts = new HashMap<>();
    for (String token : of(InlineToken.plain(text))) {
      if (token.codePoints().anyMatch(Character::isLetterOrDigit)) {
        counts.merge(token.toLowerCase(Locale.ROOT), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** How alike two texts are by {@link #counted}: 0 no word in common, 1 the same words (Dice). */
  static double alike(Map<String, Integer> a, Map<String, Integer> b) {
    int common = 0;
    int all = 0;
    for (Map.Entry<String, Integer> word : a.entrySet()) {
      common += Math.min(word.getValue(), b.getOrDefault(word.getKey(), 0));
      all += word.getValue();
    }
    for (int count : b.values()) {
      all += count;
    }
    return all == 0 ? 0 : 2.0 * common / all;
  }
}

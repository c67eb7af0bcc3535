package org.interpres.review;

import org.interpres.article.InlineToken;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;

/**
 * What a person writes as a target. Text is never changed silently, but for white space at its
 * ends: a reader of the approved words must see what the reviewer saw.
 */
final class TargetText {

  /** UTF-16 code units; a unit of the corpus at hand has 1,900 at most. */
  static final int LIMIT = 20_000;

  private TargetText() {}

  /**
   * The text without white space at its ends.
   *
   * @throws Refusal INVALID, with a code of its own for each reason
   */
  static String of(String written) {
    if (written.length() > LIMIT) {
      throw invalid(
          "target-too-long", Phrase.of("refused.target-too-long", written.length(), LIMIT));
    }
    String target = written.strip();
    for (int at = 0; at < target.length(); at += Character.charCount(target.codePointAt(at))) {
      check(target.codePointAt(at), at);
    }
    if (InlineToken.plain(target).codePoints().noneMatch(TargetText::visible)) {
      throw invalid("empty-target", Phrase.of("refused.empty-target"));
    }
    return target;
  }

  private static void check(int codePoint, int at) {
    int type = Character.getType(codePoint);
    if (type == Character.SURROGATE) {
      throw invalid(
          "half-character",
          Phrase.of("refused.half-character", "U+%04X".formatted(codePoint), Spoken.number(at)));
    }
    boolean nonCharacter =
        (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    if (Character.isISOControl(codePoint)
        || nonCharacter
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR) {
      throw invalid(
          "control-character",
          Phrase.of("refused.control-character", "U+%04X".formatted(codePoint), Spoken.number(at)));
    }
  }

  private static boolean visible(int codePoint) {
    return !Character.isWhitespace(codePoint)
        && !Character.isSpaceChar(codePoint)
        && Character.getType(codePoint) != Character.FORMAT;
  }

  private static Refusal invalid(String code, Phrase says) {
    return new Refusal(Refusal.Kind.INVALID, code, says);
  }
}

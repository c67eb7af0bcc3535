package org.interpres.review;

import org.interpres.article.InlineToken;
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
          "target-too-long",
          "The target has %,d characters; at most %,d are taken for a sentence."
              .formatted(written.length(), LIMIT));
    }
    String target = written.strip();
    for (int at = 0; at < target.length(); at += Character.charCount(target.codePointAt(at))) {
      check(target.codePointAt(at), at);
    }
    if (InlineToken.plain(target).codePoints().noneMatch(TargetText::visible)) {
      throw invalid("empty-target", "The target is empty: write the translation of the sentence.");
    }
    return target;
  }

  private static void check(int codePoint, int at) {
    int type = Character.getType(codePoint);
    if (type == Character.SURROGATE) {
      throw invalid(
          "half-character",
          "The target has half a character (a lone surrogate, U+%04X) at position %d: write it anew."
              .formatted(codePoint, at));
    }
    boolean nonCharacter =
        (codePoint & 0xFFFE) == 0xFFFE || (codePoint >= 0xFDD0 && codePoint <= 0xFDEF);
    if (Character.isISOControl(codePoint)
        || nonCharacter
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR) {
      throw invalid(
          "control-character",
          "The target has the control character U+%04X at position %d: remove it; a sentence has no"
                  .formatted(codePoint, at)
              + " line breaks or tabs.");
    }
  }

  private static boolean visible(int codePoint) {
    return !Character.isWhitespace(codePoint)
        && !Character.isSpaceChar(codePoint)
        && Character.getType(codePoint) != Character.FORMAT;
  }

  private static Refusal invalid(String code, String message) {
    return new Refusal(Refusal.Kind.INVALID, code, message);
  }
}

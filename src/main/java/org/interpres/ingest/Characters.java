package org.interpres.ingest;

/** Which characters are text, which are layout, and which are neither. */
final class Characters {

  static final char REPLACEMENT = '\uFFFD';

  private Characters() {}

  /** White space that HTML collapses, and the line ends that it does not know. NBSP is text. */
  static boolean collapses(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029;
  }

  /** Whether a reader would see nothing: spaces of any kind and invisible format characters. */
  static boolean blank(CharSequence text) {
    return text.codePoints().allMatch(Characters::invisible);
  }

  static boolean invisible(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || Character.isISOControl(codePoint)
        || Character.getType(codePoint) == Character.FORMAT;
  }

  /** Spaces that may not stand at either end of a unit. */
  static boolean space(int codePoint) {
    return collapses(codePoint) || Character.isSpaceChar(codePoint);
  }

  /**
   * Half a surrogate pair, or a control character that is no line break: both come out of character
   * references such as {@code &#xD800;}. The first cannot be stored, the second not be seen.
   */
  static boolean forbidden(int codePoint) {
    return Character.getType(codePoint) == Character.SURROGATE
        || (Character.isISOControl(codePoint) && !collapses(codePoint));
  }

  /** The text with U+FFFD for each forbidden character, which is counted. */
  static String clean(String text, Warnings warnings) {
    if (text.codePoints().noneMatch(Characters::forbidden)) {
      return text;
    }
    StringBuilder clean = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            codePoint -> {
              boolean forbidden = forbidden(codePoint);
              clean.appendCodePoint(forbidden ? REPLACEMENT : codePoint);
              if (forbidden) {
                warnings.add(Warning.Code.CHARACTER_REPLACED, "U+%04X".formatted(codePoint));
              }
            });
    return clean.toString();
  }
}

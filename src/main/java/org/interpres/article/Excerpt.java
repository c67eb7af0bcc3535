package org.interpres.article;

/** A short, printable form of a value that somebody sent, fit for an error message. */
public final class Excerpt {

  private static final int LIMIT = 60;

  private Excerpt() {}

  /**
   * At most 60 UTF-16 code units of {@code value}, never half a surrogate pair, with control and
   * format characters (a right-to-left override among them) replaced by U+FFFD.
   */
  public static String of(String value) {
    StringBuilder shown = new StringBuilder();
    int at = 0;
    while (at < value.length() && shown.length() < LIMIT) {
      int codePoint = value.codePointAt(at);
      int type = Character.getType(codePoint);
      boolean hidden =
          Character.isISOControl(codePoint)
              || type == Character.FORMAT
              || type == Character.SURROGATE
              || type == Character.LINE_SEPARATOR
              || type == Character.PARAGRAPH_SEPARATOR;
      shown.appendCodePoint(hidden ? 0xFFFD : codePoint);
      at += Character.charCount(codePoint);
    }
    return at < value.length() ? shown + "…" : shown.toString();
  }
}

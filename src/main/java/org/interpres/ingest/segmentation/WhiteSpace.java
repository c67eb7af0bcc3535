package org.interpres.ingest.segmentation;

/** What counts as white space at the ends of a sentence. */
final class WhiteSpace {

  private WhiteSpace() {}

  /**
   * What {@link Character#isWhitespace} or {@link Character#isSpaceChar} says, and U+0085: so the
   * no-break spaces too, but not the zero-width ones. None is outside the basic plane.
   */
  static boolean is(char character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == '\u0085';
  }
}

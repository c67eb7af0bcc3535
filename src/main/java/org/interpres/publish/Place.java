package org.interpres.publish;

import org.interpres.article.Refusal;

/**
 * Where a block stands in the body.
 *
 * @param depth in how many blocks
 * @param list in how many lists
 * @param quoted whether in a quotation
 * @param note in which footnote, 0 where in none
 */
record Place(int depth, int list, boolean quoted, int note) {

  static final Place OUTERMOST = new Place(0, 0, false, 0);

  private static final int DEEPEST = 50;

  Place deeper() {
    if (depth > DEEPEST) {
      throw new Refusal(
          Refusal.Kind.INVALID, "cannot-render", "The article nests lists or quotes too deeply.");
    }
    return new Place(depth + 1, list, quoted, note);
  }

  Place inList() {
    return new Place(depth, list + 1, quoted, note);
  }

  Place inQuote() {
    return new Place(depth, list, true, note);
  }

  Place inNote(int number) {
    return new Place(depth, list, quoted, number);
  }
}

package org.interpres.quality.quantity;

import java.util.List;

/** A place among the pieces of a text; the grammars of a number move it on by turns. */
final class PieceCursor {

  final FoldedText text;
  final List<Piece> pieces;
  int next;

  PieceCursor(FoldedText text, List<Piece> pieces) {
    this.text = text;
    this.pieces = pieces;
  }

  boolean more() {
    return next < pieces.size();
  }

  /** What stands between {@code end} and the next piece. */
  Gap gap(int end) {
    return more() ? Gap.between(text, end, pieces.get(next).from()) : Gap.OTHER;
  }
}

package org.interpres.ingest.segmentation;

/**
 * A sentence cut out of a unit, as {@link org.interpres.article.Segment} keeps it: {@code before +
 * source + after} of all pieces, in order, is the unit.
 *
 * @param before white space before the sentence
 * @param source the sentence with its tags, never blank
 * @param after white space after the sentence
 */
public record Piece(String before, String source, String after) {

  public Piece {
    if (source.isBlank()) {
      throw new IllegalArgumentException("a piece has no text");
    }
  }

  /** Parts {@code segment} from the white space at its ends; {@code segment} must have more. */
  static Piece of(String segment) {
    int from = 0;
    int to = segment.length();
    while (from < to && WhiteSpace.is(segment.charAt(from))) {
      from++;
    }
    while (to > from && WhiteSpace.is(segment.charAt(to - 1))) {
      to--;
    }
    return new Piece(
        segment.substring(0, from), segment.substring(from, to), segment.substring(to));
  }
}

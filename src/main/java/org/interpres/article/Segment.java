package org.interpres.article;

/**
 * A sentence of a unit. {@code before + source + after} of a unit's segments, joined in order, is
 * exactly the unit's text; only {@code source} is translated, hashed and approved, so that a change
 * of white space alone is no change of words.
 *
 * @param index its place in the revision, counted from 0
 * @param unit the index of its unit
 * @param before white space before the sentence
 * @param source the sentence: literal text with tags, never blank, no white space at either end
 * @param after white space after the sentence
 */
public record Segment(int index, int unit, String before, String source, String after) {

  public Segment {
    if (index < 0 || unit < 0 || source.isBlank()) {
      throw new IllegalArgumentException("segment " + index + " of unit " + unit + " has no text");
    }
  }

  public Sha256 sourceHash() {
    return Sha256.of(source);
  }
}

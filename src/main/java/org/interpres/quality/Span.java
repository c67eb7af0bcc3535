package org.interpres.quality;

/**
 * A part of a segment's text.
 *
 * @param from UTF-16 offset into the text, tags included
 * @param to the offset after the last code unit; equal to {@code from} for a place between two
 */
public record Span(int from, int to) {

  public Span {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("not a span: " + from + ".." + to);
    }
  }

  /** The smallest span that holds both. */
  public Span and(Span other) {
    return new Span(Math.min(from, other.from), Math.max(to, other.to));
  }
}

package org.interpres.article;

import java.util.List;

/**
 * A translatable block of an article.
 *
 * @param index its place in the document, counted from 0, title first
 * @param kind what it is to a reader
 * @param text literal text with {@code <g>} and {@code <x>} tags, white space collapsed to single
 *     spaces, no space at either end, never empty
 * @param elements what the tags of {@code text} stand for, each id once
 */
public record Unit(int index, Kind kind, String text, List<InlineElement> elements) {

  /** What a unit is; the names are stored and shown. */
  public enum Kind {
    TITLE,
    DESCRIPTION,
    HEADING,
    PARAGRAPH,
    LIST_ITEM,
    TABLE_CELL,
    CAPTION,
    IMAGE_ALT,
    TOOLTIP,
    TERM,
    DEFINITION,
    FOOTNOTE;

    /** As the API and the pages print it: {@code list-item}. */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  public Unit {
    if (index < 0 || text.isBlank()) {
      throw new IllegalArgumentException("a unit needs an index and text: " + index);
    }
    elements = List.copyOf(elements);
  }
}

package org.interpres.memory;

import org.interpres.article.LocaleTag;

/**
 * A sentence and its translation, as a translation unit of a TMX file holds them. Both texts are
 * literal with {@code <g>} and {@code <x>} tags and without white space at either end.
 */
public record MemoryEntry(
    LocaleTag sourceLocale, LocaleTag targetLocale, String source, String target) {

  public MemoryEntry {
    if (source.isBlank() || target.isBlank()) {
      throw new IllegalArgumentException("a memory entry has text on both sides");
    }
  }
}

package org.interpres.memory;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Function;
import org.interpres.article.LocaleTag;

/** What has been translated before. Safe for use by many threads. */
public interface TranslationMemory {

  /**
   * The translation of exactly this sentence.
   *
   * @param source literal text with tags, no white space at either end
   * @return the entry of the closest locale: of {@code es} where {@code es-MX} has none, but never
   *     of another script. A source text of another region is the same text: {@code en-US} serves
   *     {@code en}
   */
  Optional<MemoryEntry> exact(LocaleTag sourceLocale, LocaleTag targetLocale, String source);

  /** The same for many sentences of a pair: what is known is looked up as it is now. */
  default Function<String, Optional<MemoryEntry>> between(
      LocaleTag sourceLocale, LocaleTag targetLocale) {
    return source -> exact(sourceLocale, targetLocale, source);
  }

  /**
   * The translation of exactly this sentence for readers of another region, which a person must
   * read as such: of {@code es-ES} where {@code es} or {@code es-MX} is wanted. Never of another
   * script, and never what {@link #exact} has. Several of them have one order: the nearest, then by
   * tag.
   */
  default Optional<Regional> ofAnotherRegion(
      LocaleTag sourceLocale, LocaleTag targetLocale, String source) {
    return Optional.empty();
  }

  /** What it holds now. */
  default MemoryState state() {
    return MemoryState.NOTHING;
  }

  /**
   * A translation for readers of another region.
   *
   * @param score below 1; lower where the wanted locale names a region itself
   */
  record Regional(MemoryEntry entry, BigDecimal score) {}
}

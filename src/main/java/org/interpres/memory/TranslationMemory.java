package org.interpres.memory;

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
   *     of another script
   */
  Optional<MemoryEntry> exact(LocaleTag sourceLocale, LocaleTag targetLocale, String source);

  /** The same for many sentences of a pair: what is known is looked up as it is now. */
  default Function<String, Optional<MemoryEntry>> between(
      LocaleTag sourceLocale, LocaleTag targetLocale) {
    return source -> exact(sourceLocale, targetLocale, source);
  }
}

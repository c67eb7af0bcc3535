package org.interpres.article;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.function.Function;

/**
 * What is made once for each locale, kept for the {@value #MOST} that are asked for most. Tags come
 * from addresses and headers, where anybody may write {@code en-x-1}, {@code en-x-2} and so on: a
 * plain map kept something for each until the process ended. Safe for use by many threads.
 */
public final class ByLocale<T> {

  /** More than one installation publishes in, and little to keep. */
  static final int MOST = 200;

  private final LoadingCache<LocaleTag, T> kept;

  /**
   * @param made the same for the same locale, whenever it is asked
   */
  public ByLocale(Function<LocaleTag, T> made) {
    this.kept = Caffeine.newBuilder().maximumSize(MOST).build(made::apply);
  }

  public T of(LocaleTag locale) {
    return kept.get(locale);
  }

  /** For how many locales something is kept now. */
  public long size() {
    kept.cleanUp();
    return kept.estimatedSize();
  }
}

package org.interpres.quality;

import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;

/**
 * A source and its target, literal text with tags as {@link org.interpres.article.InlineToken}
 * says. What several checks need, such as the quantities of a text, is read once and kept here.
 */
public final class SegmentPair {

  private final Passage source;
  private final Passage target;
  // Racing threads would compute equal values: no lock is needed.
  private @Nullable QuantityMatch quantities;

  public SegmentPair(String source, String target, LocaleTag sourceLocale, LocaleTag targetLocale) {
    this.source = new Passage(source, sourceLocale);
    this.target = new Passage(target, targetLocale);
  }

  public String source() {
    return source.text();
  }

  public String target() {
    return target.text();
  }

  public LocaleTag sourceLocale() {
    return source.locale();
  }

  public LocaleTag targetLocale() {
    return target.locale();
  }

  Passage from() {
    return source;
  }

  Passage to() {
    return target;
  }

  /** Which quantity of the source is which of the target. */
  QuantityMatch quantities() {
    QuantityMatch match = quantities;
    if (match == null) {
      match = QuantityMatch.of(source.reading(), target.reading());
      quantities = match;
    }
    return match;
  }
}

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

  private final @Nullable String earlier;

  public SegmentPair(String source, String target, LocaleTag sourceLocale, LocaleTag targetLocale) {
    this(new Passage(source, sourceLocale), new Passage(target, targetLocale), null);
  }

  private SegmentPair(Passage source, Passage target, @Nullable String earlier) {
    this.source = source;
    this.target = target;
    this.earlier = earlier;
  }

  /** The same pair in a document that has translated this source before. */
  public SegmentPair translatedBefore(String target) {
    return new SegmentPair(this.source, this.target, target);
  }

  /** How the document translated the same source before; null when it did not. */
  @Nullable String earlier() {
    return earlier;
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

package org.interpres.quality;

import org.interpres.article.LocaleTag;
import org.interpres.quality.quantity.QuantityReader;
import org.interpres.quality.quantity.Reading;
import org.jspecify.annotations.Nullable;

/**
 * A source and its target, literal text with tags as {@link org.interpres.article.InlineToken}
 * says. What several checks need, such as the quantities of a text, is read once and kept here.
 */
public final class SegmentPair {

  private final String source;
  private final String target;
  private final LocaleTag sourceLocale;
  private final LocaleTag targetLocale;
  // Racing threads would compute equal immutable values: no lock is needed.
  private @Nullable Reading sourceReading;
  private @Nullable Reading targetReading;
  private @Nullable QuantityMatch quantities;

  public SegmentPair(String source, String target, LocaleTag sourceLocale, LocaleTag targetLocale) {
    this.source = source;
    this.target = target;
    this.sourceLocale = sourceLocale;
    this.targetLocale = targetLocale;
  }

  public String source() {
    return source;
  }

  public String target() {
    return target;
  }

  public LocaleTag sourceLocale() {
    return sourceLocale;
  }

  public LocaleTag targetLocale() {
    return targetLocale;
  }

  /** The quantities that a reader of the source locale reads in the source. */
  Reading sourceReading() {
    Reading reading = sourceReading;
    if (reading == null) {
      reading = QuantityReader.of(sourceLocale).read(source);
      sourceReading = reading;
    }
    return reading;
  }

  /** The quantities that a reader of the target locale reads in the target. */
  Reading targetReading() {
    Reading reading = targetReading;
    if (reading == null) {
      reading = QuantityReader.of(targetLocale).read(target);
      targetReading = reading;
    }
    return reading;
  }

  /** Whether number words and frequencies of the target's language are known. */
  boolean targetWordsKnown() {
    return QuantityReader.of(targetLocale).readsWords();
  }

  /** Which quantity of the source is which of the target. */
  QuantityMatch quantities() {
    QuantityMatch match = quantities;
    if (match == null) {
      match = QuantityMatch.of(sourceReading(), targetReading());
      quantities = match;
    }
    return match;
  }
}

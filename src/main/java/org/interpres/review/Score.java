package org.interpres.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What marked errors say of so many words: 100 less the weight of the errors in a thousand words,
 * as MQM's raw score without a calibration. It may be negative. Any critical error fails.
 *
 * @param words evaluated words; characters in languages that separate no words
 */
public record Score(long words, Errors errors) {

  public Score {
    if (words < 0) {
      throw new IllegalArgumentException("fewer words than none: " + words);
    }
  }

  /** How many errors of each severity. */
  public record Errors(long neutral, long minor, long major, long critical) {

    public static final Errors NONE = new Errors(0, 0, 0, 0);

    public Errors plus(Errors other) {
      return new Errors(
          neutral + other.neutral,
          minor + other.minor,
          major + other.major,
          critical + other.critical);
    }

    public long total() {
      return neutral + minor + major + critical;
    }
  }

  public Score plus(Score other) {
    return new Score(words + other.words, errors.plus(other.errors));
  }

  /** With one decimal; null where no word has been evaluated. */
  public @Nullable BigDecimal points(Typology typology) {
    if (words == 0) {
      return null;
    }
    return BigDecimal.valueOf(100)
        .subtract(
            BigDecimal.valueOf(weight(typology) * 1000)
                .divide(BigDecimal.valueOf(words), 6, RoundingMode.HALF_UP))
        .setScale(1, RoundingMode.HALF_UP);
  }

  private long weight(Typology typology) {
    return errors.neutral() * typology.weight(Typology.Severity.NEUTRAL)
        + errors.minor() * typology.weight(Typology.Severity.MINOR)
        + errors.major() * typology.weight(Typology.Severity.MAJOR)
        + errors.critical() * typology.weight(Typology.Severity.CRITICAL);
  }

  /** Whether it passes; null where no word has been evaluated. */
  public @Nullable Boolean passes(Typology typology) {
    // Not by the rounded points: 94.96 is shown as 95.0, and is less.
    return words == 0
        ? null
        : errors.critical() == 0 && weight(typology) * 1000 <= (100L - typology.pass()) * words;
  }
}

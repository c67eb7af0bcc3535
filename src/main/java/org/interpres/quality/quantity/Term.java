package org.interpres.quality.quantity;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * What a word means in a quantity.
 *
 * @param kind its part of speech, so to say
 * @param value a UCUM code for {@code UNIT}, {@code DUAL} and {@code PER}; a rate for {@code FREQ}
 * @param number the value of a number word, month or power of ten; zero where it has none
 */
record Term(Kind kind, String value, BigDecimal number) {

  enum Kind {
    /** A number word. */
    NUM,
    /** An ordinal word. */
    ORD,
    /** A power of ten that multiplies the number before it: thousand, 亿. */
    SCALE,
    /** A unit. */
    UNIT,
    /** An Arabic dual: two of a unit in one word. */
    DUAL,
    MONTH,
    /** Stands between the ends of a range. */
    TO,
    /** Stands between the parts of a number word. */
    AND,
    AM,
    PM,
    /** "times", as in three times a day. */
    TIMES,
    /** once, twice. */
    COUNT,
    /** "a day", "per week". */
    PER,
    /** "every", before a duration. */
    EVERY,
    /** A whole frequency: {@code 2/d}, {@code 8h}, {@code prn}. */
    FREQ,
    /** Written right after digits and no unit: st, nd, º, s. */
    SUFFIX,
    /** Before a number that is a percentage: 百分之. */
    PERCENT,
    /** Between a century and its decade: 20世纪60年代. */
    CENTURY,
    /** Looks like a quantity and is none. */
    SKIP
  }

  static Term of(String kind, String value) {
    Kind parsed = Kind.valueOf(kind.toUpperCase(Locale.ROOT));
    return switch (parsed) {
      case NUM, ORD, MONTH, COUNT -> new Term(parsed, value, canonical(new BigDecimal(value)));
      case SCALE -> new Term(parsed, value, BigDecimal.TEN.pow(Integer.parseInt(value)));
      case DUAL -> new Term(parsed, value, BigDecimal.valueOf(2));
      default -> new Term(parsed, value, BigDecimal.ZERO);
    };
  }

  /** Equal values are equal objects: 5.0 is 5. */
  static BigDecimal canonical(BigDecimal value) {
    return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
  }
}

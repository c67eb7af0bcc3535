package org.interpres.quality.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

/**
 * How often, as times in a day: every 8 hours and three times a day are both 3.
 *
 * @param perDay zero for as needed
 * @param period UCUM code of the time that is counted in
 */
record Rate(BigDecimal perDay, String period) {

  private static final Map<String, BigDecimal> DAYS =
      Map.of(
          "min",
          new BigDecimal("0.000694444444"),
          "h",
          new BigDecimal("0.041666666667"),
          "d",
          BigDecimal.ONE,
          "wk",
          BigDecimal.valueOf(7),
          "mo",
          BigDecimal.valueOf(30),
          "a",
          BigDecimal.valueOf(360));

  /** Whether something can be done so and so often in this unit: in a day, and not in a second. */
  static boolean isPeriod(String unit) {
    return DAYS.containsKey(unit);
  }

  /** So many times in so many units; of a unit that is no period, in so many days. */
  static Rate of(BigDecimal times, BigDecimal length, String unit) {
    BigDecimal days = length.multiply(DAYS.getOrDefault(unit, BigDecimal.ONE));
    BigDecimal perDay =
        days.signum() == 0
            ? BigDecimal.ZERO
            : Term.canonical(times.divide(days, 4, RoundingMode.HALF_UP));
    return new Rate(perDay, unit);
  }

  /** The lexicon's {@code 2/d}, {@code 8h} or {@code prn}. */
  static Rate parse(String value) {
    if (value.equals("prn")) {
      return new Rate(BigDecimal.ZERO, "d");
    }
    int digits = 0;
    while (digits < value.length() && Character.isDigit(value.charAt(digits))) {
      digits++;
    }
    BigDecimal number = new BigDecimal(value.substring(0, digits));
    return value.charAt(digits) == '/'
        ? of(number, BigDecimal.ONE, value.substring(digits + 1))
        : of(BigDecimal.ONE, number, value.substring(digits));
  }
}

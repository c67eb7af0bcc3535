package org.interpres.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.interpres.article.Phrase;
import org.interpres.quality.quantity.Quantity;
import org.interpres.quality.quantity.Quantity.Form;

/**
 * Numbers that are all there and stand in another order may have changed places: "5 of 20" became
 * "20 of 5". Only numbers that count the same thing are compared: "500 mg in 24 hours" may stand
 * the other way round, and if it became "24 mg in 500 hours", that is the UNIT check's. Of 1,536
 * correct translations two into Spanish, one into Arabic and 19 into Chinese reorder alike numbers.
 */
final class NumberOrder {

  private NumberOrder() {}

  /** The first two neighbours that changed places; empty when none did. */
  static List<Finding> changed(String check, SegmentPair pair) {
    List<QuantityMatch.Couple> couples = new ArrayList<>(pair.quantities().couples());
    couples.removeIf(couple -> !digits(couple) || dated(pair, couple.source()));
    if (couples.size() < 2) {
      return List.of();
    }
    couples.sort(Comparator.comparingInt(couple -> couple.source().from()));
    for (int i = 0; i + 1 < couples.size(); i++) {
      QuantityMatch.Couple one = couples.get(i);
      QuantityMatch.Couple two = couples.get(i + 1);
      boolean turned = one.target().from() > two.target().from();
      if (turned && alike(one.source(), two.source()) && !proportion(one.source())) {
        return List.of(finding(check, pair, one, two));
      }
    }
    return List.of();
  }

  private static boolean digits(QuantityMatch.Couple couple) {
    return couple.source().form() == Form.DIGITS && couple.target().form() == Form.DIGITS;
  }

  /** Every language has its own order of day, month and year. */
  private static boolean dated(SegmentPair pair, Quantity quantity) {
    return pair.from().reading().dated(quantity.from(), quantity.to());
  }

  /** "1 in 10,000" is 每1万人中有1人. */
  private static boolean proportion(Quantity quantity) {
    return quantity.value().compareTo(BigDecimal.ONE) == 0;
  }

  private static boolean alike(Quantity one, Quantity two) {
    return Objects.equals(one.unit(), two.unit());
  }

  private static Finding finding(
      String check, SegmentPair pair, QuantityMatch.Couple one, QuantityMatch.Couple two) {
    return new Finding(
        check,
        Severity.MAJOR,
        Phrase.of(
            "finding.number.order",
            Shown.of(pair.source(), one.source()),
            Shown.of(pair.source(), two.source())),
        Shown.span(one.source()).and(Shown.span(two.source())),
        Shown.span(two.target()).and(Shown.span(one.target())));
  }
}

package org.interpres.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.interpres.article.Phrase;
import org.interpres.quality.quantity.Quantity;
import org.interpres.quality.quantity.Quantity.Form;
import org.interpres.quality.quantity.Reading;

/**
 * Numbers that are all there and stand in another order may have changed places: "5 of 20" became
 * "20 of 5". Only numbers that count the same thing are compared: "500 mg in 24 hours" may stand
 * the other way round, and if it became "24 mg in 500 hours", that is the UNIT check's. Of 1,536
 * correct translations two into Spanish, one into Arabic and 19 into Chinese reorder alike numbers.
 */
final class NumberOrder {

  /** A sentence has fewer telephone numbers and rates; the limit keeps the time linear. */
  private static final int MOST = 64;

  /** What stands between the whole and its part in Chinese and Japanese: 名患者中有. */
  private static final int LONGEST_WHOLE = 12;

  private NumberOrder() {}

  /** The first two neighbours that changed places; empty when none did. */
  static List<Finding> changed(String check, SegmentPair pair) {
    List<QuantityMatch.Couple> couples = new ArrayList<>(pair.quantities().couples());
    couples.removeIf(couple -> !digits(couple) || dated(pair, couple.source()));
    if (couples.size() < 2) {
      return List.of();
    }
    List<Span> phones = PhoneCheck.spans(pair.source());
    couples.removeIf(couple -> phones.stream().limit(MOST).anyMatch(p -> in(p, couple.source())));
    couples.sort(Comparator.comparingInt(couple -> couple.source().from()));
    if (phraseMoved(couples)) {
      return List.of();
    }
    for (int i = 0; i + 1 < couples.size(); i++) {
      QuantityMatch.Couple one = couples.get(i);
      QuantityMatch.Couple two = couples.get(i + 1);
      boolean turned = one.target().from() > two.target().from();
      boolean alike = Objects.equals(one.source().unit(), two.source().unit());
      if (turned && alike && !proportion(pair, one, two) && !amountAndRate(pair, one, two)) {
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

  /**
   * Whether the order is explained by one phrase that moved with its numbers, "in adults aged 65"
   * before "94.1% (89.3 to 96.8)", and not by two neighbours that changed places.
   */
  private static boolean phraseMoved(List<QuantityMatch.Couple> couples) {
    List<QuantityMatch.Couple> target = new ArrayList<>(couples);
    target.sort(Comparator.comparingInt(couple -> couple.target().from()));
    int from = 0;
    while (from < couples.size() && couples.get(from) == target.get(from)) {
      from++;
    }
    int to = couples.size();
    while (to > from && couples.get(to - 1) == target.get(to - 1)) {
      to--;
    }
    if (to - from < 3) {
      return false;
    }
    List<QuantityMatch.Couple> turned = new ArrayList<>(couples.subList(from, to));
    int first = 0;
    while (turned.get(first) != target.get(from)) {
      first++;
    }
    Collections.rotate(turned, -first);
    for (int i = 0; i < turned.size(); i++) {
      if (turned.get(i) != target.get(from + i)) {
        return false;
      }
    }
    return true;
  }

  /** "1 in 10,000" is 每1万人中有1人, and "8 out of 10" 10例中有8例. */
  private static boolean proportion(
      SegmentPair pair, QuantityMatch.Couple one, QuantityMatch.Couple two) {
    if (one.source().value().compareTo(BigDecimal.ONE) == 0) {
      return true;
    }
    String between = pair.target().substring(two.target().to(), one.target().from());
    String source = pair.source().substring(one.source().to(), two.source().from());
    return between.length() <= LONGEST_WHOLE
        && (between.contains("中") || between.contains("のうち"))
        && (source.contains("of") || source.contains("in"));
  }

  /** "1,000 mL at 125 mL per hour" is 以每小时125毫升输注1000毫升: each is in both texts what it is. */
  private static boolean amountAndRate(
      SegmentPair pair, QuantityMatch.Couple one, QuantityMatch.Couple two) {
    Reading from = pair.from().reading();
    Reading to = pair.to().reading();
    boolean first = rate(from, one.source());
    return first != rate(from, two.source())
        && first == rate(to, one.target())
        && first != rate(to, two.target());
  }

  private static boolean rate(Reading reading, Quantity quantity) {
    return reading.frequencies().stream()
        .limit(MOST)
        .anyMatch(
            rate ->
                in(new Span(rate.from(), rate.to()), quantity)
                    || (rate.to() <= quantity.from() && quantity.from() - rate.to() <= 1));
  }

  private static boolean in(Span span, Quantity quantity) {
    return span.from() <= quantity.from() && quantity.to() <= span.to();
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

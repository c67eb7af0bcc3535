package org.interpres.quality;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interpres.article.Phrase;
import org.interpres.quality.quantity.Quantity;
import org.interpres.quality.quantity.Reading;
import org.jspecify.annotations.Nullable;

/**
 * A range stays a range: without its dash, "1–2 weeks" is 12 weeks. One that is open on one side
 * stays open on that side: "less than 5" is not "más de 5".
 */
final class RangeCheck implements Check {

  /** A sentence has fewer numbers; the limit keeps the time linear. */
  private static final int MOST_COMPARED = 64;

  private final Bounds bounds = new Bounds();

  @Override
  public String id() {
    return "RANGE";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    List<Finding> findings = turned(pair);
    List<Reading.Range> ranges = pair.from().reading().ranges();
    if (ranges.isEmpty()) {
      return findings;
    }
    List<Quantity> target = pair.to().reading().quantities();
    Set<BigDecimal> values = new HashSet<>();
    target.forEach(quantity -> values.addAll(quantity.values()));
    Set<List<BigDecimal>> kept = new HashSet<>();
    for (Reading.Range range : pair.to().reading().ranges()) {
      for (BigDecimal low : range.low().values()) {
        for (BigDecimal high : range.high().values()) {
          kept.add(List.of(low, high));
        }
      }
    }
    for (Reading.Range range : ranges) {
      if (!kept(range, kept) && !ofDate(range, pair.from().reading())) {
        Finding finding = lost(pair, range, target, values);
        if (finding != null) {
          findings.add(finding);
        }
      }
    }
    return findings;
  }

  private List<Finding> turned(SegmentPair pair) {
    List<Finding> findings = new ArrayList<>();
    if (pair.quantities().couples().isEmpty()) {
      return findings;
    }
    Bounds.In from = bounds.in(pair.from());
    if (from.none()) {
      return findings;
    }
    Bounds.In to = bounds.in(pair.to());
    int compared = 0;
    for (QuantityMatch.Couple couple : pair.quantities().couples()) {
      Bounds.Bound source = from.of(couple.source());
      Bounds.Bound target = to.of(couple.target());
      if (source != null && source.sign() && to.surelyNone()) {
        Span here = source.span().and(Shown.span(couple.source()));
        Span there = Shown.span(couple.target());
        findings.add(bound(pair, here, there, "finding.range.no-bound"));
      } else if (source != null
          && target != null
          && source.way() != target.way()
          && compared++ < MOST_COMPARED
          && from.denies(source) == to.denies(target)) {
        Span here = source.span().and(Shown.span(couple.source()));
        Span there = target.span().and(Shown.span(couple.target()));
        findings.add(bound(pair, here, there, "finding.range.turned"));
      }
    }
    return findings;
  }

  private Finding bound(SegmentPair pair, Span source, Span target, String key) {
    return new Finding(
        id(),
        Severity.CRITICAL,
        Phrase.of(key, pair.from().shown(source), pair.to().shown(target)),
        source,
        target);
  }

  /** "16 January 2020 to 3 March" is no range from 2020 to 3. */
  private static boolean ofDate(Reading.Range range, Reading reading) {
    return reading.dated(range.low().from(), range.low().to())
        || reading.dated(range.high().from(), range.high().to());
  }

  private static boolean kept(Reading.Range range, Set<List<BigDecimal>> kept) {
    return range.low().values().stream()
        .anyMatch(
            low ->
                range.high().values().stream().anyMatch(high -> kept.contains(List.of(low, high))));
  }

  private @Nullable Finding lost(
      SegmentPair pair, Reading.Range range, List<Quantity> target, Set<BigDecimal> values) {
    Span span = new Span(range.low().from(), range.high().unitTo());
    String joined = digits(range.low()) + digits(range.high());
    Quantity before = null;
    for (Quantity quantity : target.subList(0, Math.min(MOST_COMPARED, target.size()))) {
      boolean merged = joined.length() > 1 && digits(quantity).equals(joined);
      boolean side = before != null && sideBySide(pair.target(), before, quantity, range);
      if (merged || side) {
        Span at =
            side && before != null
                ? Shown.span(before).and(Shown.span(quantity))
                : Shown.span(quantity);
        return finding(
            span,
            at,
            Phrase.of("finding.range.merged", pair.from().shown(span), pair.to().shown(at)));
      }
      before = quantity;
    }
    boolean low = range.low().values().stream().anyMatch(values::contains);
    boolean high = range.high().values().stream().anyMatch(values::contains);
    boolean digits =
        range.low().form() == Quantity.Form.DIGITS && range.high().form() == Quantity.Form.DIGITS;
    return digits && low != high
        ? finding(span, null, Phrase.of("finding.range.one-end", pair.from().shown(span)))
        : null;
  }

  private static String digits(Quantity quantity) {
    return quantity.value().toPlainString().replace(".", "");
  }

  /** "1 2 weeks": nothing but a space is left of the dash. */
  private static boolean sideBySide(
      String text, Quantity one, Quantity other, Reading.Range range) {
    return one.value().equals(range.low().value())
        && other.value().equals(range.high().value())
        && other.from() >= one.unitTo()
        && text.substring(one.unitTo(), other.from()).isBlank()
        && one.form() == Quantity.Form.DIGITS;
  }

  private Finding finding(Span source, @Nullable Span target, Phrase says) {
    return new Finding(id(), Severity.CRITICAL, says, source, target);
  }
}

package org.interpres.quality;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.interpres.article.Phrase;
import org.interpres.quality.quantity.Quantity;
import org.interpres.quality.quantity.Reading;
import org.interpres.quality.quantity.Units;

/**
 * A number keeps its unit: 50 mcg is not 50 mg. Units are compared by UCUM code, so µg, mcg and
 * microgrammes agree, and so do 0.5 g and 500 mg.
 */
final class UnitCheck implements Check {

  private static final Set<Units.Dimension> DOSE =
      EnumSet.of(Units.Dimension.MASS, Units.Dimension.VOLUME);

  private final BodyWeight bodyWeight = new BodyWeight();

  @Override
  public String id() {
    return "UNIT";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    List<Finding> findings = new ArrayList<>();
    Times times = null;
    BodyWeight.Of weight = bodyWeight.of(pair);
    for (QuantityMatch.Couple couple : pair.quantities().couples()) {
      Quantity source = couple.source();
      Quantity target = couple.target();
      if (source.unit() != null && target.unit() != null) {
        if (differ(source, source.unit(), target, target.unit()) || weight.differ(source, target)) {
          findings.add(changed(pair, source, target));
        }
      } else if (source.unit() != null && lost(source, source.unit(), target)) {
        findings.add(missing(pair, source, target));
      } else if (source.unit() == null && time(target)) {
        times = times == null ? Times.of(pair) : times;
        if (times.differ()) {
          findings.add(changed(pair, source, target));
        }
      }
    }
    return findings;
  }

  private static boolean time(Quantity target) {
    return target.unit() != null
        && Units.dimension(target.unit()) == Units.Dimension.TIME
        && target.form() == Quantity.Form.DIGITS;
  }

  /**
   * The units of time of both texts. "5 (2-9) days" is "5 hours (2-9)" nowhere: the target counts a
   * time that the source does not have, and not the one that it has.
   */
  private record Times(Set<String> source, Set<String> target) {

    static Times of(SegmentPair pair) {
      return new Times(units(pair.from().reading()), units(pair.to().reading()));
    }

    boolean differ() {
      return !source.isEmpty() && target.stream().noneMatch(source::contains);
    }

    private static Set<String> units(Reading reading) {
      Set<String> units = new HashSet<>();
      for (Quantity quantity : reading.quantities()) {
        String unit = quantity.unit();
        if (unit != null && Units.dimension(unit) == Units.Dimension.TIME) {
          units.add(unit);
        }
      }
      return units;
    }
  }

  private static boolean differ(Quantity source, String from, Quantity target, String to) {
    String here = Units.numerator(from);
    String there = Units.numerator(to);
    Units.Dimension dimension = Units.dimension(here);
    if (!here.equals(there)) {
      boolean counts =
          dimension == Units.Dimension.COUNT || Units.dimension(there) == Units.Dimension.COUNT;
      // Tablets and capsules are counted alike; "IU" and "units" are one word in some languages.
      boolean same = counts || (loose(here) && loose(there));
      return !same && !sameAmount(source, here, target, there);
    }
    boolean both = from.indexOf('/') > 0 && to.indexOf('/') > 0;
    return both && !from.equals(to) && !from.startsWith(to + "/") && !to.startsWith(from + "/");
  }

  private static boolean loose(String code) {
    return code.equals("[iU]") || code.equals("[U]");
  }

  private static boolean sameAmount(Quantity source, String from, Quantity target, String to) {
    return Units.dimension(from) == Units.dimension(to)
        && Units.inBase(source.value(), from) != null
        && Objects.equals(Units.inBase(source.value(), from), Units.inBase(target.value(), to));
  }

  /**
   * A dose without a unit; "24 hours" may well be said in another way, and the first of "5, 10 and
   * 20 mg" has none of its own.
   */
  private static boolean lost(Quantity source, String unit, Quantity target) {
    return DOSE.contains(Units.dimension(unit))
        && source.form() == Quantity.Form.DIGITS
        && target.form() == Quantity.Form.DIGITS
        && source.unitTo() > source.to()
        && unit.length() > 1;
  }

  private Finding changed(SegmentPair pair, Quantity source, Quantity target) {
    return new Finding(
        id(),
        Severity.CRITICAL,
        Phrase.of("finding.unit", Shown.of(pair.source(), source), Shown.of(pair.target(), target)),
        Shown.span(source),
        Shown.span(target));
  }

  private Finding missing(SegmentPair pair, Quantity source, Quantity target) {
    return new Finding(
        id(),
        Severity.CRITICAL,
        Phrase.of(
            "finding.unit.missing",
            Shown.of(pair.source(), source),
            Shown.of(pair.target(), target),
            pair.targetLocale()),
        Shown.span(source),
        Shown.span(target));
  }
}

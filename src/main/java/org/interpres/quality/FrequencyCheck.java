package org.interpres.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.interpres.article.Phrase;
import org.interpres.quality.quantity.Quantity;
import org.interpres.quality.quantity.Reading;
import org.interpres.quality.quantity.Reading.Counting;
import org.interpres.quality.quantity.Reading.Frequency;
import org.interpres.quality.quantity.Units;
import org.jspecify.annotations.Nullable;

/**
 * How often something is taken stays the same, and at which time of the day. Both are counted as
 * times in a day, so every 8 hours and three times a day agree.
 */
final class FrequencyCheck implements Check {

  /** A sentence has a few; what has more is compared with these, so that time stays linear. */
  private static final int MOST_COMPARED = 64;

  private final Moments moments = new Moments();

  @Override
  public String id() {
    return "FREQUENCY";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    List<Finding> findings = new ArrayList<>(moments.turned(id(), pair));
    List<Frequency> lost = new ArrayList<>(pair.from().reading().frequencies());
    if (lost.isEmpty()) {
      return findings;
    }
    List<Frequency> added = new ArrayList<>(pair.to().reading().frequencies());
    strike(lost, added);
    boolean dosing = dosing(pair.from().reading());
    for (Frequency source : lost) {
      Frequency target = conflicting(source, added);
      if (target != null) {
        added.remove(target);
        findings.add(changed(pair, source, target));
      } else if (dosing && !said(source, pair, added)) {
        findings.add(missing(pair, source));
      }
    }
    return findings;
  }

  private static @Nullable Frequency conflicting(Frequency source, List<Frequency> added) {
    for (Frequency target : added.subList(0, Math.min(MOST_COMPARED, added.size()))) {
      boolean counted =
          source.counting() == Counting.COUNTED && target.counting() == Counting.COUNTED;
      if (counted || !source.period().equals(target.period())) {
        return target;
      }
    }
    return null;
  }

  /** "twice … daily" with words between that the parser does not join. */
  private static boolean said(Frequency source, SegmentPair pair, List<Frequency> added) {
    boolean period =
        added.stream()
            .limit(MOST_COMPARED)
            .anyMatch(target -> target.period().equals(source.period()));
    return period
        && (source.counting() == Counting.BARE
            || pair.to().reading().quantities().stream()
                .limit(MOST_COMPARED)
                .anyMatch(q -> q.value().compareTo(source.perDay()) == 0));
  }

  private Finding changed(SegmentPair pair, Frequency source, Frequency target) {
    return new Finding(
        id(),
        Severity.CRITICAL,
        Phrase.of(
            "finding.says-otherwise",
            Shown.of(pair.source(), source.from(), source.to()),
            Shown.of(pair.target(), target.from(), target.to())),
        new Span(source.from(), source.to()),
        new Span(target.from(), target.to()));
  }

  private Finding missing(SegmentPair pair, Frequency source) {
    boolean sure = pair.to().wordsKnown() && !source.asNeeded();
    return new Finding(
        id(),
        sure ? Severity.CRITICAL : Severity.MAJOR,
        Phrase.of("finding.frequency", Shown.of(pair.source(), source.from(), source.to())),
        new Span(source.from(), source.to()),
        null);
  }

  /**
   * Removes what both have, each as often as the other has it: first what is counted in both, so
   * that 每周 does not answer for "once a week" where 每周一次 does.
   */
  private static void strike(List<Frequency> source, List<Frequency> target) {
    strike(source, target, often -> often.counting() + " " + often.perDay());
    strike(source, target, often -> often.perDay().toString());
  }

  private static void strike(
      List<Frequency> source, List<Frequency> target, Function<Frequency, String> key) {
    Map<String, Integer> count = new HashMap<>();
    target.forEach(frequency -> count.merge(key.apply(frequency), 1, Integer::sum));
    Map<String, Integer> taken = new HashMap<>();
    source.removeIf(frequency -> take(key.apply(frequency), count, taken));
    target.removeIf(frequency -> take(key.apply(frequency), taken, new HashMap<>()));
  }

  private static boolean take(String key, Map<String, Integer> from, Map<String, Integer> to) {
    int left = from.getOrDefault(key, 0);
    if (left == 0) {
      return false;
    }
    from.put(key, left - 1);
    to.merge(key, 1, Integer::sum);
    return true;
  }

  /** "daily life" may be said otherwise; "5 mg daily" may not. */
  private static boolean dosing(Reading reading) {
    return reading.quantities().stream().anyMatch(FrequencyCheck::dose);
  }

  private static boolean dose(Quantity quantity) {
    String unit = quantity.unit();
    if (unit == null || quantity.form() == Quantity.Form.NAME) {
      return false;
    }
    return switch (Units.dimension(unit)) {
      case MASS, VOLUME, COUNT -> true;
      default -> unit.startsWith("[iU]");
    };
  }
}

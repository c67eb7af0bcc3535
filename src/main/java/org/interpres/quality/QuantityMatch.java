package org.interpres.quality;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.interpres.quality.quantity.Quantity;
import org.interpres.quality.quantity.Quantity.Form;
import org.interpres.quality.quantity.Reading;
import org.interpres.quality.quantity.Units;

/**
 * Which quantity of the source is which of the target, each used once: equal value and unit first,
 * then equal value, then equal amount (500 mg and 0.5 g). What is left over on either side was
 * lost, changed or added. Linear in the number of quantities.
 */
final class QuantityMatch {

  /** The same quantity in both texts. */
  record Couple(Quantity source, Quantity target) {}

  private static final int LONGEST_GAP_TO_MONTH = 6;

  private static final Set<Form> WRITTEN = EnumSet.of(Form.DIGITS, Form.NAME);
  private static final Set<Form> DIGITS = EnumSet.of(Form.DIGITS);
  private static final Set<Form> NAMES = EnumSet.of(Form.NAME);
  private static final Set<Form> SPOKEN = EnumSet.of(Form.WORD);
  private static final Set<Form> HINTS = EnumSet.of(Form.HINT);
  private static final Set<Form> IMPLIED = EnumSet.of(Form.HINT, Form.MONTH);
  private static final Set<Form> MONTHS = EnumSet.of(Form.MONTH);
  private static final Set<Form> ANY = EnumSet.complementOf(EnumSet.of(Form.MONTH));

  private final Reading from;
  private final NavigableSet<Integer> months = new TreeSet<>();
  private final List<Quantity> source;
  private final List<Quantity> target;
  private final boolean[] sourceUsed;
  private final boolean[] targetUsed;
  private final List<Couple> couples = new ArrayList<>();

  private QuantityMatch(Reading from, Reading to) {
    this.source = from.quantities();
    this.target = to.quantities();
    this.from = from;
    sourceUsed = new boolean[source.size()];
    targetUsed = new boolean[target.size()];
    match();
  }

  static QuantityMatch of(Reading source, Reading target) {
    return new QuantityMatch(source, target);
  }

  List<Couple> couples() {
    return couples;
  }

  List<Quantity> sourceLeft() {
    return left(source, sourceUsed);
  }

  List<Quantity> targetLeft() {
    return left(target, targetUsed);
  }

  private static List<Quantity> left(List<Quantity> all, boolean[] used) {
    List<Quantity> left = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (!used[i]) {
        left.add(all.get(i));
      }
    }
    return left;
  }

  private void match() {
    join(MONTHS, MONTHS, QuantityMatch::valuesOnly);
    join(WRITTEN, WRITTEN, QuantityMatch::withUnit);
    join(DIGITS, DIGITS, QuantityMatch::amount);
    // "coronavirus 2 (SARS-CoV-2)": the 2 of the name does not answer for the other.
    join(DIGITS, DIGITS, QuantityMatch::valuesOnly);
    join(NAMES, NAMES, QuantityMatch::valuesOnly);
    join(SPOKEN, SPOKEN, QuantityMatch::withUnit);
    join(WRITTEN, SPOKEN, QuantityMatch::withUnit);
    join(SPOKEN, WRITTEN, QuantityMatch::withUnit);
    join(WRITTEN, WRITTEN, QuantityMatch::amount);
    join(WRITTEN, WRITTEN, QuantityMatch::valuesOnly);
    split(source, sourceUsed, target, targetUsed);
    split(target, targetUsed, source, sourceUsed);
    join(WRITTEN, SPOKEN, QuantityMatch::amount);
    join(SPOKEN, WRITTEN, QuantityMatch::amount);
    join(WRITTEN, SPOKEN, QuantityMatch::valuesOnly);
    join(SPOKEN, WRITTEN, QuantityMatch::valuesOnly);
    // "The second" is "la segunda", and answers for no 2 that was lost; "a" and 1日 are both a 1.
    join(HINTS, HINTS, QuantityMatch::beyondOne);
    join(WRITTEN, IMPLIED, QuantityMatch::valuesOnly);
    join(IMPLIED, WRITTEN, QuantityMatch::valuesOnly);
    join(ANY, ANY, QuantityMatch::amount);
    join(ANY, ANY, QuantityMatch::valuesOnly);
  }

  private static List<Object> withUnit(Quantity quantity) {
    String unit = quantity.unit();
    return unit == null
        ? List.of()
        : quantity.values().stream().<Object>map(v -> v + unit).toList();
  }

  private static List<Object> valuesOnly(Quantity quantity) {
    return List.copyOf(quantity.values());
  }

  private static List<Object> beyondOne(Quantity quantity) {
    return quantity.value().compareTo(BigDecimal.ONE) > 0 ? valuesOnly(quantity) : List.of();
  }

  private static List<Object> amount(Quantity quantity) {
    String unit = quantity.unit();
    BigDecimal base = unit == null ? null : Units.inBase(quantity.value(), unit);
    return base == null || unit == null ? List.of() : List.of(base + " " + Units.dimension(unit));
  }

  private void join(Set<Form> from, Set<Form> to, Function<Quantity, List<Object>> keys) {
    Map<Object, Deque<Integer>> index = new HashMap<>();
    for (int t = 0; t < target.size(); t++) {
      if (!targetUsed[t] && to.contains(target.get(t).form())) {
        for (Object key : keys.apply(target.get(t))) {
          index.computeIfAbsent(key, k -> new ArrayDeque<>()).add(t);
        }
      }
    }
    for (int s = 0; !index.isEmpty() && s < source.size(); s++) {
      if (!sourceUsed[s] && from.contains(source.get(s).form())) {
        take(s, index, keys.apply(source.get(s)));
      }
    }
  }

  /** The "un" before "%" is no one of 1 %, and "un hombre" not the first of May. */
  private boolean fits(Quantity one, Quantity other) {
    return !(measured(one) && article(other))
        && !(measured(other) && article(one))
        && !(article(other) && ofDate(one) && !besideMonth(other));
  }

  /** "primero de mayo" is the first of May. */
  private boolean besideMonth(Quantity first) {
    if (months.isEmpty()) {
      target.stream().filter(q -> q.form() == Form.MONTH).forEach(q -> months.add(q.from()));
    }
    Integer month = months.ceiling(first.to());
    return month != null && month - first.to() <= LONGEST_GAP_TO_MONTH;
  }

  private boolean ofDate(Quantity quantity) {
    return WRITTEN.contains(quantity.form()) && from.dated(quantity.from(), quantity.to());
  }

  private static boolean measured(Quantity quantity) {
    return quantity.unit() != null
        && WRITTEN.contains(quantity.form())
        && switch (Units.dimension(quantity.unit())) {
          case MASS, VOLUME, SHARE, TEMPERATURE -> true;
          default -> false;
        };
  }

  private static boolean article(Quantity quantity) {
    return quantity.unit() == null
        && !WRITTEN.contains(quantity.form())
        && quantity.value().compareTo(BigDecimal.ONE) == 0;
  }

  private void take(int s, Map<Object, Deque<Integer>> index, List<Object> keys) {
    for (Object key : keys) {
      Deque<Integer> candidates = index.get(key);
      while (candidates != null && !candidates.isEmpty()) {
        int t = candidates.poll();
        if (!targetUsed[t] && fits(source.get(s), target.get(t))) {
          sourceUsed[s] = true;
          targetUsed[t] = true;
          couples.add(new Couple(source.get(s), target.get(t)));
          return;
        }
      }
    }
  }

  /** "5,6" that fits nothing as 5.6 may be a list of 5 and 6. */
  private static void split(
      List<Quantity> whole, boolean[] wholeUsed, List<Quantity> other, boolean[] otherUsed) {
    Map<BigDecimal, Deque<Integer>> index = null;
    for (int w = 0; w < whole.size(); w++) {
      if (wholeUsed[w] || whole.get(w).parts().isEmpty()) {
        continue;
      }
      index = index == null ? unused(other, otherUsed) : index;
      List<Integer> found = new ArrayList<>();
      for (Quantity part : whole.get(w).parts()) {
        Deque<Integer> candidates = index.get(part.value());
        if (candidates != null && !candidates.isEmpty()) {
          found.add(candidates.poll());
        }
      }
      if (found.size() == whole.get(w).parts().size()) {
        wholeUsed[w] = true;
        found.forEach(o -> otherUsed[o] = true);
      }
    }
  }

  private static Map<BigDecimal, Deque<Integer>> unused(List<Quantity> all, boolean[] used) {
    Map<BigDecimal, Deque<Integer>> index = new HashMap<>();
    for (int i = 0; i < all.size(); i++) {
      if (!used[i]) {
        index.computeIfAbsent(all.get(i).value(), k -> new ArrayDeque<>()).add(i);
      }
    }
    return index;
  }
}

package org.interpres.quality;

import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.interpres.quality.quantity.Quantity;
import org.interpres.quality.quantity.Quantity.Form;
import org.interpres.quality.quantity.Reading;
import org.interpres.quality.quantity.Units;
import org.jspecify.annotations.Nullable;

/** Of the numbers that match none: which must have one on the other side, and which they became. */
final class NumberPartners {

  /** A sentence has fewer numbers left; the limit keeps the time linear. */
  private static final int MOST_COMPARED = 64;

  private static final Set<Units.Dimension> COUNTED =
      EnumSet.of(
          Units.Dimension.MASS,
          Units.Dimension.VOLUME,
          Units.Dimension.TIME,
          Units.Dimension.COUNT,
          Units.Dimension.SHARE);

  private NumberPartners() {}

  /**
   * What is left on one side and needs an answer: digits always, a word or month only where the
   * {@code other} side has one that it may have become.
   */
  static List<Quantity> left(List<Quantity> left, List<Quantity> other, Reading reading) {
    List<Quantity> numbers = new ArrayList<>();
    boolean months = hasMonth(other);
    for (Quantity quantity : left) {
      boolean word = quantity.form() == Form.WORD && counted(quantity) && disputed(quantity, other);
      boolean month =
          quantity.form() == Form.MONTH
              && (months || reading.dated(quantity.from(), quantity.to()));
      if (quantity.form() == Form.DIGITS || quantity.form() == Form.NAME || word || month) {
        numbers.add(quantity);
      }
    }
    return numbers;
  }

  private static boolean hasMonth(List<Quantity> others) {
    return others.stream().anyMatch(other -> other.form() == Form.MONTH);
  }

  private static boolean counted(Quantity quantity) {
    String unit = quantity.unit();
    return unit != null && COUNTED.contains(Units.dimension(unit));
  }

  private static boolean disputed(Quantity word, List<Quantity> others) {
    return others.stream().limit(MOST_COMPARED).anyMatch(other -> sameMeasure(word, other));
  }

  private static boolean sameMeasure(Quantity one, Quantity other) {
    return one.unit() != null
        && other.unit() != null
        && Units.dimension(one.unit()) == Units.dimension(other.unit())
        && other.form() != Form.HINT;
  }

  /** What the source's number most likely became: one of the same unit, else the first left. */
  static @Nullable Quantity of(Quantity source, Deque<Quantity> added) {
    Quantity first = null;
    int compared = 0;
    for (Quantity target : added) {
      if (compared++ >= MOST_COMPARED) {
        break;
      }
      boolean bothWords = source.form() == Form.WORD && target.form() == Form.WORD;
      if (sameMeasure(source, target)) {
        return target;
      }
      boolean comparable =
          (source.form() == Form.NAME) == (target.form() == Form.NAME)
              && (source.form() == Form.MONTH) == (target.form() == Form.MONTH);
      if (first == null && comparable && !bothWords) {
        first = target;
      }
    }
    return source.form() == Form.WORD ? null : first;
  }
}

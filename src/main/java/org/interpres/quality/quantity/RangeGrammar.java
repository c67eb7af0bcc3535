package org.interpres.quality.quantity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.interpres.quality.quantity.NumberGrammar.Item;
import org.jspecify.annotations.Nullable;

/**
 * Joins numbers into ranges and clock times. What is said once holds for both ends: "1–2 million"
 * begins at a million, "5-10 mg" at 5 mg, "2019-20" ends in 2020, "8 to 10 p.m." at 22 hours.
 */
final class RangeGrammar {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal NOON = BigDecimal.valueOf(12);

  private final FoldedText text;
  private final List<Item> items;

  RangeGrammar(FoldedText text, List<Item> items) {
    this.text = text;
    this.items = items;
  }

  List<Reading.Range> ranges() {
    List<Draft[]> ranges = new ArrayList<>();
    // From the end, so that a unit after a list reaches its first member.
    for (int i = items.size() - 2; i >= 0; i--) {
      Draft low = items.get(i).draft();
      Draft high = end(i);
      if (low != null && high != null) {
        share(low, high);
        ranges.add(new Draft[] {low, high});
      } else if (low != null) {
        shareInList(low, i);
      }
    }
    Collections.reverse(ranges);
    clock();
    return ranges.stream()
        .map(range -> new Reading.Range(range[0].freeze(text), range[1].freeze(text)))
        .toList();
  }

  /** The other end of a range that begins at item {@code i}, or null. */
  private @Nullable Draft end(int i) {
    Draft low = items.get(i).draft();
    if (low == null || !endOfRange(low)) {
      return null;
    }
    Item next = items.get(i + 1);
    if (next.draft() != null) {
      Gap gap = gap(i);
      return gap == Gap.HYPHEN && endOfRange(next.draft()) ? next.draft() : inARow(low, next);
    }
    if (!next.is(Term.Kind.TO) || i + 2 >= items.size()) {
      return null;
    }
    Draft high = items.get(i + 2).draft();
    boolean close = gap(i).adjacent() && gap(i + 1).adjacent();
    return close && high != null && endOfRange(high) ? high : null;
  }

  /** 两三天: neighbours without a mark. */
  private static @Nullable Draft inARow(Draft low, Item next) {
    Draft high = next.draft();
    boolean row =
        high != null
            && low.to == high.from
            && next.piece().kind() == Piece.Kind.HAN
            && low.form == Quantity.Form.WORD;
    return row ? high : null;
  }

  private static boolean endOfRange(Draft draft) {
    return draft.form == Quantity.Form.DIGITS || draft.form == Quantity.Form.WORD;
  }

  private Gap gap(int i) {
    return Gap.between(text, items.get(i).to(), items.get(i + 1).from());
  }

  private static void share(Draft low, Draft high) {
    if (low.unit == null && high.unit != null) {
      low.unit(high.unit, low.to);
    }
    if (high.power > 0 && low.power == 0) {
      low.scaledOrNot(high.power);
    }
    BigDecimal start = low.value();
    boolean years = start.compareTo(BigDecimal.valueOf(1000)) > 0 && start.scale() <= 0;
    if (years && high.to - high.from == 2 && high.digits()) {
      high.also(start.subtract(start.remainder(HUNDRED)).add(high.value()));
    }
  }

  /** "5, 10 and 20 mg". */
  private void shareInList(Draft low, int i) {
    if (low.unit != null || !endOfRange(low)) {
      return;
    }
    Item next = items.get(i + 1);
    boolean comma = next.draft() != null && comma(low.to, next.from());
    boolean and =
        next.is(Term.Kind.AND)
            && i + 2 < items.size()
            && gap(i) == Gap.SPACE
            && gap(i + 1) == Gap.SPACE;
    Draft member = comma ? next.draft() : and ? items.get(i + 2).draft() : null;
    if (member != null && endOfRange(member) && member.unit != null) {
      low.unit(member.unit, low.to);
    }
  }

  private boolean comma(int from, int to) {
    int at = from;
    while (at < to && text.space(at)) {
      at++;
    }
    return at < to && to - at <= 2 && ",،、，".indexOf(text.at(at)) >= 0;
  }

  /** 10 p.m. is 22 hours too, and 下午10点. */
  private void clock() {
    for (int i = 0; i < items.size(); i++) {
      Item item = items.get(i);
      boolean afternoon = item.is(Term.Kind.PM);
      if (!afternoon && !item.is(Term.Kind.AM)) {
        continue;
      }
      boolean after = i > 0 && items.get(i - 1).draft() != null && gap(i - 1).adjacent();
      boolean before =
          i + 1 < items.size() && items.get(i + 1).draft() != null && gap(i).adjacent();
      if (after) {
        int hour = i - 1;
        boolean minutes = hour > 0 && items.get(hour - 1).draft() != null && clockMark(hour - 1);
        int first = minutes ? hour - 1 : hour;
        hour(first, afternoon ? NOON : BigDecimal.ZERO);
        int low = first - 2;
        if (low >= 0 && items.get(first - 1).is(Term.Kind.TO)) {
          boolean lowMinutes = low > 0 && items.get(low - 1).draft() != null && clockMark(low - 1);
          hour(lowMinutes ? low - 1 : low, afternoon ? NOON : BigDecimal.ZERO);
        }
      } else if (before) {
        hour(i + 1, afternoon ? NOON : BigDecimal.ZERO);
      }
    }
  }

  private boolean clockMark(int i) {
    return gap(i) == Gap.COLON || gap(i) == Gap.DOT;
  }

  private void hour(int i, BigDecimal shift) {
    Draft hour = items.get(i).draft();
    if (hour == null || hour.value().compareTo(NOON) > 0) {
      return;
    }
    boolean twelve = hour.value().compareTo(NOON) == 0;
    if (twelve && shift.signum() == 0) {
      hour.also(BigDecimal.ZERO);
      hour.also(BigDecimal.valueOf(24));
    } else if (!twelve) {
      hour.also(hour.value().add(shift));
    }
  }
}

package org.interpres.quality.quantity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.interpres.quality.quantity.NumberGrammar.Item;
import org.interpres.quality.quantity.Reading.Counting;
import org.interpres.quality.quantity.Reading.Frequency;
import org.interpres.quality.quantity.Term.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Finds how often: three times a day, every 8 hours, 每天三次, 1日3回, 5 mg a week. All are counted as
 * times in a day, so that every 8 hours and three times a day agree.
 */
final class FrequencyGrammar {

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

  private static final BigDecimal MOST_TIMES = BigDecimal.valueOf(48);

  private final FoldedText text;
  private final List<Item> items;
  private final List<Frequency> found = new ArrayList<>();

  FrequencyGrammar(FoldedText text, List<Item> items) {
    this.text = text;
    this.items = items;
  }

  List<Frequency> frequencies() {
    int i = 0;
    while (i < items.size()) {
      i += at(i);
    }
    return found;
  }

  /** Reads a frequency that begins at {@code i}; answers how many items were read, at least one. */
  private int at(int i) {
    Term whole = term(i, Kind.FREQ);
    if (whole != null) {
      add(rate(whole.value()), period(whole.value()), i, i);
      return 1;
    }
    int count = countLength(i);
    if (count > 0) {
      Term per = near(i + count - 1) ? term(i + count, Kind.PER) : null;
      if (per != null) {
        add(rate(count(i), BigDecimal.ONE, per.value()), per.value(), i, i + count);
        return count + 1;
      }
      return near(i + count - 1) && every(i + count) > 0 ? count : 1;
    }
    int every = every(i);
    if (every > 0) {
      Draft duration = duration(i + 1);
      int more = near(i + every - 1) ? countLength(i + every) : 0;
      BigDecimal times = more > 0 ? count(i + every) : BigDecimal.ONE;
      add(
          rate(times, valueOf(duration), unitOf(duration)),
          unitOf(duration),
          i,
          i + every + more - 1);
      return every + more;
    }
    return duration(i) != null ? afterDuration(i) : afterPeriod(i);
  }

  /** 一日三次, 8時間ごと, de 8 em 8 horas. */
  private int afterDuration(int i) {
    Draft high = duration(i);
    Draft low = i > 1 && items.get(i - 1).is(Kind.TO) ? duration(i - 2) : null;
    Draft duration = low != null && high != null ? low : high;
    if (gap(i) == Gap.NONE && items.get(i + 1).is(Kind.EVERY)) {
      int more = near(i + 1) ? countLength(i + 2) : 0;
      BigDecimal times = more > 0 ? count(i + 2) : BigDecimal.ONE;
      add(rate(times, valueOf(duration), unitOf(duration)), unitOf(duration), i, i + 1 + more);
      return 2 + more;
    }
    int count = near(i) ? countLength(i + 1) : 0;
    if (count > 0) {
      imply(duration);
      add(rate(count(i + 1), valueOf(duration), unitOf(duration)), unitOf(duration), i, i + count);
      return count + 1;
    }
    if (saysDaily(i, duration)) {
      add(BigDecimal.ONE, "d", Counting.BARE, i, i);
      return 1;
    }
    Draft before = i > 0 ? items.get(i - 1).draft() : null;
    if (before != null && before.value().equals(valueOf(duration)) && repeats(i - 1)) {
      add(rate(BigDecimal.ONE, valueOf(duration), unitOf(duration)), unitOf(duration), i - 1, i);
    }
    return 1;
  }

  /** 1日20 mg is 20 mg a day. */
  private boolean saysDaily(int i, @Nullable Draft duration) {
    return duration != null
        && duration.form == Quantity.Form.HINT
        && "d".equals(duration.unit)
        && text.digit(duration.from)
        && "後前間以目".indexOf(text.at(items.get(i).to())) < 0;
  }

  private boolean repeats(int i) {
    int from = items.get(i).to();
    int to = items.get(i + 1).from();
    return Gap.between(text, from, to) == Gap.SLASH
        || (to - from == 4 && text.startsWith(from, " em "));
  }

  /** "5 mg daily", "three a day", 每天三次, and "daily" by itself. */
  private int afterPeriod(int i) {
    Term per = term(i, Kind.PER);
    if (per != null) {
      int count = near(i) ? countLength(i + 1) : 0;
      BigDecimal times = count > 0 ? count(i + 1) : BigDecimal.ONE;
      Counting counting = count > 0 ? Counting.COUNTED : Counting.BARE;
      add(rate(times, BigDecimal.ONE, per.value()), per.value(), counting, i, i + count);
      return count + 1;
    }
    Draft number = items.get(i).draft();
    String within = number == null || number.unit == null ? "" : number.unit;
    int last = within.lastIndexOf('/');
    if (last > 0 && DAYS.containsKey(within.substring(last + 1))) {
      String period = within.substring(last + 1);
      add(rate(BigDecimal.ONE, BigDecimal.ONE, period), period, Counting.BARE, i, i);
      return 1;
    }
    Term next = number != null && near(i) && !unspaced(i + 1) ? term(i + 1, Kind.PER) : null;
    if (number == null || next == null || !times(number)) {
      return 1;
    }
    BigDecimal times = number.unit == null ? number.value() : BigDecimal.ONE;
    Counting counting = number.unit == null ? Counting.COUNTED : Counting.BARE;
    add(rate(times, BigDecimal.ONE, next.value()), next.value(), counting, i, i + 1);
    return 2;
  }

  /** In Chinese and Japanese the period comes first: "位点 2 每年" counts nothing. */
  private boolean unspaced(int i) {
    return i < items.size() && FoldedText.unspaced(text.at(items.get(i).from()));
  }

  private boolean times(Draft number) {
    boolean plain =
        number.form == Quantity.Form.DIGITS
            || number.form == Quantity.Form.WORD
            || (number.form == Quantity.Form.HINT && text.digit(number.from));
    return plain && (number.unit != null || number.value().compareTo(MOST_TIMES) <= 0);
  }

  /** "once", or "three" and "times": how many items, or 0. */
  private int countLength(int i) {
    if (i >= items.size()) {
      return 0;
    }
    if (items.get(i).is(Kind.COUNT)) {
      return 1;
    }
    Draft number = items.get(i).draft();
    boolean times =
        number != null
            && number.unit == null
            && times(number)
            && i + 1 < items.size()
            && items.get(i + 1).is(Kind.TIMES)
            && Gap.between(text, items.get(i).to(), items.get(i + 1).from()).binds();
    return times ? 2 : 0;
  }

  private BigDecimal count(int i) {
    Term count = term(i, Kind.COUNT);
    return count != null ? count.number() : valueOf(items.get(i).draft());
  }

  /** "every" and a duration: 2 items, or 0. */
  private int every(int i) {
    boolean every =
        i + 1 < items.size() && items.get(i).is(Kind.EVERY) && near(i) && duration(i + 1) != null;
    return every ? 2 : 0;
  }

  private @Nullable Draft duration(int i) {
    Draft draft = i < items.size() ? items.get(i).draft() : null;
    return draft != null
            && draft.unit != null
            && DAYS.containsKey(draft.unit)
            && draft.value().signum() > 0
        ? draft
        : null;
  }

  private static BigDecimal valueOf(@Nullable Draft draft) {
    return draft == null ? BigDecimal.ONE : draft.value();
  }

  private static String unitOf(@Nullable Draft draft) {
    return draft == null || draft.unit == null ? "d" : draft.unit;
  }

  private @Nullable Term term(int i, Kind kind) {
    return i < items.size() && items.get(i).draft() == null
        ? items.get(i).piece().term(kind)
        : null;
  }

  /** Whether no more than a space, hyphen or slash is between this item and the next. */
  private boolean near(int i) {
    Gap gap = gap(i);
    return gap.binds() || gap == Gap.SLASH;
  }

  private Gap gap(int i) {
    return i + 1 < items.size()
        ? Gap.between(text, items.get(i).to(), items.get(i + 1).from())
        : Gap.OTHER;
  }

  /** The one of "1日3回" is the day's, and no number that a translation would repeat. */
  private static void imply(@Nullable Draft duration) {
    if (duration != null && duration.value().compareTo(BigDecimal.ONE) == 0) {
      duration.form = Quantity.Form.HINT;
    }
  }

  /** The unit of {@code 2/d} or {@code 8h}; a day for as needed. */
  private static String period(String rate) {
    int at = 0;
    while (at < rate.length() && !Character.isLetter(rate.charAt(at))) {
      at++;
    }
    return rate.equals("prn") ? "d" : rate.substring(at);
  }

  /** {@code 2/d}, {@code 8h} or {@code prn}. */
  private static BigDecimal rate(String value) {
    if (value.equals("prn")) {
      return BigDecimal.ZERO;
    }
    int digits = 0;
    while (digits < value.length() && Character.isDigit(value.charAt(digits))) {
      digits++;
    }
    BigDecimal number = new BigDecimal(value.substring(0, digits));
    return value.charAt(digits) == '/'
        ? rate(number, BigDecimal.ONE, value.substring(digits + 1))
        : rate(BigDecimal.ONE, number, value.substring(digits));
  }

  private static BigDecimal rate(BigDecimal times, BigDecimal length, String unit) {
    BigDecimal days = length.multiply(DAYS.getOrDefault(unit, BigDecimal.ONE));
    return days.signum() == 0
        ? BigDecimal.ZERO
        : Term.canonical(times.divide(days, 4, RoundingMode.HALF_UP));
  }

  private void add(BigDecimal perDay, String period, int first, int last) {
    add(perDay, period, Counting.COUNTED, first, last);
  }

  private void add(BigDecimal perDay, String period, Counting counting, int first, int last) {
    int end = Math.min(last, items.size() - 1);
    found.add(
        new Frequency(
            perDay,
            period,
            counting,
            text.offset(items.get(first).from()),
            text.endOffset(items.get(end).to())));
  }
}

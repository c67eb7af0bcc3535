package org.interpres.quality.quantity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
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
      add(Rate.parse(whole.value()), i, i);
      return 1;
    }
    int count = countLength(i);
    if (count > 0) {
      Term per = near(i + count - 1) ? term(i + count, Kind.PER) : null;
      if (per != null) {
        add(Rate.of(count(i), BigDecimal.ONE, per.value()), i, i + count);
        return count + 1;
      }
      return near(i + count - 1) && every(i + count) > 0 ? count : 1;
    }
    int every = every(i);
    if (every > 0) {
      Draft duration = duration(i + 1);
      int more = near(i + every - 1) ? countLength(i + every) : 0;
      BigDecimal times = more > 0 ? count(i + every) : BigDecimal.ONE;
      add(rate(times, duration), i, i + every + more - 1);
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
      BigDecimal length = valueOf(duration).add(left(i + 1, unitOf(duration)));
      imply(length.equals(valueOf(duration)) ? null : duration);
      add(Rate.of(times, length, unitOf(duration)), i, i + 1 + more);
      return 2 + more;
    }
    int count = near(i) ? countLength(i + 1) : 0;
    if (count > 0) {
      imply(duration);
      add(rate(count(i + 1), duration), i, i + count);
      return count + 1;
    }
    if (high != null && text.at(items.get(i).to()) == 'に' && high.value().equals(BigDecimal.ONE)) {
      return withinOne(i, high);
    }
    if (saysDaily(i, high)) {
      add(Rate.of(BigDecimal.ONE, BigDecimal.ONE, "d"), Counting.BARE, i, i);
      return 1;
    }
    Draft before = i > 0 ? items.get(i - 1).draft() : null;
    if (before != null && before.value().equals(valueOf(duration)) && repeats(i - 1)) {
      add(rate(BigDecimal.ONE, duration), i - 1, i);
    }
    return 1;
  }

  /** 1日に3回 is three times a day; 1時間に1リットル is a litre per hour. */
  private int withinOne(int i, Draft duration) {
    boolean close = i + 1 < items.size() && items.get(i + 1).from() - items.get(i).to() <= 2;
    int count = close ? countLength(i + 1) : 0;
    imply(duration);
    Counting counting = count > 0 ? Counting.COUNTED : Counting.BARE;
    BigDecimal times = count > 0 ? count(i + 1) : BigDecimal.ONE;
    add(Rate.of(times, BigDecimal.ONE, unitOf(duration)), counting, i, i + count);
    return count + 1;
  }

  /** 1日おき leaves a day out: every other day. 8時間おき is every 8 hours all the same. */
  private BigDecimal left(int i, String unit) {
    Term every = term(i, Kind.EVERY);
    boolean skips = every != null && every.value().equals("left-out") && !unit.equals("h");
    return skips ? BigDecimal.ONE : BigDecimal.ZERO;
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
      add(Rate.of(times, BigDecimal.ONE, per.value()), counting, i, i + count);
      return count + 1;
    }
    Draft number = items.get(i).draft();
    String within = number == null || number.unit == null ? "" : number.unit;
    int last = within.lastIndexOf('/');
    if (last > 0 && Rate.isPeriod(within.substring(last + 1))) {
      String period = within.substring(last + 1);
      add(Rate.of(BigDecimal.ONE, BigDecimal.ONE, period), Counting.BARE, i, i);
      return 1;
    }
    Term next = number != null && near(i) && !unspaced(i + 1) ? term(i + 1, Kind.PER) : null;
    if (number == null || next == null || !times(number)) {
      return 1;
    }
    BigDecimal times = number.unit == null ? number.value() : BigDecimal.ONE;
    Counting counting = number.unit == null ? Counting.COUNTED : Counting.BARE;
    add(Rate.of(times, BigDecimal.ONE, next.value()), counting, i, i + 1);
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
            && Rate.isPeriod(draft.unit)
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

  private static Rate rate(BigDecimal times, @Nullable Draft duration) {
    return Rate.of(times, valueOf(duration), unitOf(duration));
  }

  private void add(Rate rate, int first, int last) {
    add(rate, Counting.COUNTED, first, last);
  }

  private void add(Rate rate, Counting counting, int first, int last) {
    int end = Math.min(last, items.size() - 1);
    found.add(
        new Frequency(
            rate.perDay(),
            rate.period(),
            counting,
            text.offset(items.get(first).from()),
            text.endOffset(items.get(end).to())));
  }
}

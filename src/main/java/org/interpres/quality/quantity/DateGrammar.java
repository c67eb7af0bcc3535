package org.interpres.quality.quantity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.interpres.quality.quantity.NumberGrammar.Item;
import org.interpres.quality.quantity.Reading.CalendarDate;
import org.interpres.quality.quantity.Reading.Writing;
import org.jspecify.annotations.Nullable;

/**
 * Finds calendar dates: 03/04/2026 in the order of the locale, 4 de marzo de 2026, March 4, 2026,
 * 2026年3月4日.
 */
final class DateGrammar {

  private static final int LONGEST_GAP = 5;

  private final FoldedText text;
  private final List<Item> items;
  private final DateOrder order;

  DateGrammar(FoldedText text, List<Item> items, DateOrder order) {
    this.text = text;
    this.items = items;
    this.order = order;
  }

  List<CalendarDate> dates() {
    List<CalendarDate> dates = new ArrayList<>();
    int i = 0;
    while (i < items.size()) {
      CalendarDate date = numeric(i);
      int taken = 3;
      if (date == null) {
        date = named(i);
        taken = date != null && date.year() > 0 && date.day() > 0 ? 3 : 2;
      }
      if (date == null) {
        i++;
      } else {
        dates.add(date);
        i += taken;
      }
    }
    return dates;
  }

  private @Nullable CalendarDate numeric(int i) {
    if (i + 2 >= items.size()) {
      return null;
    }
    int[] n = {digits(i), digits(i + 1), digits(i + 2)};
    if (n[0] < 0 || n[1] < 0 || n[2] < 0) {
      return null;
    }
    Gap first = gap(i);
    boolean marks =
        first == gap(i + 1) && (first == Gap.SLASH || first == Gap.DOT || first == Gap.HYPHEN);
    boolean han = sign(i) == '年' && sign(i + 1) == '月';
    if (han || (marks && n[0] > 999)) {
      return date(n[0], n[1], n[2], Writing.CLEAR, i, i + 2);
    }
    if (!marks || n[2] < 1000) {
      return null;
    }
    boolean either = n[0] <= 12 && n[1] <= 12 && n[0] != n[1];
    Writing writing = either ? Writing.AMBIGUOUS : Writing.CLEAR;
    boolean monthFirst = order == DateOrder.MONTH_FIRST ? n[0] <= 12 : n[1] > 12;
    return monthFirst
        ? date(n[2], n[0], n[1], writing, i, i + 2)
        : date(n[2], n[1], n[0], writing, i, i + 2);
  }

  /** March 4, 2026 and 4 de marzo de 2026; the year may be missing. */
  private @Nullable CalendarDate named(int i) {
    if (i + 1 >= items.size() || !close(i)) {
      return null;
    }
    boolean monthFirst = month(i) > 0;
    int month = monthFirst ? month(i) : month(i + 1);
    boolean sign = monthFirst && text.digit(items.get(i).from());
    boolean together = sign ? sign(i) == '月' : !monthFirst || gap(i).adjacent();
    if (!together || (!monthFirst && text.digit(items.get(i + 1).from()))) {
      return null;
    }
    int day = digits(monthFirst ? i + 1 : i);
    if (monthFirst && !sign && day > 999 && day < 3000) {
      // "December 2019"
      return new CalendarDate(
          day,
          month,
          0,
          Writing.CLEAR,
          text.offset(items.get(i).from()),
          text.endOffset(number(i + 1)));
    }
    if (month <= 0 || day < 1 || day > 31) {
      return null;
    }
    int year = i + 2 < items.size() && close(i + 1) ? digits(i + 2) : -1;
    return year > 999 && year < 3000
        ? date(year, month, day, Writing.CLEAR, i, i + 2)
        : date(0, month, day, Writing.CLEAR, i, i + 1);
  }

  private @Nullable CalendarDate date(
      int year, int month, int day, Writing writing, int first, int last) {
    if (month < 1 || month > 12 || day < 1 || day > 31 || year > 2999) {
      return null;
    }
    return new CalendarDate(
        year,
        month,
        day,
        writing,
        text.offset(items.get(first).from()),
        text.endOffset(number(last)));
  }

  /** A whole number in digits up to 9999, or -1. */
  private int digits(int i) {
    Draft draft = items.get(i).draft();
    if (draft == null || !wholeNumber(draft)) {
      return -1;
    }
    BigDecimal value = draft.value();
    return value.precision() - value.scale() <= 4 ? value.intValue() : -1;
  }

  /** "3月" is a month by its sign, and a number all the same. */
  private boolean wholeNumber(Draft draft) {
    boolean sign = draft.form == Quantity.Form.MONTH && text.digit(draft.from);
    return (draft.digits() || sign) && draft.value().scale() <= 0;
  }

  private int month(int i) {
    Draft draft = items.get(i).draft();
    return draft != null && draft.form == Quantity.Form.MONTH ? draft.value().intValue() : -1;
  }

  /** Where the number itself ends: "2020年" is no 2020 years here. */
  private int number(int i) {
    Draft draft = items.get(i).draft();
    return draft == null ? items.get(i).to() : draft.to;
  }

  /** The code point after the number, past one space. */
  private int sign(int i) {
    int after = number(i);
    return text.at(text.space(after) ? after + 1 : after);
  }

  private Gap gap(int i) {
    return Gap.between(text, number(i), items.get(i + 1).from());
  }

  private boolean close(int i) {
    return items.get(i + 1).from() - number(i) <= LONGEST_GAP;
  }
}

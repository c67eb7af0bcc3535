package org.interpres.quality.quantity;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a reader of a locale finds in a text.
 *
 * @param quantities every number, in the order of the text; the ends of ranges among them
 * @param ranges pairs of quantities with a dash or a word such as "to" between them
 * @param frequencies how often something is done
 * @param dates calendar dates that are written in digits or with a month's name
 */
public record Reading(
    List<Quantity> quantities,
    List<Range> ranges,
    List<Frequency> frequencies,
    List<CalendarDate> dates) {

  public Reading {
    quantities = List.copyOf(quantities);
    ranges = List.copyOf(ranges);
    frequencies = List.copyOf(frequencies);
    dates = List.copyOf(dates);
  }

  /** Whether a quantity stands inside one of the dates, which follow each other. */
  public boolean dated(int from, int to) {
    int low = 0;
    int high = dates.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      CalendarDate date = dates.get(middle);
      if (date.to() < to) {
        low = middle + 1;
      } else if (date.from() > from) {
        high = middle - 1;
      } else {
        return true;
      }
    }
    return false;
  }

  /** From one quantity to another, both in {@link Reading#quantities}. */
  public record Range(Quantity low, Quantity high) {}

  /**
   * How often.
   *
   * @param perDay how many times in a day: 3 for three times a day and for every 8 hours; zero for
   *     as needed
   * @param period UCUM code of the time that is counted in: d for daily, h for every 8 hours
   * @param counting whether the text counts, or only says "daily"
   * @param from UTF-16 offset
   * @param to offset after it
   */
  public record Frequency(BigDecimal perDay, String period, Counting counting, int from, int to) {

    /** As needed: no number of times. */
    public boolean asNeeded() {
      return perDay.signum() == 0;
    }
  }

  /** Whether a frequency says how many times. */
  public enum Counting {
    /** "twice a day", "every 8 hours". */
    COUNTED,
    /** "daily", "5 mg a week". */
    BARE
  }

  /**
   * A date.
   *
   * @param year the year, 0 when the text gives none
   * @param month 1-12
   * @param day 1-31, 0 when the text gives none
   * @param writing whether another order of day and month would be a date too
   * @param from UTF-16 offset
   * @param to offset after it
   */
  public record CalendarDate(int year, int month, int day, Writing writing, int from, int to) {}

  /** Whether a reader elsewhere could take a date for another. */
  public enum Writing {
    /** Only one reading is a date, or the month is a word. */
    CLEAR,
    /** Two numbers up to 12: 03/04/2026 is March in one country and April in another. */
    AMBIGUOUS
  }
}

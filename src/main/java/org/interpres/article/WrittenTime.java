package org.interpres.article;

import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * How a language writes a moment, in UTC and to the minute, {@code 3 Mar 2026, 14:05 UTC}, and a
 * day, {@code 3 Mar 2026}. Safe for use by many threads; a pattern is costly to read, so keep one.
 */
public final class WrittenTime {

  private static final String DAY = "d MMM uuuu";

  private final DateTimeFormatter moments;
  private final DateTimeFormatter days;

  private WrittenTime(Locale locale, String comma) {
    this.moments =
        DateTimeFormatter.ofPattern(DAY + comma + " HH:mm 'UTC'", locale).withZone(ZoneOffset.UTC);
    this.days = DateTimeFormatter.ofPattern(DAY, locale);
  }

  public static WrittenTime in(ULocale locale) {
    return new WrittenTime(
        Locale.forLanguageTag(locale.toLanguageTag()), locale.isRightToLeft() ? "،" : ",");
  }

  public String moment(Instant moment) {
    return moments.format(moment);
  }

  public String day(LocalDate day) {
    return days.format(day);
  }
}

package org.interpres.identity.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An instant as a page shows it, in UTC for all: the reviewers of one article sit in many zones.
 *
 * @param iso for the attribute {@code datetime}
 * @param words {@code 3 Mar 2026, 14:05 UTC}
 */
public record Moment(String iso, String words) {

  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  public static Moment of(Instant instant) {
    return new Moment(instant.toString(), WORDS.format(instant));
  }

  /** How long ago, in the largest unit that is at least one: {@code 3 h}, {@code 12 days}. */
  public static String age(Instant from, Instant now) {
    Duration age = Duration.between(from, now);
    if (age.toDays() > 0) {
      return age.toDays() == 1 ? "1 day" : age.toDays() + " days";
    }
    return age.toHours() > 0 ? age.toHours() + " h" : Math.max(0, age.toMinutes()) + " min";
  }
}

package org.interpres.quality;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A telephone line for people in danger, as {@code content/crisis-lines.yaml} has it.
 *
 * @param country ISO 3166
 * @param number as people write it
 * @param name what it calls itself
 * @param menu what to press for a language, by ISO 639 code
 * @param verified the day on which somebody confirmed it, null when nobody has
 */
record CrisisLine(
    String country,
    String number,
    String name,
    Map<String, String> menu,
    @Nullable LocalDate verified) {

  /** After this many days somebody must look again whether the line still exists. */
  static final int FRESH_DAYS = 180;

  CrisisLine {
    menu = Map.copyOf(menu);
  }

  /** Whether somebody has confirmed it, and lately. */
  boolean confirmed(LocalDate today) {
    return verified != null && !verified.isBefore(today.minusDays(FRESH_DAYS));
  }

  String digits() {
    return number.replaceAll("[^0-9]", "");
  }
}

package org.interpres.app;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Looks, before anything starts, whether durations and numbers can be read, and says which is not
 * and what one looks like: what reads them says only that a text is no duration.
 */
final class TypedSettings {

  private static final List<String> DURATIONS =
      List.of("deadline", "claim", "escalation.before", "escalation.again");

  private static final List<String> COUNTS =
      List.of("sweep", "engine-sweep", "workers", "deliver-sweep");

  private static final List<String> SWITCHES = List.of("publish-source", "warm-pages");

  private final ConfigurableEnvironment settings;

  TypedSettings(ConfigurableEnvironment settings) {
    this.settings = settings;
  }

  /** What cannot be read, in words for whoever starts the server; null where all can. */
  @Nullable String fault() {
    for (String name : DURATIONS) {
      String value = value(name);
      if (!isDuration(value) && !(value.isEmpty() && name.startsWith("escalation."))) {
        return wrong(name, value, "a time such as 2h, 30m, 1d or PT2H");
      }
    }
    for (String name : COUNTS) {
      if (!isWhole(value(name), Integer.MAX_VALUE) || value(name).matches("0+")) {
        return wrong(name, value(name), "a whole number from 1, such as 24");
      }
    }
    for (String name : SWITCHES) {
      if (!List.of("true", "false").contains(value(name).toLowerCase(Locale.ROOT))) {
        return wrong(name, value(name), "true or false");
      }
    }
    return budgets();
  }

  private @Nullable String budgets() {
    Map<String, String> budgets =
        new TreeMap<>(
            Binder.get(settings)
                .bind("interpres.budgets", Bindable.mapOf(String.class, String.class))
                .orElse(Map.of()));
    for (Map.Entry<String, String> budget : budgets.entrySet()) {
      if (!isWhole(budget.getValue().strip(), Long.MAX_VALUE)) {
        return wrong(
            "budgets." + budget.getKey(),
            budget.getValue(),
            "a number of characters a month, such as 500000");
      }
    }
    return null;
  }

  /** A number alone would be milliseconds: whoever writes 2 means hours. */
  private static boolean isDuration(String value) {
    try {
      Duration time = DurationStyle.detectAndParse(value);
      return !value.matches("[+-]?\\d+") && !time.isNegative() && !time.isZero();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isWhole(String value, long most) {
    try {
      return value.matches("\\d{1,19}") && Long.parseLong(value) <= most;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static String wrong(String name, String value, String right) {
    return "INTERPRES_%s is “%s”: set it to %s."
        .formatted(name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT), value, right);
  }

  private String value(String name) {
    return settings.getProperty("interpres." + name, "").strip();
  }
}

package org.interpres.translate.web;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Set;
import org.interpres.article.Excerpt;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.translate.Estimates;
import org.jspecify.annotations.Nullable;

/** What a request says in its address; each thing that it cannot say has its code. */
final class Parameters {

  private static final int MOST_TARGETS = 100;

  private Parameters() {}

  static Slug slug(String written) {
    try {
      return new Slug(written);
    } catch (InvalidName e) {
      throw new Refusal(Refusal.Kind.MALFORMED, "slug-invalid", e.says());
    }
  }

  static LocaleTag locale(@Nullable String written, String field) {
    if (written == null || written.isBlank()) {
      throw new Refusal(
          Refusal.Kind.INVALID, "locale-unknown", "“%s” names no locale.".formatted(field));
    }
    try {
      return LocaleTag.parse(written);
    } catch (InvalidName e) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "locale-unknown",
          Phrase.of("refused.in-field", Phrase.Name.of("field-name.", field), e.says()));
    }
  }

  /** Locales with commas; one at least. */
  static Set<LocaleTag> targets(String list) {
    Set<LocaleTag> targets = new LinkedHashSet<>();
    for (String item : list.split(",", -1)) {
      targets.add(locale(item, "targets"));
      if (targets.size() > MOST_TARGETS) {
        throw new Refusal(
            Refusal.Kind.INVALID,
            "too-many-targets",
            "An estimate is for at most %d targets.".formatted(MOST_TARGETS));
      }
    }
    return targets;
  }

  /** As {@link Estimates.Fate#label()} writes it. */
  static Estimates.Fate fate(String written) {
    for (Estimates.Fate fate : Estimates.Fate.values()) {
      if (fate.label().equals(written)) {
        return fate;
      }
    }
    throw new Refusal(
        Refusal.Kind.NOT_FOUND,
        "fate-unknown",
        "An estimate counts no sentences as “%s”.".formatted(Excerpt.of(written)));
  }

  /** {@code 2026-11}; the present one where none is written. */
  static YearMonth month(@Nullable String written, Clock clock) {
    if (written == null || written.isBlank()) {
      return YearMonth.now(clock.withZone(ZoneOffset.UTC));
    }
    try {
      // A longer year, +999999999, is a month to Java and none to PostgreSQL.
      if (written.length() == "2026-11".length()) {
        return YearMonth.parse(written);
      }
    } catch (DateTimeException e) {
      // as below
    }
    throw new Refusal(
        Refusal.Kind.MALFORMED,
        "month-invalid",
        "A month is written as 2026-11, not “%s”.".formatted(Excerpt.of(written)));
  }

  static int limit(int asked) {
    return Math.max(1, Math.min(asked, 200));
  }
}

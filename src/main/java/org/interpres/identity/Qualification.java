package org.interpres.identity;

import java.time.LocalDate;
import org.interpres.article.LocaleTag;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;

/**
 * That a person is qualified to review translations of a locale pair (45 CFR 92.201(c)(3)).
 *
 * @param source a locale tag, or {@code *} for every locale
 * @param target a locale tag, or {@code *} for every locale; {@code es} covers {@code es-MX}
 * @param expires the last day on which it counts, in UTC
 */
public record Qualification(Kind kind, String source, String target, LocalDate expires) {

  /** What it qualifies for; a step of the review policy asks for one. */
  public enum Kind {
    LINGUISTIC,
    MEDICAL
  }

  /** Every locale. */
  public static final String ANY = "*";

  /** PostgreSQL's dates end in the year 5874897, and a person's career long before. */
  private static final int LAST_YEAR = 9999;

  public Qualification {
    if (expires.getYear() > LAST_YEAR || expires.getYear() < 0) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "invalid-expiry",
          Phrase.of("refused.last-day", Integer.toString(LAST_YEAR)));
    }
    source = source.equals(ANY) ? ANY : LocaleTag.parse(source).value();
    target = target.equals(ANY) ? ANY : LocaleTag.parse(target).value();
  }

  /** Whether it covers the pair on the day. */
  public boolean covers(LocaleTag from, LocaleTag to, LocalDate day) {
    return !day.isAfter(expires) && matches(source, from) && matches(target, to);
  }

  private static boolean matches(String range, LocaleTag locale) {
    return range.equals(ANY)
        || locale.value().equals(range)
        || locale.value().startsWith(range + "-");
  }
}

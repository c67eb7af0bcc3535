package org.interpres.identity.web;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Optional;

/** A language that the pages speak; {@code messages_<tag>.properties} has its words. */
public enum PageLanguage {
  EN,
  ES,
  AR;

  /** BCP 47, for the attribute {@code lang}. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@code rtl} or {@code ltr}, for the attribute {@code dir}. */
  public String dir() {
    return this == AR ? "rtl" : "ltr";
  }

  /** As its speakers call it. */
  public String nameInItself() {
    return locale().getDisplayName(locale());
  }

  /**
   * With Latin digits in every language: segments, doses and versions are compared across the two
   * sides of the workbench, where a second set of digits would be one more thing to get wrong.
   */
  ULocale locale() {
    return ULocale.forLanguageTag(tag() + "-u-nu-latn");
  }

  /** The one with this tag; empty where the pages do not speak it. */
  public static Optional<PageLanguage> of(String tag) {
    return Arrays.stream(values()).filter(language -> language.tag().equals(tag)).findFirst();
  }

  /** The first that a browser accepts, English where it accepts none. */
  public static PageLanguage accepted(Enumeration<Locale> accepted) {
    return Collections.list(accepted).stream()
        .flatMap(locale -> of(locale.getLanguage()).stream())
        .findFirst()
        .orElse(EN);
  }
}

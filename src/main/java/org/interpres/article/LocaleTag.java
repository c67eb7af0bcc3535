package org.interpres.article;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.ibm.icu.util.IllformedLocaleException;
import com.ibm.icu.util.ULocale;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A canonical BCP 47 language tag: {@code es}, {@code pt-BR}, {@code zh-Hans}. Make one with {@link
 * #parse}, which canonicalises what people write ({@code ES_mx}, {@code iw}) and refuses what is
 * not a language that CLDR knows.
 */
public record LocaleTag(String value) implements Serializable {

  /** ISO 639 codes as ICU knows them: {@code xx} is well formed, but nobody's language. */
  private static final Set<String> LANGUAGES =
      Arrays.stream(ULocale.getISOLanguages()).collect(Collectors.toUnmodifiableSet());

  private static final Set<String> COUNTRIES =
      Arrays.stream(ULocale.getISOCountries()).collect(Collectors.toUnmodifiableSet());

  /** What was canonicalised lately; bounded, for people may write anything. */
  private static final Cache<String, String> CANONICAL =
      Caffeine.newBuilder().maximumSize(1_000).build();

  /** Languages whose sentences follow each other without a space. */
  private static final Set<String> UNSPACED = Set.of("zh", "ja", "yue", "th", "lo", "km", "my");

  public LocaleTag {
    if (!canonical(value).equals(value)) {
      throw new InvalidName(
          Phrase.of("refused.locale-not-canonical", Excerpt.of(value), canonical(value)));
    }
  }

  /**
   * @throws InvalidName when {@code text} is not a well-formed tag of a known language
   */
  public static LocaleTag parse(String text) {
    return new LocaleTag(canonical(text));
  }

  /** Each row that is read has one or two, and ICU takes longer than the database. */
  private static String canonical(String text) {
    String known = CANONICAL.getIfPresent(text);
    if (known != null) {
      return known;
    }
    String canonical = canonicalised(text);
    CANONICAL.put(text, canonical);
    return canonical;
  }

  private static String canonicalised(String text) {
    ULocale locale;
    try {
      locale = new ULocale.Builder().setLanguageTag(text.strip().replace('_', '-')).build();
    } catch (IllformedLocaleException e) {
      throw unknown(text);
    }
    ULocale canonical = ULocale.createCanonical(locale);
    boolean known =
        LANGUAGES.contains(canonical.getLanguage())
            && (canonical.getCountry().isEmpty()
                || COUNTRIES.contains(canonical.getCountry())
                || canonical.getCountry().chars().allMatch(Character::isDigit));
    if (!known) {
      throw unknown(text);
    }
    return canonical.toLanguageTag();
  }

  private static InvalidName unknown(String text) {
    return new InvalidName(Phrase.of("refused.locale-unknown", Excerpt.of(text)));
  }

  /**
   * This tag, then the more general ones that read the same: {@code es-MX}, {@code es}. One in
   * another script is none of them: {@code zh-Hant-TW} never falls back to {@code zh}. What is left
   * of a tag with an extension may be no tag, {@code en-x} of {@code en-x-a}: it is passed over, as
   * the look-up of RFC 4647, section 3.4, drops a single letter at the end.
   */
  public List<LocaleTag> fallbacks() {
    List<LocaleTag> tags = new ArrayList<>();
    tags.add(this);
    String tag = value;
    while (tag.contains("-")) {
      tag = tag.substring(0, tag.lastIndexOf('-'));
      if (tag.lastIndexOf('-') != tag.length() - 2) {
        general(tag).filter(general -> general.script().equals(script())).ifPresent(tags::add);
      }
    }
    return List.copyOf(tags);
  }

  private static Optional<LocaleTag> general(String prefix) {
    try {
      return Optional.of(parse(prefix));
    } catch (InvalidName e) {
      return Optional.empty();
    }
  }

  /** ISO 639 language code, lower case. */
  public String language() {
    return icu().getLanguage();
  }

  /** ISO 3166 country or UN M.49 area, or the empty string where the tag names none. */
  public String country() {
    return icu().getCountry();
  }

  /** ISO 15924 script, the likely one where the tag names none: {@code Hans} for {@code zh}. */
  public String script() {
    return ULocale.addLikelySubtags(icu()).getScript();
  }

  /** {@code rtl} or {@code ltr}, as the HTML attribute {@code dir} wants it. */
  public String direction() {
    return icu().isRightToLeft() ? "rtl" : "ltr";
  }

  /** Whether sentences of this locale are separated by a space. */
  public boolean spaced() {
    return !UNSPACED.contains(language());
  }

  /** The language's name in itself, for people: {@code español}, {@code 简体中文}. */
  public String nameInItself() {
    return icu().getDisplayNameWithDialect(icu());
  }

  /** The language's name in English, for pages and messages in English. */
  public String nameInEnglish() {
    return icu().getDisplayNameWithDialect(ULocale.ENGLISH);
  }

  public ULocale icu() {
    return ULocale.forLanguageTag(value);
  }

  @Override
  public String toString() {
    return value;
  }
}

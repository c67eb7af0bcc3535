package org.interpres.publish;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.TimeZone;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.interpres.article.ByLocale;
import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;

/**
 * The words that stand around an article, in its language; in English where there are none, and
 * then {@link #locale()} says so, because a page must mark a part in another language. Dates are in
 * UTC, with the time, as 21 CFR 11.50 asks of a signature. Safe for use by many threads.
 */
final class PublicationWords {

  private static final LocaleTag ENGLISH = new LocaleTag("en");
  private static final ByLocale<PublicationWords> READ = new ByLocale<>(PublicationWords::read);

  private final LocaleTag locale;
  private final Map<String, String> words;

  private PublicationWords(LocaleTag locale, Map<String, String> words) {
    this.locale = locale;
    this.words = words;
  }

  /** By tag, then by language and script, then by language; a script is never read in another. */
  static PublicationWords in(LocaleTag locale) {
    return READ.of(locale);
  }

  /** For how many locales words are kept. */
  static long kept() {
    return READ.size();
  }

  private static PublicationWords read(LocaleTag wanted) {
    for (String tag :
        List.of(wanted.value(), wanted.language() + "-" + wanted.script(), wanted.language())) {
      Map<String, String> words = resource(tag);
      if (words != null && LocaleTag.parse(tag).script().equals(wanted.script())) {
        // Dates follow the region where the words follow the language: es-MX reads es.properties.
        return new PublicationWords(wanted, words);
      }
    }
    Map<String, String> english = resource(ENGLISH.value());
    if (english == null) {
      throw new IllegalStateException("words/en.properties is missing from the program");
    }
    return new PublicationWords(ENGLISH, english);
  }

  private static @Nullable Map<String, String> resource(String tag) {
    try (InputStream in =
        PublicationWords.class.getResourceAsStream("words/" + tag + ".properties")) {
      if (in == null) {
        return null;
      }
      Properties properties = new Properties();
      properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return properties.stringPropertyNames().stream()
          .collect(Collectors.toUnmodifiableMap(key -> key, properties::getProperty));
    } catch (IOException e) {
      throw new UncheckedIOException("words/" + tag + ".properties cannot be read", e);
    }
  }

  /** The locale of the words: the page's, or English. */
  LocaleTag locale() {
    return locale;
  }

  /** All words, with {@code lang} and {@code dir}. */
  Map<String, Object> model() {
    Map<String, Object> model = new java.util.HashMap<>(words);
    model.put("lang", locale.value());
    model.put("dir", locale.direction());
    return model;
  }

  /** A word, or {@code otherwise} where a team's policy has a step that these words do not know. */
  String get(String key, String otherwise) {
    return words.getOrDefault(key, otherwise);
  }

  /** A sentence with its places filled in. */
  String sentence(String key, Object... values) {
    String pattern = words.get(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no words for " + key + " in " + locale);
    }
    return new MessageFormat(pattern.replace("'", "''"), locale.icu()).format(values);
  }

  /** A date with its time in UTC, as people of the locale write it. */
  String at(Instant instant) {
    DateFormat format =
        DateFormat.getDateTimeInstance(DateFormat.LONG, DateFormat.SHORT, locale.icu());
    format.setTimeZone(TimeZone.GMT_ZONE);
    return format.format(Date.from(instant)) + " UTC";
  }

  /** The name of a language in these words' language. */
  String language(LocaleTag of) {
    return of.icu().getDisplayNameWithDialect(locale.icu());
  }
}

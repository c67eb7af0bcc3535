package org.interpres.identity.web;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The words of the pages in one language: {@code /messages/messages_<tag>.properties}, UTF-8, each
 * a message of ICU's MessageFormat with numbered arguments, so that Arabic gets its six plural
 * forms. Safe for use by many threads.
 */
public final class Messages {

  private static final Map<PageLanguage, Messages> ALL = new EnumMap<>(PageLanguage.class);

  static {
    for (PageLanguage language : PageLanguage.values()) {
      ALL.put(language, new Messages(language, read(language)));
    }
  }

  private final PageLanguage language;
  private final Map<String, String> patterns;
  private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

  private Messages(PageLanguage language, Map<String, String> patterns) {
    this.language = language;
    this.patterns = patterns;
  }

  public static Messages in(PageLanguage language) {
    return java.util.Objects.requireNonNull(ALL.get(language));
  }

  private static Map<String, String> read(PageLanguage language) {
    String file = "/messages/messages_" + language.tag() + ".properties";
    Properties properties = new Properties();
    try (InputStream bytes = Messages.class.getResourceAsStream(file)) {
      if (bytes == null) {
        throw new IllegalStateException("the words of the pages are not there: " + file);
      }
      properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> patterns = new ConcurrentHashMap<>();
    properties.forEach((key, value) -> patterns.put(key.toString(), value.toString()));
    return patterns;
  }

  public boolean knows(String key) {
    return patterns.containsKey(key);
  }

  /** Every key, sorted. */
  Set<String> keys() {
    return new TreeSet<>(patterns.keySet());
  }

  /** The message as it is written, with its placeholders. */
  String pattern(String key) {
    String pattern = patterns.get(key);
    if (pattern == null) {
      throw new IllegalArgumentException(
          "no message “" + key + "” in messages_" + language.tag() + ".properties");
    }
    return pattern;
  }

  /**
   * The message.
   *
   * @param arguments texts and numbers; a text is set apart from the direction around it
   * @throws IllegalArgumentException where no bundle has the key: a mistake of the page
   */
  public String say(String key, Object... arguments) {
    String pattern = pattern(key);
    if (arguments.length == 0 && pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0) {
      return pattern;
    }
    MessageFormat format =
        formats.computeIfAbsent(key, k -> new MessageFormat(pattern, language.locale()));
    Object[] isolated = Arrays.stream(arguments).map(this::isolated).toArray();
    synchronized (format) {
      return format.format(isolated);
    }
  }

  /** In a sentence of Arabic a Latin name would drag the marks around it to its other side. */
  private Object isolated(Object argument) {
    return language == PageLanguage.AR && argument instanceof String text
        ? "\u2068" + text + "\u2069"
        : argument;
  }
}

package org.interpres.article;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.SimpleFormatter;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Words in one language: resources of properties, UTF-8, each value a message of ICU's
 * MessageFormat with numbered arguments, so that Arabic gets its six plural forms. A message is
 * parsed once. Safe for use by many threads.
 */
public final class Bundle {

  /** Nothing but {@code {0}} in braces. */
  private static final Pattern PLAIN = Pattern.compile("(?:[^{}]|\\{\\d+})*");

  private final ULocale locale;
  private final Map<String, String> patterns;
  private final Voice voice;
  private final LocalizedNumberFormatter numbers;
  private final boolean latin;
  private final Map<String, Message> messages = new ConcurrentHashMap<>();

  /** A message that is parsed. */
  private interface Message {
    String with(Object[] arguments);
  }

  private Bundle(ULocale locale, Map<String, String> patterns, Voice voice) {
    this.locale = locale;
    this.patterns = patterns;
    this.voice = voice;
    this.numbers = NumberFormatter.withLocale(locale).precision(Precision.maxFraction(3));
    this.latin = numbers.format(7).toString().equals("7");
  }

  /**
   * The words of {@code resources}, which have no key in common, as a reader of {@code locale}
   * reads them.
   *
   * @throws IllegalStateException when a resource is missing or repeats a key
   */
  public static Bundle read(ULocale locale, List<String> resources) {
    Map<String, String> patterns = new HashMap<>();
    for (String resource : resources) {
      Properties properties = properties(resource);
      for (String key : properties.stringPropertyNames()) {
        if (patterns.put(key, properties.getProperty(key)) != null) {
          throw new IllegalStateException(resource + " has “" + key + "”, as another has");
        }
      }
    }
    return new Bundle(locale, Map.copyOf(patterns), Voice.Localized.in(locale));
  }

  private static Properties properties(String resource) {
    Properties properties = new Properties();
    try (InputStream bytes = Bundle.class.getResourceAsStream(resource)) {
      if (bytes == null) {
        throw new IllegalStateException("the words are not there: " + resource);
      }
      properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** The same words, with all that is put into them as it stands. */
  public Bundle verbatim() {
    return new Bundle(locale, patterns, new Voice.Verbatim());
  }

  public boolean knows(String key) {
    return patterns.containsKey(key);
  }

  /** Every key, sorted. */
  public Set<String> keys() {
    return new TreeSet<>(patterns.keySet());
  }

  /**
   * The message as it is written, with its placeholders.
   *
   * @throws IllegalArgumentException where no resource has the key
   */
  public String pattern(String key) {
    String pattern = patterns.get(key);
    if (pattern == null) {
      throw new IllegalArgumentException(
          "no message “" + key + "” in the words of " + locale.toLanguageTag());
    }
    return pattern;
  }

  public String say(Phrase phrase) {
    return say(phrase.key(), phrase.arguments().toArray());
  }

  /**
   * The message.
   *
   * @param arguments what a {@link Phrase} takes
   * @throws IllegalArgumentException where no resource has the key, or arguments are missing: a
   *     mistake of the program
   */
  public String say(String key, Object... arguments) {
    Object[] said = new Object[arguments.length];
    for (int i = 0; i < said.length; i++) {
      said[i] = said(arguments[i]);
    }
    Message message = messages.get(key);
    if (message == null) {
      message = parse(pattern(key));
      messages.put(key, message);
    }
    return message.with(said);
  }

  private Object said(Object argument) {
    if (argument instanceof String words) {
      return voice.text(words);
    }
    if (argument instanceof Phrase phrase) {
      return say(phrase);
    }
    if (argument instanceof Phrase.Name name) {
      return knows(name.key()) ? say(name.key()) : voice.text(name.otherwise());
    }
    if (argument instanceof Phrase.Tag tag) {
      return voice.tag(tag);
    }
    if (argument instanceof Instant moment) {
      return voice.moment(moment);
    }
    if (argument instanceof LocalDate day) {
      return voice.day(day);
    }
    return argument instanceof LocaleTag tag
        ? tag.icu().getDisplayNameWithDialect(locale)
        : argument;
  }

  /** ICU's own formatter takes a lock and ten times as long as one that only fills in. */
  private Message parse(String pattern) {
    if (PLAIN.matcher(pattern).matches()) {
      SimpleFormatter format = SimpleFormatter.compile(pattern);
      return arguments -> format.format(texts(arguments));
    }
    MessageFormat format = new MessageFormat(pattern, locale);
    return arguments -> {
      synchronized (format) {
        return format.format(arguments);
      }
    };
  }

  private String[] texts(Object[] arguments) {
    String[] texts = new String[arguments.length];
    for (int i = 0; i < texts.length; i++) {
      texts[i] =
          arguments[i] instanceof Number number ? digits(number) : String.valueOf(arguments[i]);
    }
    return texts;
  }

  /** Segments are numbered in each row of a page: ICU takes a hundred times as long for "12". */
  private String digits(Number number) {
    boolean plain = latin && number instanceof Integer && number.intValue() >= 0;
    return plain && number.intValue() < 1000
        ? number.toString()
        : numbers.format(number).toString();
  }
}

package org.interpres.identity.web;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.interpres.article.Bundle;
import org.interpres.article.Phrase;

/**
 * The words of the pages in one language: their own, {@code /messages/messages_<tag>.properties},
 * and what checks and acts have to say, {@code /messages/sentences_<tag>.properties}. Safe for use
 * by many threads.
 */
public final class Messages {

  private static final Map<PageLanguage, Messages> ALL = new EnumMap<>(PageLanguage.class);

  static {
    for (PageLanguage language : PageLanguage.values()) {
      ALL.put(language, new Messages(language));
    }
  }

  private final Bundle words;

  private Messages(PageLanguage language) {
    this.words =
        Bundle.read(
            language.locale(),
            List.of(
                "/messages/messages_" + language.tag() + ".properties",
                "/messages/sentences_" + language.tag() + ".properties"));
  }

  public static Messages in(PageLanguage language) {
    return Objects.requireNonNull(ALL.get(language));
  }

  public boolean knows(String key) {
    return words.knows(key);
  }

  /** Every key, sorted. */
  Set<String> keys() {
    return words.keys();
  }

  /** The message as it is written, with its placeholders. */
  String pattern(String key) {
    return words.pattern(key);
  }

  /**
   * The message.
   *
   * @param arguments what a {@link Phrase} takes; a text is set apart from the direction around it
   * @throws IllegalArgumentException where no bundle has the key: a mistake of the page
   */
  public String say(String key, Object... arguments) {
    return words.say(key, arguments);
  }

  public String say(Phrase phrase) {
    return words.say(phrase);
  }
}

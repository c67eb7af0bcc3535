package org.interpres.article;

import com.ibm.icu.util.ULocale;
import java.io.Serializable;
import java.util.List;

/**
 * What is said to a person, before it is known in which language: a key of the bundles in {@code
 * /messages} and its arguments.
 *
 * @param arguments texts, which are said as they stand; numbers; a {@link LocaleTag}, a {@link
 *     Name} and another phrase, which are said in the language of the whole; a {@link Tag}, an
 *     {@link java.time.Instant} and a {@link java.time.LocalDate}, which a page says as its
 *     language writes them and the sentence in English as programs do
 */
public record Phrase(String key, List<Serializable> arguments) implements Serializable {

  /** Read on first use: most runs of the command line say nothing. */
  private static final class English {
    static final Bundle WORDS =
        Bundle.read(ULocale.ENGLISH, List.of("/messages/sentences_en.properties")).verbatim();

    private English() {}
  }

  /**
   * What somebody has named, a step of the policy or a role: said by its key where the bundles have
   * it, else as it is called.
   */
  public record Name(String key, String otherwise) implements Serializable {

    /** {@code kind.name}, or the name itself. */
    public static Name of(String kind, String name) {
      return new Name(kind + name, name);
    }
  }

  /** A locale: a page says its name, the sentence in English has its tag. */
  public record Tag(LocaleTag locale) implements Serializable {}

  public Phrase {
    arguments = List.copyOf(arguments);
  }

  public static Phrase of(String key, Serializable... arguments) {
    return new Phrase(key, List.of(arguments));
  }

  /** One after the other, at least one; the message of {@code key} joins two. */
  public static Serializable joined(List<? extends Serializable> each, String key) {
    Serializable all = each.get(0);
    for (Serializable next : each.subList(1, each.size())) {
      all = Phrase.of(key, all, next);
    }
    return all;
  }

  /**
   * The sentence in English, with its texts as they stand: what the API and the command line say,
   * and what is stored and signed, whoever reads it. A word that changes in {@code
   * sentences_en.properties} is another finding to the waivers that were given before.
   *
   * @throws IllegalArgumentException where the key is of another bundle
   */
  public String sentence() {
    return English.WORDS.say(this);
  }
}

package org.interpres.quality;

import org.interpres.article.ByLocale;
import org.interpres.article.InlineToken;
import org.interpres.article.LocaleTag;
import org.interpres.quality.quantity.FoldedText;
import org.interpres.quality.quantity.QuantityReader;
import org.interpres.quality.quantity.Reading;
import org.jspecify.annotations.Nullable;

/**
 * A text of a locale, and what several checks need of it, each made once. Twenty-six checks that
 * fold and parse for themselves were ten times as slow.
 */
final class Passage {

  /** The parts of a tag, which ICU takes microseconds to tell apart. */
  private record Place(
      String language, String script, String country, boolean spaced, QuantityReader reader) {

    static Place of(LocaleTag locale) {
      return new Place(
          locale.language(),
          locale.script(),
          locale.country(),
          locale.spaced(),
          QuantityReader.of(locale));
    }
  }

  private static final ByLocale<Place> PLACES = new ByLocale<>(Place::of);

  private final String text;
  private final LocaleTag locale;
  private final Place place;
  // Racing threads would compute equal immutable values: no lock is needed.
  private @Nullable FoldedText folded;
  private @Nullable Reading reading;
  private @Nullable String plain;

  Passage(String text, LocaleTag locale) {
    this.text = text;
    this.locale = locale;
    this.place = PLACES.of(locale);
  }

  /** Literal text with tags, as {@link InlineToken} says; spans are offsets into it. */
  String text() {
    return text;
  }

  LocaleTag locale() {
    return locale;
  }

  /** ISO 639 code. */
  String language() {
    return place.language();
  }

  /** ISO 15924 code, the likely one where the tag names none. */
  String script() {
    return place.script();
  }

  /** ISO 3166 or UN M.49 code, empty where the tag names none. */
  String country() {
    return place.country();
  }

  /** Whether the language separates its sentences, and its words, by spaces. */
  boolean spaced() {
    return place.spaced();
  }

  /** Whether number words and frequencies of the language are known. */
  boolean wordsKnown() {
    return place.reader().readsWords();
  }

  /** The text as lexicons read it. */
  FoldedText folded() {
    FoldedText made = folded;
    if (made == null) {
      made = FoldedText.of(text);
      folded = made;
    }
    return made;
  }

  /** The quantities that a reader of the locale reads. */
  Reading reading() {
    Reading made = reading;
    if (made == null) {
      made = place.reader().read(folded());
      reading = made;
    }
    return made;
  }

  /** The text without tags and without white space around it. */
  String plain() {
    String made = plain;
    if (made == null) {
      made = InlineToken.plain(text).strip();
      plain = made;
    }
    return made;
  }

  /** The part of the text that {@code span} covers, fit for a message. */
  String shown(Span span) {
    return Shown.of(text, span.from(), span.to());
  }
}

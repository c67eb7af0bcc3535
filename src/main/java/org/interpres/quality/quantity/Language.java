package org.interpres.quality.quantity;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.interpres.article.ByLocale;
import org.interpres.article.LocaleTag;

/**
 * What the parser knows of a language. Languages without a lexicon file have CLDR's digits,
 * separators, months and unit names only, and say so by {@link #words()}.
 */
final class Language {

  /** Han numerals are read by rule; a spelled-out list would have no end. */
  private static final Set<String> HAN_NUMERALS = Set.of("zh", "ja");

  private static final ByLocale<Language> BY_TAG = new ByLocale<>(Language::new);
  private static final int LONGEST_CLOCK_WORD = 8;

  private static final Map<String, LexiconOfLanguage> BY_LANGUAGE = new ConcurrentHashMap<>();

  /**
   * @param clock words before or after a time of the day: alle 14.30, 14.30 Uhr
   */
  private record LexiconOfLanguage(Lexicon<Term> terms, Lexicon<String> clock, boolean words) {}

  private final LexiconOfLanguage lexicon;
  private final Separators separators;
  private final boolean hanNumerals;
  private final DateOrder dateOrder;

  private Language(LocaleTag locale) {
    lexicon = BY_LANGUAGE.computeIfAbsent(locale.language(), language -> load(locale, language));
    separators = new Separators(locale);
    hanNumerals = HAN_NUMERALS.contains(locale.language());
    dateOrder = DateOrder.of(locale);
  }

  static Language of(LocaleTag locale) {
    return BY_TAG.of(locale);
  }

  private static LexiconOfLanguage load(LocaleTag locale, String language) {
    Lexicon<Term> terms = new Lexicon<>();
    Lexicon<String> clock = new Lexicon<>();
    LexiconFile.read("common.txt", (heading, form) -> add(terms, heading, form));
    boolean words =
        LexiconFile.read(
            language + ".txt",
            (heading, form) -> {
              if (heading.kind().equals("clock")) {
                clock.add(form, heading.value());
              } else {
                add(terms, heading, form);
              }
            });
    CldrForms cldr = new CldrForms(locale.icu(), terms);
    cldr.addMonths();
    cldr.addUnits();
    if (words && !HAN_NUMERALS.contains(language)) {
      cldr.addNumberWords();
    }
    return new LexiconOfLanguage(terms, clock, words);
  }

  private static void add(Lexicon<Term> terms, LexiconFile.Heading heading, String form) {
    terms.add(form, Term.of(heading.kind(), heading.value()));
  }

  Lexicon<Term> terms() {
    return lexicon.terms();
  }

  /** Whether a word next to {@code from} or {@code to} says that a time of the day stands there. */
  boolean clock(FoldedText text, int from, int to) {
    int end = from;
    while (text.space(end - 1)) {
      end--;
    }
    int start = end;
    while (text.letter(start - 1) && end - start < LONGEST_CLOCK_WORD) {
      start--;
    }
    Lexicon.Match<String> before = end > start ? lexicon.clock().match(text, start) : null;
    Lexicon.Match<String> after = lexicon.clock().match(text, text.space(to) ? to + 1 : to);
    return (before != null && before.to() == end && before.entries().contains("before"))
        || (after != null && after.entries().contains("after"));
  }

  /** Whether number words, frequencies and unit abbreviations of the language are known. */
  boolean words() {
    return lexicon.words();
  }

  Separators separators() {
    return separators;
  }

  boolean hanNumerals() {
    return hanNumerals;
  }

  DateOrder dateOrder() {
    return dateOrder;
  }
}

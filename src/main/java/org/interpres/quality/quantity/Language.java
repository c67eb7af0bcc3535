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
  private static final Map<String, LexiconOfLanguage> BY_LANGUAGE = new ConcurrentHashMap<>();

  private record LexiconOfLanguage(Lexicon<Term> terms, boolean words) {}

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
    LexiconFile.read("common.txt", (heading, form) -> add(terms, heading, form));
    boolean words =
        LexiconFile.read(language + ".txt", (heading, form) -> add(terms, heading, form));
    CldrForms cldr = new CldrForms(locale.icu(), terms);
    cldr.addMonths();
    cldr.addUnits();
    if (words && !HAN_NUMERALS.contains(language)) {
      cldr.addNumberWords();
    }
    return new LexiconOfLanguage(terms, words);
  }

  private static void add(Lexicon<Term> terms, LexiconFile.Heading heading, String form) {
    terms.add(form, Term.of(heading.kind(), heading.value()));
  }

  Lexicon<Term> terms() {
    return lexicon.terms();
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

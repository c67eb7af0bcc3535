package org.interpres.quality.quantity;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.NumberFormatter.UnitWidth;
import com.ibm.icu.text.DateFormatSymbols;
import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The words for numbers, months and units that CLDR knows in a locale, in every case and gender
 * that it has. What CLDR lacks (mcg, tablets, Arabic duals) is in the lexicon files.
 */
final class CldrForms {

  /** "in" is a preposition in half the languages; "л." is litres to a Russian reader, not years. */
  private static final Set<String> MISLEADING_SHORT = Set.of("[in_i]", "a");

  /** Languages that write zweihundertfünfzig and duecentocinquanta in one word. */
  private static final Set<String> JOINED = Set.of("de", "it");

  private static final int LARGEST_WORD = 99;
  private static final int LARGEST_ORDINAL = 31;

  /** One sample for each plural form of each language: one, two, few, many, other. */
  private static final int[] PLURAL_SAMPLES = {1, 2, 3, 5, 11, 100};

  private static final Map<String, List<String>> CASES =
      Map.of(
          "ru", List.of("genitive", "dative", "accusative", "instrumental", "prepositional"),
          "de", List.of("genitive", "dative", "accusative"));

  private final ULocale locale;
  private final Lexicon<Term> lexicon;

  CldrForms(ULocale locale, Lexicon<Term> lexicon) {
    this.locale = locale;
    this.lexicon = lexicon;
  }

  void addMonths() {
    DateFormatSymbols symbols = DateFormatSymbols.getInstance(locale);
    for (int context : new int[] {DateFormatSymbols.FORMAT, DateFormatSymbols.STANDALONE}) {
      for (int width : new int[] {DateFormatSymbols.WIDE, DateFormatSymbols.ABBREVIATED}) {
        String[] months = symbols.getMonths(context, width);
        for (int i = 0; i < Math.min(12, months.length); i++) {
          String month = months[i];
          // "1月" and "1" are digits, which the grammar reads by itself.
          if (!month.isEmpty() && month.codePoints().noneMatch(Character::isDigit)) {
            lexicon.add(month, new Term(Term.Kind.MONTH, month, BigDecimal.valueOf(i + 1L)));
          }
        }
      }
    }
  }

  void addNumberWords() {
    RuleBasedNumberFormat speller =
        new RuleBasedNumberFormat(locale, RuleBasedNumberFormat.SPELLOUT);
    for (String rules : speller.getRuleSetNames()) {
      if (rules.contains("cardinal") || rules.contains("numbering")) {
        addWords(speller, rules, Term.Kind.NUM, LARGEST_WORD);
      } else if (rules.contains("ordinal")) {
        addWords(speller, rules, Term.Kind.ORD, LARGEST_ORDINAL);
      }
    }
  }

  private void addWords(RuleBasedNumberFormat speller, String rules, Term.Kind kind, int largest) {
    boolean joined = kind == Term.Kind.NUM && JOINED.contains(locale.getLanguage());
    for (int number = kind == Term.Kind.ORD ? 1 : 0; number <= largest; number++) {
      addWord(speller, rules, kind, number);
    }
    for (int number = largest + 1; joined && number < 1000; number++) {
      addWord(speller, rules, kind, number);
      if (number % 100 == 0) {
        addWord(speller, rules, kind, number * 10);
      }
    }
  }

  private void addWord(RuleBasedNumberFormat speller, String rules, Term.Kind kind, int number) {
    String word = speller.format(number, rules);
    if (word.codePoints().noneMatch(Character::isDigit)) {
      lexicon.add(word, new Term(kind, "", Term.canonical(BigDecimal.valueOf(number))));
    }
  }

  void addUnits() {
    for (Units.Unit unit : Units.all()) {
      if (unit.cldr() == null) {
        continue;
      }
      Term term = new Term(Term.Kind.UNIT, unit.code(), BigDecimal.ZERO);
      MeasureUnit measure = MeasureUnit.forIdentifier(unit.cldr());
      LocalizedNumberFormatter names =
          NumberFormatter.withLocale(locale).unit(measure).unitWidth(UnitWidth.FULL_NAME);
      for (int sample : PLURAL_SAMPLES) {
        add(names.format(sample).toString(), term);
        for (String grammaticalCase : CASES.getOrDefault(locale.getLanguage(), List.of())) {
          add(names.unitDisplayCase(grammaticalCase).format(sample).toString(), term);
        }
      }
      if (MISLEADING_SHORT.contains(unit.code())) {
        continue;
      }
      add(names.unitWidth(UnitWidth.SHORT).format(5).toString(), term);
      add(names.unitWidth(UnitWidth.SHORT).format(1).toString(), term);
    }
  }

  /** Takes the number out of "5 milligrams"; an Arabic dual has none and is a word of its own. */
  private void add(String formatted, Term unit) {
    StringBuilder name = new StringBuilder();
    boolean number = false;
    for (int at = 0; at < formatted.length(); ) {
      int codePoint = formatted.codePointAt(at);
      if (Character.isDigit(codePoint)) {
        number = true;
      } else {
        // French has a no-break space here, which strip() would leave before the name.
        name.appendCodePoint(Character.isSpaceChar(codePoint) ? ' ' : codePoint);
      }
      at += Character.charCount(codePoint);
    }
    if (number && !name.toString().isBlank()) {
      lexicon.add(name.toString().strip(), unit);
    }
  }
}

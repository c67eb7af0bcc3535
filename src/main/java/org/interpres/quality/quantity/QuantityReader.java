package org.interpres.quality.quantity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text of one locale into quantities, ranges, frequencies and dates. Takes any Unicode, in
 * time linear in its length, and never fails; safe for use by many threads.
 *
 * <p>Number words, frequencies and unit abbreviations are known for en, es, fr, de, pt, it, ru, ar,
 * zh and ja. In other languages it reads digits, separators, months and unit names as CLDR has
 * them.
 */
public final class QuantityReader {

  private final Language language;

  private QuantityReader(Language language) {
    this.language = language;
  }

  public static QuantityReader of(LocaleTag locale) {
    return new QuantityReader(Language.of(locale));
  }

  /** Whether the language's words are known, not only its digits. */
  public boolean readsWords() {
    return language.words();
  }

  public Reading read(String text) {
    return read(FoldedText.of(text));
  }

  /** The same, of a text that is folded already. */
  public Reading read(FoldedText folded) {
    List<Piece> pieces = new Scanner(folded, language).pieces();
    NumberGrammar numbers = new NumberGrammar(folded, pieces);
    List<NumberGrammar.Item> items = numbers.items();
    List<Reading.Range> ranges = new RangeGrammar(folded, items).ranges();
    List<Reading.CalendarDate> dates = new DateGrammar(folded, items, language.dateOrder()).dates();
    List<Reading.Frequency> frequencies = new FrequencyGrammar(folded, items).frequencies();
    List<Quantity> quantities = new ArrayList<>();
    for (NumberGrammar.Item item : items) {
      Draft draft = item.draft() != null ? item.draft() : implied(item);
      if (draft != null) {
        quantities.add(draft.freeze(folded));
      }
    }
    return new Reading(quantities, ranges, frequencies, dates);
  }

  /** "twice" implies a 2, which another language may write in digits. */
  private static @Nullable Draft implied(NumberGrammar.Item item) {
    Term count = item.piece().term(Term.Kind.COUNT);
    Term frequency = item.piece().term(Term.Kind.FREQ);
    BigDecimal value = null;
    if (count != null) {
      value = count.number();
    } else if (frequency != null && Character.isDigit(frequency.value().charAt(0))) {
      value = BigDecimal.valueOf(Character.digit(frequency.value().charAt(0), 10));
    }
    return value == null
        ? null
        : new Draft(Quantity.Form.HINT, item.piece().from(), item.piece().to(), List.of(value));
  }
}

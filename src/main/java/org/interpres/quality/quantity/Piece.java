package org.interpres.quality.quantity;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the scanner cuts out of a text: digits, a Han or Roman numeral, or words of the lexicon.
 *
 * @param from folded position
 * @param to the position after it
 * @param values of a numeral; empty for words
 * @param split the numbers it falls into when it is no single number; else empty
 * @param terms of words; empty for a numeral
 */
record Piece(
    Kind kind, int from, int to, List<BigDecimal> values, List<Piece> split, List<Term> terms) {

  enum Kind {
    DIGITS,
    NAME,
    HAN,
    ROMAN,
    WORDS
  }

  static Piece numeral(Kind kind, int from, int to, List<BigDecimal> values) {
    return new Piece(kind, from, to, values, List.of(), List.of());
  }

  Piece named() {
    return new Piece(Kind.NAME, from, to, values, split, terms);
  }

  boolean numeral() {
    return kind != Kind.WORDS;
  }

  /** The term of {@code kind}, or null. */
  @Nullable Term term(Term.Kind wanted) {
    for (Term term : terms) {
      if (term.kind() == wanted) {
        return term;
      }
    }
    return null;
  }

  /** The numbers of all terms of {@code kind}: midnight is 0 and 12 o'clock. */
  List<BigDecimal> numbers(Term.Kind wanted) {
    return terms.stream().filter(term -> term.kind() == wanted).map(Term::number).toList();
  }

  boolean is(Term.Kind wanted) {
    return term(wanted) != null;
  }
}

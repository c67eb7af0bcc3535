package org.interpres.quality.quantity;

import java.math.BigDecimal;
import java.util.Objects;
import org.interpres.quality.quantity.Term.Kind;

/** Adds up number words as they are read: two, hundred, five, thousand. */
final class WordNumber {

  private static final BigDecimal TEN = BigDecimal.TEN;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** A longer row of number words is a list or nonsense, and its value would grow without end. */
  private static final int MOST_WORDS = 12;

  private int words;
  private BigDecimal total = BigDecimal.ZERO;
  private BigDecimal section = BigDecimal.ZERO;
  private BigDecimal last = BigDecimal.ZERO;
  private BigDecimal lastScale = BigDecimal.ZERO;

  /** Whether {@code piece} goes on with the number, or begins another. */
  boolean accepts(Piece piece, boolean and) {
    Term scale = piece.term(Kind.SCALE);
    if (words >= MOST_WORDS) {
      return false;
    }
    if (scale != null) {
      boolean first = lastScale.signum() == 0;
      return first
          || scale.number().compareTo(lastScale) < 0
          || section.signum() > 0
          || last.signum() == 0;
    }
    Term number = piece.term(Kind.NUM);
    if (number == null) {
      return false;
    }
    BigDecimal value = number.number();
    if (value.compareTo(BigDecimal.ONE) < 0) {
      return false;
    }
    boolean afterScale = last.signum() == 0 && lastScale.signum() > 0;
    boolean tensThenOnes =
        last.compareTo(TEN) > 0
            && last.remainder(TEN).signum() == 0
            && value.compareTo(last.compareTo(HUNDRED) >= 0 ? HUNDRED : TEN) < 0;
    // Arabic says five and twenty.
    boolean onesThenTens =
        and
            && last.signum() > 0
            && last.compareTo(TEN) < 0
            && value.compareTo(TEN) > 0
            && value.compareTo(HUNDRED) < 0
            && value.remainder(TEN).signum() == 0;
    return tensThenOnes || onesThenTens || (afterScale && value.compareTo(lastScale) < 0);
  }

  void add(Piece piece) {
    words++;
    Term scale = piece.term(Kind.SCALE);
    if (scale == null) {
      Term number = Objects.requireNonNull(piece.term(Kind.NUM));
      section = section.add(number.number());
      last = number.number();
      return;
    }
    BigDecimal factor = section.signum() == 0 ? BigDecimal.ONE : section;
    BigDecimal product = factor.multiply(scale.number());
    if (scale.number().compareTo(HUNDRED) == 0) {
      section = product;
    } else if (section.signum() == 0 && total.signum() > 0) {
      total = total.multiply(scale.number());
    } else {
      total = total.add(product);
      section = BigDecimal.ZERO;
    }
    last = BigDecimal.ZERO;
    lastScale = scale.number();
  }

  BigDecimal value() {
    return Term.canonical(total.add(section));
  }
}

package org.interpres.quality.quantity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Numerals in Han characters: 三, 二十五, 一百零三, 二〇二〇, 三万. Two neighbours in a row are how Chinese and
 * Japanese say a range: 两三天 is two to three days.
 */
final class HanNumerals {

  private static final String DIGITS = "〇一二三四五六七八九";
  private static final int LONGEST = 24;

  private HanNumerals() {}

  static boolean numeral(int codePoint) {
    return codePoint >= 0x3007
        && (digit(codePoint) >= 0 || power(codePoint) > 0 || half(codePoint));
  }

  private static int digit(int codePoint) {
    return switch (codePoint) {
      case '零' -> 0;
      case '两', '兩' -> 2;
      default -> codePoint > 0xFFFF ? -1 : DIGITS.indexOf(codePoint);
    };
  }

  private static boolean half(int codePoint) {
    return codePoint == '半';
  }

  /** The power of ten that the character multiplies by, or 0. */
  static int power(int codePoint) {
    return switch (codePoint) {
      case '十' -> 1;
      case '百' -> 2;
      case '千' -> 3;
      case '万', '萬' -> 4;
      case '亿', '億' -> 8;
      default -> 0;
    };
  }

  /** The numerals that begin at {@code from}: one, or the two ends of a range in a row. */
  static List<Piece> read(FoldedText text, int from) {
    int to = from;
    boolean powers = false;
    while (to < text.length() && to - from < LONGEST && numeral(text.at(to))) {
      powers |= power(text.at(to)) > 0 || half(text.at(to));
      to++;
    }
    if (powers) {
      return List.of(piece(from, to, value(text, from, to)));
    }
    List<Piece> digits = new ArrayList<>();
    StringBuilder positional = new StringBuilder();
    for (int i = from; i < to; i++) {
      int digit = digit(text.at(i));
      positional.append(digit);
      digits.add(piece(i, i + 1, BigDecimal.valueOf(digit)));
    }
    boolean range = digits.size() == 2 && digit(text.at(from + 1)) == digit(text.at(from)) + 1;
    return range || digits.size() == 1
        ? digits
        : List.of(piece(from, to, Separators.number(positional.toString())));
  }

  private static Piece piece(int from, int to, BigDecimal value) {
    return Piece.numeral(Piece.Kind.HAN, from, to, List.of(value));
  }

  private static BigDecimal value(FoldedText text, int from, int to) {
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal section = BigDecimal.ZERO;
    BigDecimal digit = null;
    for (int i = from; i < to; i++) {
      int codePoint = text.at(i);
      int power = power(codePoint);
      if (half(codePoint)) {
        section = section.add(new BigDecimal("0.5"));
      } else if (power == 0) {
        digit = BigDecimal.valueOf(digit(codePoint));
      } else if (power < 4) {
        section = section.add((digit == null ? BigDecimal.ONE : digit).scaleByPowerOfTen(power));
        digit = null;
      } else {
        section = digit == null ? section : section.add(digit);
        total =
            total.add(section.signum() == 0 ? BigDecimal.ONE : section).scaleByPowerOfTen(power);
        section = BigDecimal.ZERO;
        digit = null;
      }
    }
    return Term.canonical(total.add(digit == null ? section : section.add(digit)));
  }
}

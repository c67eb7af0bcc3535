package org.interpres.quality.quantity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Cuts a text into pieces that mean something to a quantity, in one pass. */
final class Scanner {

  /** A longer row of digits is no quantity of any article, and slow to calculate with. */
  private static final int LONGEST_NUMERAL = 40;

  private static final Map<Character, Integer> ROMAN =
      Map.of('I', 1, 'V', 5, 'X', 10, 'L', 50, 'C', 100, 'D', 500, 'M', 1000);

  private static final Map<Integer, BigDecimal> FRACTIONS =
      Map.of(
          (int) '½',
          new BigDecimal("0.5"),
          (int) '¼',
          new BigDecimal("0.25"),
          (int) '¾',
          new BigDecimal("0.75"));

  private final FoldedText text;
  private final Language language;
  private final List<Piece> pieces = new ArrayList<>();
  private int at;

  Scanner(FoldedText text, Language language) {
    this.text = text;
    this.language = language;
  }

  List<Piece> pieces() {
    while (at < text.length()) {
      if (startsAddress()) {
        skipAddress();
      } else if (text.digit(at)) {
        digits();
      } else if (fraction(at) != null) {
        pieces.add(numeral(at, at + 1, List.of(Objects.requireNonNull(fraction(at)))));
        at++;
      } else if (text.space(at)) {
        at++;
      } else if (!text.letter(at) || !text.letter(at - 1)) {
        word();
      } else {
        at++;
      }
    }
    return pieces;
  }

  /** Numbers of an address are the URL check's; 24/7 is a saying, no quantity. */
  private boolean startsAddress() {
    return text.at(at) == 'h' && (text.startsWith(at, "http://") || text.startsWith(at, "https://"))
        || text.at(at) == 'w' && text.startsWith(at, "www.")
        || text.at(at) == 'd' && text.startsWith(at, "doi:")
        || text.at(at) == '2' && text.startsWith(at, "24/7");
  }

  private void skipAddress() {
    while (at < text.length() && !text.space(at) && !FoldedText.unspaced(text.at(at))) {
      at++;
    }
  }

  private void word() {
    Lexicon.Match<Term> match = language.terms().match(text, at);
    boolean skip = match != null && match.entries().get(0).kind() == Term.Kind.SKIP;
    if (!skip && language.hanNumerals() && HanNumerals.numeral(text.at(at))) {
      if (match == null || match.to() - match.from() < 2) {
        List<Piece> numerals = HanNumerals.read(text, at);
        pieces.addAll(numerals);
        at = numerals.get(numerals.size() - 1).to();
        return;
      }
    }
    Piece roman = match == null ? roman() : null;
    if (roman != null) {
      pieces.add(roman);
      at = roman.to();
    } else if (match != null) {
      if (!skip) {
        pieces.add(
            new Piece(
                Piece.Kind.WORDS, match.from(), match.to(), List.of(), List.of(), match.entries()));
      }
      at = match.to();
    } else {
      markName();
      at++;
    }
  }

  /** Digits that run into letters which are no unit are part of a name: 229E, H1N1. */
  private void markName() {
    if (text.letter(at) && text.digit(at - 1) && !pieces.isEmpty()) {
      int last = pieces.size() - 1;
      if (pieces.get(last).to() == at && pieces.get(last).kind() == Piece.Kind.DIGITS) {
        pieces.set(last, pieces.get(last).named());
      }
    }
  }

  /** XXI, and XXIe as French has it. */
  private @Nullable Piece roman() {
    int to = at;
    int value = 0;
    int previous = 0;
    while (to - at < 7 && text.written(to) < 0x80) {
      Integer digit = ROMAN.get((char) text.written(to));
      if (digit == null) {
        break;
      }
      value += digit;
      if (previous < digit) {
        value -= 2 * previous;
      }
      previous = digit;
      to++;
    }
    int end = to - at > 1 && (text.at(to) == 'e' || text.at(to) == 'ᵉ') ? to + 1 : to;
    boolean numeral =
        to > at && value > 0 && value < 40 && !text.letter(end) && !text.letter(at - 1);
    return numeral
        ? Piece.numeral(Piece.Kind.ROMAN, at, end, List.of(BigDecimal.valueOf(value)))
        : null;
  }

  private void digits() {
    int from = at;
    List<Piece> groups = new ArrayList<>();
    List<Integer> marks = new ArrayList<>();
    do {
      int start = at;
      while (text.digit(at)) {
        at++;
      }
      groups.add(group(start, at));
      int mark = mark();
      boolean spaceAfterOther = mark == ' ' && !marks.isEmpty() && marks.get(0) != ' ';
      if (mark < 0 || spaceAfterOther) {
        break;
      }
      marks.add(mark);
      at++;
    } while (at - from < LONGEST_NUMERAL);
    while (marks.size() >= groups.size()) {
      marks.remove(marks.size() - 1);
      at--;
    }
    if (leadingPoint(from) && groups.size() == 1) {
      pieces.add(numeral(from - 1, at, List.of(decimal(groups.get(0)))));
      return;
    }
    BigDecimal part = groups.size() == 1 ? fraction(at) : null;
    if (part != null) {
      BigDecimal mixed = Term.canonical(groups.get(0).values().get(0).add(part));
      pieces.add(numeral(from, ++at, List.of(mixed)));
      return;
    }
    if (groups.size() == 2
        && marks.get(0) == '.'
        && time(groups)
        && language.clock(text, from, at)) {
      groups.forEach(group -> pieces.add(named(group)));
      return;
    }
    List<BigDecimal> values =
        groups.size() == 1
            ? groups.get(0).values()
            : language.separators().values(digitsOf(groups), marks);
    if (values.isEmpty()) {
      groups.forEach(group -> pieces.add(named(group)));
    } else {
      List<Piece> split = list(groups) ? groups : List.of();
      pieces.add(named(new Piece(Piece.Kind.DIGITS, from, at, values, split, List.of())));
    }
  }

  /** ½, ¼ and ¾, alone or in 1½; the others have no exact decimal or are no dose. */
  private @Nullable BigDecimal fraction(int i) {
    return FRACTIONS.get(text.at(i));
  }

  /** Hours and minutes. */
  private static boolean time(List<Piece> groups) {
    Piece minutes = groups.get(1);
    return groups.get(0).values().get(0).compareTo(BigDecimal.valueOf(24)) <= 0
        && minutes.to() - minutes.from() == 2
        && minutes.values().get(0).compareTo(BigDecimal.valueOf(59)) <= 0;
  }

  /** "5,6" may be a list, 40,000 is none. */
  private static boolean list(List<Piece> groups) {
    return groups.size() > 1
        && groups.stream().skip(1).anyMatch(group -> group.to() - group.from() != 3);
  }

  private List<String> digitsOf(List<Piece> groups) {
    return groups.stream().map(group -> text.folded(group.from(), end(group))).toList();
  }

  private static int end(Piece group) {
    return Math.min(group.to(), group.from() + LONGEST_NUMERAL);
  }

  private Piece group(int from, int to) {
    int end = Math.min(to, from + LONGEST_NUMERAL);
    return Piece.numeral(
        Piece.Kind.DIGITS, from, to, List.of(Separators.number(text.folded(from, end))));
  }

  private Piece numeral(int from, int to, List<BigDecimal> values) {
    return named(Piece.numeral(Piece.Kind.DIGITS, from, to, values));
  }

  /** ".05", as in p < .05. */
  private boolean leadingPoint(int from) {
    int before = text.at(from - 2);
    return text.at(from - 1) == '.'
        && !text.digit(from - 2)
        && (text.space(from - 2) || from < 2 || "<>=≤≥(و".indexOf(before) >= 0);
  }

  private BigDecimal decimal(Piece group) {
    return Separators.number("0." + text.folded(group.from(), end(group)));
  }

  private Piece named(Piece piece) {
    int before = text.at(piece.from() - 1);
    boolean attached = text.letter(piece.from() - 1) && (before < 0x0600 || before > 0x06FF);
    boolean joined =
        (before == '-' || before == 0x2010 || before == 0x2011)
            && (text.letter(piece.from() - 2) || FoldedText.unspaced(text.at(piece.from() - 2)));
    return attached || joined ? piece.named() : piece;
  }

  /** The separator at the current place when a group of digits follows it, or -1. */
  private int mark() {
    if (!text.digit(at + 1)) {
      return -1;
    }
    int mark = Separators.ascii(text.at(at));
    return switch (mark) {
      case '.', ',', 0x060C -> mark == 0x060C ? ',' : mark;
      case '\'', ' ' -> threeDigits(at + 1) ? mark : -1;
      default -> -1;
    };
  }

  private boolean threeDigits(int from) {
    return text.digit(from)
        && text.digit(from + 1)
        && text.digit(from + 2)
        && !text.digit(from + 3);
  }
}

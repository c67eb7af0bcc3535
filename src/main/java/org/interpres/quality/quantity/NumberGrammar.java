package org.interpres.quality.quantity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.interpres.quality.quantity.Term.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Joins pieces into numbers with their power of ten and unit: "1.7" "billion"; "twenty" "one";
 * "0.5" "mg" "/" "kg".
 */
final class NumberGrammar {

  private static final int LARGEST_POWER = 24;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /**
   * A number, or words between numbers that a range, date or frequency may need.
   *
   * @param draft the number, null for words
   * @param piece the first piece
   */
  record Item(@Nullable Draft draft, Piece piece) {

    int from() {
      return draft == null ? piece.from() : draft.from;
    }

    /** Where the number ends, or the words. */
    int to() {
      return draft == null ? piece.to() : Math.max(draft.to, draft.unitTo);
    }

    boolean is(Kind kind) {
      return draft == null && piece.is(kind);
    }
  }

  private final FoldedText text;
  private final List<Piece> pieces;
  private final List<Item> items = new ArrayList<>();
  private int next;

  NumberGrammar(FoldedText text, List<Piece> pieces) {
    this.text = text;
    this.pieces = pieces;
  }

  List<Item> items() {
    while (next < pieces.size()) {
      Piece piece = pieces.get(next);
      Draft draft = piece.numeral() ? numeral(piece) : word(piece);
      if (draft == null) {
        items.add(new Item(null, piece));
        next++;
      } else if (!Repetition.of(text, items, draft)) {
        percentBefore(draft);
        decade(draft);
        half(draft);
        unit(draft);
        half(draft);
        items.add(new Item(draft, piece));
      }
    }
    return items;
  }

  private Gap gap(int end) {
    return next < pieces.size() ? Gap.between(text, end, pieces.get(next).from()) : Gap.OTHER;
  }

  private Draft numeral(Piece piece) {
    Quantity.Form form =
        switch (piece.kind()) {
          case NAME -> Quantity.Form.NAME;
          case HAN -> Quantity.Form.WORD;
          case ROMAN -> Quantity.Form.HINT;
          default -> Quantity.Form.DIGITS;
        };
    if (form == Quantity.Form.DIGITS && monthSign(piece)) {
      form = Quantity.Form.MONTH;
    }
    if (form == Quantity.Form.DIGITS && fraction(piece)) {
      form = Quantity.Form.HINT;
    }
    Draft draft = new Draft(form, piece.from(), piece.to(), piece.values());
    draft.split = piece.split();
    next++;
    if (piece.kind() != Piece.Kind.ROMAN) {
      suffix(draft);
      powers(draft);
    }
    return draft;
  }

  /** 3分の2 is two thirds. */
  private boolean fraction(Piece piece) {
    return text.startsWith(piece.to(), "分の") || text.startsWith(piece.from() - 2, "分の");
  }

  /** 3月 is March; 3个月 is three months. */
  private boolean monthSign(Piece piece) {
    int after = text.space(piece.to()) ? piece.to() + 1 : piece.to();
    return text.at(after) == '月'
        && piece.values().get(0).signum() > 0
        && piece.values().get(0).compareTo(BigDecimal.valueOf(12)) <= 0;
  }

  /** 1.7亿, 1.7 billion, 1,7 mil millones. */
  private void powers(Draft draft) {
    if (!draft.digits()) {
      return;
    }
    while (next < pieces.size() && beforePower(draft.to) && hanPower(pieces.get(next)) > 0) {
      draft.scale(hanPower(pieces.get(next)), pieces.get(next).to());
      next++;
      rest(draft);
    }
    while (draft.power < LARGEST_POWER
        && next < pieces.size()
        && gap(draft.to).binds()
        && pieces.get(next).is(Kind.SCALE)) {
      BigDecimal scale = scaleOf(pieces.get(next));
      draft.scale(scale.precision() - scale.scale() - 1, pieces.get(next).to());
      next++;
    }
  }

  /** "Two and a half hours", "una tableta y media", 一片半: the half belongs to the number. */
  private void half(Draft draft) {
    boolean whole = draft.value().scale() <= 0 && draft.value().signum() > 0;
    if (!whole || draft.form == Quantity.Form.MONTH || draft.form == Quantity.Form.NAME) {
      return;
    }
    int end = Math.max(draft.to, draft.unitTo);
    int at = next;
    Gap gap = gap(end);
    if (at + 1 < pieces.size() && pieces.get(at).is(Kind.AND) && gap == Gap.SPACE) {
      gap = Gap.between(text, pieces.get(at).to(), pieces.get(at + 1).from());
      gap = gap == Gap.SPACE ? Gap.AND : Gap.OTHER;
      at++;
    }
    if (at < pieces.size() && isHalf(pieces.get(at)) && halves(pieces.get(at), gap)) {
      draft.values = List.of(Term.canonical(draft.value().add(HALF)));
      draft.split = List.of();
      draft.unitTo = pieces.get(at).to();
      if (draft.unit == null) {
        draft.to = draft.unitTo;
      }
      next = at + 1;
    }
  }

  private static boolean halves(Piece half, Gap gap) {
    return half.kind() == Piece.Kind.HAN ? gap == Gap.NONE : gap == Gap.AND;
  }

  private static boolean isHalf(Piece piece) {
    Term word = piece.term(Kind.NUM);
    BigDecimal value =
        piece.kind() == Piece.Kind.HAN ? piece.values().get(0) : word == null ? null : word.number();
    return value != null && value.compareTo(HALF) == 0;
  }

  /** 26万4千 and 1億2000万: what follows a power of ten is its rest. */
  private void rest(Draft draft) {
    if (next >= pieces.size() || pieces.get(next).from() != draft.to) {
      return;
    }
    Piece piece = pieces.get(next);
    int power = next + 1 < pieces.size() && pieces.get(next + 1).from() == piece.to()
        ? hanPower(pieces.get(next + 1))
        : 0;
    BigDecimal value =
        piece.kind() == Piece.Kind.DIGITS ? piece.values().get(0).scaleByPowerOfTen(power) : null;
    if (value != null && value.compareTo(BigDecimal.ONE.scaleByPowerOfTen(draft.power)) < 0) {
      draft.values = List.of(Term.canonical(draft.value().add(value)));
      next += power > 0 ? 2 : 1;
      draft.to = pieces.get(next - 1).to();
      draft.unitTo = draft.to;
    }
  }

  /** 5万, 5 万 and 5多万, "over fifty thousand". */
  private boolean beforePower(int end) {
    boolean over = "多余餘".indexOf(text.at(end)) >= 0 || "多余餘".indexOf(text.at(end + 1)) >= 0;
    return gap(end).adjacent() || (over && pieces.get(next).from() - end <= 2);
  }

  /** The power of ten of a Han numeral that is nothing else: 万, 百万; 0 for another. */
  private int hanPower(Piece piece) {
    int power = 0;
    for (int at = piece.from(); piece.kind() == Piece.Kind.HAN && at < piece.to(); at++) {
      if (HanNumerals.power(text.at(at)) == 0) {
        return 0;
      }
      power += HanNumerals.power(text.at(at));
    }
    return power;
  }

  private static BigDecimal scaleOf(Piece piece) {
    Term scale = piece.term(Kind.SCALE);
    return scale == null ? BigDecimal.ONE : scale.number();
  }

  /** 1st, 2º, 1960s. */
  private void suffix(Draft draft) {
    if (next >= pieces.size() || gap(draft.to) == Gap.OTHER) {
      return;
    }
    Piece piece = pieces.get(next);
    Term suffix = piece.term(Kind.SUFFIX);
    if (suffix == null || piece.from() != draft.to) {
      return;
    }
    boolean decade =
        suffix.value().equals("decade")
            && draft.value().precision() - draft.value().scale() == 4
            && draft.value().remainder(BigDecimal.TEN).signum() == 0;
    if (decade) {
      draft.also(draft.value().remainder(HUNDRED));
    }
    if (decade || !piece.is(Kind.UNIT)) {
      draft.to = piece.to();
      draft.unitTo = piece.to();
      next++;
    }
  }

  private @Nullable Draft word(Piece piece) {
    Term dual = piece.term(Kind.DUAL);
    if (dual != null) {
      next++;
      Draft draft = new Draft(Quantity.Form.WORD, piece.from(), piece.to(), List.of(dual.number()));
      draft.unit(dual.value(), piece.to());
      return draft;
    }
    if (piece.is(Kind.NUM) || piece.is(Kind.SCALE)) {
      return numberWords(piece);
    }
    boolean oneAndHalf =
        piece.is(Kind.UNIT)
            && next + 1 < pieces.size()
            && isHalf(pieces.get(next + 1))
            && Gap.between(text, piece.to(), pieces.get(next + 1).from()) == Gap.AND;
    if (oneAndHalf) {
      next++;
      Draft draft =
          new Draft(Quantity.Form.WORD, piece.from(), piece.to(), List.of(BigDecimal.ONE));
      draft.unit(Objects.requireNonNull(piece.term(Kind.UNIT)).value(), piece.to());
      return draft;
    }
    Term month = piece.term(Kind.MONTH);
    Term ordinal = piece.term(Kind.ORD);
    if (month == null && ordinal == null) {
      return null;
    }
    next++;
    return month != null
        ? new Draft(Quantity.Form.MONTH, piece.from(), piece.to(), List.of(month.number()))
        : new Draft(
            Quantity.Form.HINT,
            piece.from(),
            piece.to(),
            List.of(Objects.requireNonNull(ordinal).number()));
  }

  /** "two hundred and five", "veinticinco", "fünf und zwanzig", خمسة وعشرون. */
  private Draft numberWords(Piece first) {
    WordNumber number = new WordNumber();
    int end = first.to();
    number.add(first);
    next++;
    while (next < pieces.size()) {
      int word = next;
      Gap gap = gap(end);
      boolean and = gap == Gap.AND;
      if (pieces.get(word).is(Kind.AND) && gap == Gap.SPACE && word + 1 < pieces.size()) {
        gap = Gap.between(text, pieces.get(word).to(), pieces.get(word + 1).from());
        and = true;
        word++;
      }
      Piece piece = pieces.get(word);
      boolean words = piece.is(Kind.NUM) || piece.is(Kind.SCALE);
      if (!words || !(gap.binds() || gap == Gap.AND) || !number.accepts(piece, and)) {
        break;
      }
      number.add(piece);
      end = piece.to();
      next = word + 1;
    }
    return new Draft(Quantity.Form.WORD, first.from(), end, List.of(number.value()));
  }

  /** 20世纪60年代 is the 1960s. */
  private void decade(Draft draft) {
    int last = items.size() - 1;
    int after = text.space(draft.to) ? draft.to + 1 : draft.to;
    if (last < 1 || !items.get(last).is(Kind.CENTURY) || !text.startsWith(after, "年代")) {
      return;
    }
    Draft century = items.get(last - 1).draft();
    if (century != null && century.value().compareTo(HUNDRED) < 0) {
      BigDecimal start = century.value().subtract(BigDecimal.ONE).multiply(HUNDRED);
      draft.also(start.add(draft.value()));
      items.remove(last);
      items.remove(last - 1);
    }
  }

  private void percentBefore(Draft draft) {
    int last = items.size() - 1;
    if (last < 0 || items.get(last).draft() != null) {
      return;
    }
    Piece before = items.get(last).piece();
    Term unit = before.term(Kind.UNIT);
    boolean sign = unit != null && unit.value().equals("%") && before.to() == draft.from;
    if (before.is(Kind.PERCENT) || sign) {
      draft.unit("%", draft.to);
    }
  }

  /** The H of "2009 H1N1" is no hour, that of 10h30 is; nor is the U of U.S. a unit. */
  private boolean startsName(Draft draft) {
    int end = pieces.get(next).to();
    boolean initials =
        text.at(end) == '.' && text.letter(end + 1) && end - pieces.get(next).from() == 1;
    return initials || (text.digit(end) && text.letter(end - 1) && gap(draft.to) != Gap.NONE);
  }

  /** The one of 1日3回 and 1回5 mg is "a day" and "each time", which others say without a one. */
  private void each(Draft draft) {
    int sign = text.at(draft.to);
    if (next < pieces.size()
        && draft.digits()
        && (sign == '日' || sign == '回')
        && pieces.get(next).to() == draft.to + 1
        && draft.value().compareTo(BigDecimal.ONE) == 0) {
      draft.form = Quantity.Form.HINT;
      Term unit = pieces.get(next).term(Kind.UNIT);
      if (unit != null) {
        draft.unit(unit.value(), pieces.get(next++).to());
      }
    }
  }

  /** The first of "los tres primeros días" stands between the number and its unit. */
  private boolean ordinalBetween(int end) {
    return next + 1 < pieces.size()
        && gap(end) == Gap.SPACE
        && pieces.get(next).is(Kind.ORD)
        && !pieces.get(next).is(Kind.UNIT)
        && Gap.between(text, pieces.get(next).to(), pieces.get(next + 1).from()) == Gap.SPACE;
  }

  private void unit(Draft draft) {
    if (draft.form == Quantity.Form.MONTH
        || draft.unit != null
        || draft.form == Quantity.Form.NAME) {
      return;
    }
    // "4.8 (3.0-7.2) days"
    int end0 = text.at(draft.to) == ')' ? draft.to + 1 : draft.to;
    int word = ordinalBetween(end0) ? next + 1 : next;
    boolean binds = word > next || (next < pieces.size() && gap(end0).binds());
    Term unit = binds ? pieces.get(word).term(Kind.UNIT) : null;
    each(draft);
    if (unit == null || draft.form == Quantity.Form.HINT || startsName(draft)) {
      return;
    }
    StringBuilder code = new StringBuilder(unit.value());
    next = word;
    int end = pieces.get(next++).to();
    while (next < pieces.size()) {
      Term below = pieces.get(next).term(Kind.UNIT);
      if (below == null || gap(end) != Gap.SLASH) {
        break;
      }
      code.append('/').append(below.value());
      end = pieces.get(next++).to();
    }
    draft.unit(code.toString(), end);
  }
}

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

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

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
  private final PieceCursor cursor;
  private final Magnitude magnitude;
  private final UnitGrammar units;

  NumberGrammar(FoldedText text, List<Piece> pieces) {
    this.text = text;
    this.pieces = pieces;
    cursor = new PieceCursor(text, pieces);
    magnitude = new Magnitude(cursor);
    units = new UnitGrammar(cursor);
  }

  List<Item> items() {
    while (cursor.next < pieces.size()) {
      Piece piece = pieces.get(cursor.next);
      Draft draft = piece.numeral() ? numeral(piece) : word(piece);
      if (draft == null && piece.is(Kind.EVERY)) {
        draft = units.each(piece);
      }
      if (draft == null) {
        items.add(new Item(null, piece));
        cursor.next++;
      } else if (!Repetition.of(text, items, draft)) {
        percentBefore(draft);
        tenths(draft);
        decade(draft);
        magnitude.half(draft);
        units.unit(draft);
        magnitude.half(draft);
        items.add(new Item(draft, piece));
      }
    }
    return items;
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
    cursor.next++;
    if (piece.kind() != Piece.Kind.ROMAN) {
      suffix(draft);
      magnitude.powers(draft);
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

  /** 1st, 2º, 1960s. */
  private void suffix(Draft draft) {
    if (cursor.next >= pieces.size() || cursor.gap(draft.to) == Gap.OTHER) {
      return;
    }
    Piece piece = pieces.get(cursor.next);
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
      cursor.next++;
    }
  }

  private @Nullable Draft word(Piece piece) {
    Term dual = piece.term(Kind.DUAL);
    if (dual != null) {
      cursor.next++;
      Draft draft = new Draft(Quantity.Form.WORD, piece.from(), piece.to(), List.of(dual.number()));
      draft.unit(dual.value(), piece.to());
      return draft;
    }
    if (piece.is(Kind.NUM) || piece.is(Kind.SCALE)) {
      return numberWords(piece);
    }
    boolean oneAndHalf =
        piece.is(Kind.UNIT)
            && cursor.next + 1 < pieces.size()
            && Magnitude.isHalf(pieces.get(cursor.next + 1))
            && Gap.between(text, piece.to(), pieces.get(cursor.next + 1).from()) == Gap.AND;
    if (oneAndHalf) {
      cursor.next++;
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
    cursor.next++;
    return month != null
        ? new Draft(Quantity.Form.MONTH, piece.from(), piece.to(), List.of(month.number()))
        : new Draft(Quantity.Form.HINT, piece.from(), piece.to(), piece.numbers(Kind.ORD));
  }

  /** "two hundred and five", "veinticinco", "fünf und zwanzig", خمسة وعشرون. */
  private Draft numberWords(Piece first) {
    WordNumber number = new WordNumber();
    int end = first.to();
    number.add(first);
    cursor.next++;
    while (cursor.next < pieces.size()) {
      int word = cursor.next;
      Gap gap = cursor.gap(end);
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
      cursor.next = word + 1;
    }
    Draft draft = new Draft(Quantity.Form.WORD, first.from(), end, List.of(number.value()));
    unitBefore(draft);
    if (Magnitude.isHalf(first) && text.at(first.from() - 1) == 'و') {
      // علبة ونصف: a pack and a half.
      draft.also(new BigDecimal("1.5"));
    }
    return draft;
  }

  /** لتر واحد: in Arabic the one follows what it counts. */
  private void unitBefore(Draft draft) {
    Item before = items.isEmpty() ? null : items.get(items.size() - 1);
    if (before == null || before.draft() != null || !draft.value().equals(BigDecimal.ONE)) {
      return;
    }
    Term unit = before.piece().term(Kind.UNIT);
    boolean arabic = text.at(draft.from) >= 0x0600 && text.at(draft.from) <= 0x06FF;
    if (unit != null && arabic && Gap.between(text, before.to(), draft.from) == Gap.SPACE) {
      draft.unit(unit.value(), draft.to);
    }
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

  /** 7割 is seventy percent; 割合 is a share, and 割る divides. */
  private void tenths(Draft draft) {
    if (text.at(draft.to) == '割' && "合りるれっ".indexOf(text.at(draft.to + 1)) < 0) {
      draft.scale(1, draft.to + 1);
      draft.unit("%", draft.to);
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
}

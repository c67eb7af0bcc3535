package org.interpres.quality.quantity;

import java.math.BigDecimal;
import java.util.List;
import org.interpres.quality.quantity.Term.Kind;

/** What multiplies a number or adds to it: 1.7 billion, 26万4千, two and a half, 一片半. */
final class Magnitude {

  private static final int LARGEST_POWER = 24;
  private static final BigDecimal HALF = new BigDecimal("0.5");

  private final PieceCursor cursor;

  Magnitude(PieceCursor cursor) {
    this.cursor = cursor;
  }

  /** 1.7亿, 1.7 billion, 1,7 mil millones. */
  void powers(Draft draft) {
    if (!draft.digits()) {
      return;
    }
    while (cursor.next < cursor.pieces.size()
        && beforePower(draft.to)
        && hanPower(cursor.pieces.get(cursor.next)) > 0) {
      draft.scale(hanPower(cursor.pieces.get(cursor.next)), cursor.pieces.get(cursor.next).to());
      cursor.next++;
      rest(draft);
    }
    while (draft.power < LARGEST_POWER
        && cursor.next < cursor.pieces.size()
        && cursor.gap(draft.to).binds()
        && cursor.pieces.get(cursor.next).is(Kind.SCALE)) {
      BigDecimal scale = scaleOf(cursor.pieces.get(cursor.next));
      draft.scale(scale.precision() - scale.scale() - 1, cursor.pieces.get(cursor.next).to());
      cursor.next++;
    }
  }

  /** "Two and a half hours", "una tableta y media", 一片半: the half belongs to the number. */
  void half(Draft draft) {
    boolean whole = draft.value().scale() <= 0 && draft.value().signum() > 0;
    if (!whole || draft.form == Quantity.Form.MONTH || draft.form == Quantity.Form.NAME) {
      return;
    }
    int end = Math.max(draft.to, draft.unitTo);
    int at = cursor.next;
    Gap gap = cursor.gap(end);
    if (at + 1 < cursor.pieces.size() && cursor.pieces.get(at).is(Kind.AND) && gap == Gap.SPACE) {
      gap = Gap.between(cursor.text, cursor.pieces.get(at).to(), cursor.pieces.get(at + 1).from());
      gap = gap == Gap.SPACE ? Gap.AND : Gap.OTHER;
      at++;
    }
    if (at < cursor.pieces.size()
        && isHalf(cursor.pieces.get(at))
        && (halves(cursor.pieces.get(at), gap) || counted(draft, cursor.pieces.get(at)))) {
      draft.values = List.of(Term.canonical(draft.value().add(HALF)));
      draft.split = List.of();
      draft.unitTo = cursor.pieces.get(at).to();
      if (draft.unit == null) {
        draft.to = draft.unitTo;
      }
      cursor.next = at + 1;
    }
  }

  private static boolean halves(Piece half, Gap gap) {
    return half.kind() == Piece.Kind.HAN ? gap == Gap.NONE : gap == Gap.AND;
  }

  /** 一包半: one character that counts things, and no unit of its own, stands between. */
  private boolean counted(Draft draft, Piece half) {
    return half.kind() == Piece.Kind.HAN
        && draft.unit == null
        && half.from() == draft.to + 1
        && FoldedText.unspaced(cursor.text.at(draft.to));
  }

  static boolean isHalf(Piece piece) {
    Term word = piece.term(Kind.NUM);
    BigDecimal value =
        piece.kind() == Piece.Kind.HAN
            ? piece.values().get(0)
            : word == null ? null : word.number();
    return value != null && value.compareTo(HALF) == 0;
  }

  /** 26万4千 and 1億2000万: what follows a power of ten is its rest. */
  private void rest(Draft draft) {
    if (cursor.next >= cursor.pieces.size() || cursor.pieces.get(cursor.next).from() != draft.to) {
      return;
    }
    Piece piece = cursor.pieces.get(cursor.next);
    int power =
        cursor.next + 1 < cursor.pieces.size()
                && cursor.pieces.get(cursor.next + 1).from() == piece.to()
            ? hanPower(cursor.pieces.get(cursor.next + 1))
            : 0;
    BigDecimal value =
        piece.kind() == Piece.Kind.DIGITS ? piece.values().get(0).scaleByPowerOfTen(power) : null;
    if (value != null && value.compareTo(BigDecimal.ONE.scaleByPowerOfTen(draft.power)) < 0) {
      draft.values = List.of(Term.canonical(draft.value().add(value)));
      cursor.next += power > 0 ? 2 : 1;
      draft.to = cursor.pieces.get(cursor.next - 1).to();
      draft.unitTo = draft.to;
    }
  }

  /** 5万, 5 万 and 5多万, "over fifty thousand". */
  private boolean beforePower(int end) {
    boolean over =
        "多余餘".indexOf(cursor.text.at(end)) >= 0 || "多余餘".indexOf(cursor.text.at(end + 1)) >= 0;
    return cursor.gap(end).adjacent() || (over && cursor.pieces.get(cursor.next).from() - end <= 2);
  }

  /** The power of ten of a Han numeral that is nothing else: 万, 百万; 0 for another. */
  private int hanPower(Piece piece) {
    int power = 0;
    for (int at = piece.from(); piece.kind() == Piece.Kind.HAN && at < piece.to(); at++) {
      if (HanNumerals.power(cursor.text.at(at)) == 0) {
        return 0;
      }
      power += HanNumerals.power(cursor.text.at(at));
    }
    return power;
  }

  private static BigDecimal scaleOf(Piece piece) {
    Term scale = piece.term(Kind.SCALE);
    return scale == null ? BigDecimal.ONE : scale.number();
  }
}

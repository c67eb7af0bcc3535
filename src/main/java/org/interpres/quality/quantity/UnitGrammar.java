package org.interpres.quality.quantity;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.interpres.quality.quantity.Term.Kind;
import org.jspecify.annotations.Nullable;

/** Gives a number the unit that follows it: 5 mg/kg, (2-9) days, "tres primeros días". */
final class UnitGrammar {

  private static final Set<Units.Dimension> MEASURES =
      EnumSet.of(Units.Dimension.MASS, Units.Dimension.VOLUME, Units.Dimension.COUNT);

  private final PieceCursor cursor;

  UnitGrammar(PieceCursor cursor) {
    this.cursor = cursor;
  }

  /** The H of "2009 H1N1" is no hour, that of 10h30 is; nor is the U of U.S. a unit. */
  private boolean startsName(Draft draft) {
    int end = cursor.pieces.get(cursor.next).to();
    boolean initials =
        cursor.text.at(end) == '.'
            && cursor.text.letter(end + 1)
            && end - cursor.pieces.get(cursor.next).from() == 1;
    return initials
        || (cursor.text.digit(end)
            && cursor.text.letter(end - 1)
            && cursor.gap(draft.to) != Gap.NONE);
  }

  /**
   * "Each mL contains" is "1 mL contains" in other languages; an "every" before a time is the
   * frequency's. Null when no such unit follows.
   */
  @Nullable Draft each(Piece every) {
    if (cursor.next + 1 >= cursor.pieces.size()) {
      return null;
    }
    Piece next = cursor.pieces.get(cursor.next + 1);
    Term unit = next.term(Kind.UNIT);
    // "Per kg" is a dose by weight: see BodyWeight.
    boolean measure =
        unit != null
            && MEASURES.contains(Units.dimension(unit.value()))
            && !unit.value().equals("kg");
    if (unit == null || !measure || !Gap.between(cursor.text, every.to(), next.from()).adjacent()) {
      return null;
    }
    cursor.next += 2;
    Draft draft = new Draft(Quantity.Form.HINT, every.from(), every.to(), List.of(BigDecimal.ONE));
    draft.unit(unit.value(), next.to());
    return draft;
  }

  /** The one of 1日3回 and 1回5 mg is "a day" and "each time", which others say without a one. */
  private void each(Draft draft) {
    int sign = cursor.text.at(draft.to);
    if (draft.digits() && sign == '杯' && draft.value().compareTo(BigDecimal.ONE) == 0) {
      draft.form = Quantity.Form.HINT;
      return;
    }
    if (cursor.next < cursor.pieces.size()
        && draft.digits()
        && (sign == '日' || sign == '回')
        && cursor.pieces.get(cursor.next).to() == draft.to + 1
        && draft.value().compareTo(BigDecimal.ONE) == 0) {
      draft.form = Quantity.Form.HINT;
      Term unit = cursor.pieces.get(cursor.next).term(Kind.UNIT);
      if (unit != null) {
        draft.unit(unit.value(), cursor.pieces.get(cursor.next++).to());
      }
    }
  }

  /** The first of "los tres primeros días" stands between the number and its unit. */
  private boolean ordinalBetween(int end) {
    return cursor.next + 1 < cursor.pieces.size()
        && cursor.gap(end) == Gap.SPACE
        && cursor.pieces.get(cursor.next).is(Kind.ORD)
        && !cursor.pieces.get(cursor.next).is(Kind.UNIT)
        && Gap.between(
                cursor.text,
                cursor.pieces.get(cursor.next).to(),
                cursor.pieces.get(cursor.next + 1).from())
            == Gap.SPACE;
  }

  void unit(Draft draft) {
    if (draft.form == Quantity.Form.MONTH
        || draft.unit != null
        || draft.form == Quantity.Form.NAME) {
      return;
    }
    // "4.8 (3.0-7.2) days"
    int end0 = cursor.text.at(draft.to) == ')' ? draft.to + 1 : draft.to;
    int word = ordinalBetween(end0) ? cursor.next + 1 : cursor.next;
    boolean binds =
        word > cursor.next || (cursor.next < cursor.pieces.size() && cursor.gap(end0).binds());
    Term unit = binds ? cursor.pieces.get(word).term(Kind.UNIT) : null;
    each(draft);
    if (unit == null || draft.form == Quantity.Form.HINT || startsName(draft)) {
      return;
    }
    StringBuilder code = new StringBuilder(unit.value());
    cursor.next = word;
    int end = cursor.pieces.get(cursor.next++).to();
    while (cursor.next < cursor.pieces.size()) {
      Term below = cursor.pieces.get(cursor.next).term(Kind.UNIT);
      if (below == null || cursor.gap(end) != Gap.SLASH) {
        break;
      }
      code.append('/').append(below.value());
      end = cursor.pieces.get(cursor.next++).to();
    }
    draft.unit(code.toString(), end);
  }
}

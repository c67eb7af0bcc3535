package org.interpres.quality.quantity;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A quantity while the grammar builds it; positions are folded. */
final class Draft {

  Quantity.Form form;
  final int from;
  int to;
  int unitTo;
  List<BigDecimal> values;
  List<Piece> split = List.of();
  @Nullable String unit;
  int power;

  Draft(Quantity.Form form, int from, int to, List<BigDecimal> values) {
    this.form = form;
    this.from = from;
    this.to = to;
    this.unitTo = to;
    this.values = values;
  }

  void scale(int powerOfTen, int end) {
    values = values.stream().map(v -> Term.canonical(v.scaleByPowerOfTen(powerOfTen))).toList();
    power += powerOfTen;
    split = List.of();
    to = end;
    unitTo = end;
  }

  /** The unit of a range may be said once: "1-2 million" begins at a million, or at one. */
  void scaledOrNot(int powerOfTen) {
    BigDecimal plain = value();
    values = List.of(Term.canonical(plain.scaleByPowerOfTen(powerOfTen)), plain);
  }

  void also(BigDecimal value) {
    Set<BigDecimal> all = new LinkedHashSet<>(values);
    all.add(Term.canonical(value));
    values = List.copyOf(all);
  }

  void unit(String code, int end) {
    unit = code;
    unitTo = end;
  }

  boolean digits() {
    return form == Quantity.Form.DIGITS;
  }

  BigDecimal value() {
    return values.get(0);
  }

  Quantity freeze(FoldedText text) {
    List<Quantity> parts = new ArrayList<>();
    for (Piece part : split) {
      parts.add(
          new Quantity(
              form,
              part.values(),
              null,
              List.of(),
              text.offset(part.from()),
              text.endOffset(part.to()),
              text.endOffset(part.to())));
    }
    return new Quantity(
        form,
        values,
        unit,
        parts,
        text.offset(from),
        text.endOffset(to),
        text.endOffset(Math.max(to, unitTo)));
  }
}

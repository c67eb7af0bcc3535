package org.interpres.quality.quantity;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number in a text with all that belongs to it.
 *
 * @param form how it is written, which says how sure it is that it is a quantity
 * @param values what it can mean to a reader of the locale, the likeliest first; "the 1960s" is
 *     1960 or 60
 * @param unit UCUM code (mg, mg/kg, d, %), null without one
 * @param parts what it falls into when no value fits: "5,6" can be a list of 5 and 6; else empty
 * @param from UTF-16 offset of the number
 * @param to offset after the number
 * @param unitTo offset after the number and its unit
 */
public record Quantity(
    Form form,
    List<BigDecimal> values,
    @Nullable String unit,
    List<Quantity> parts,
    int from,
    int to,
    int unitTo) {

  /** How a number is written. */
  public enum Form {
    /** In digits: it must be there in the translation too. */
    DIGITS,
    /** Digits within a name (COVID-19, IL-6, H1N1): a translator may write another name. */
    NAME,
    /** A number word. */
    WORD,
    /** An ordinal word, a Roman numeral or another word that implies a number. */
    HINT,
    /** The name of a month, by its number. */
    MONTH
  }

  public Quantity {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("a quantity has a value");
    }
    values = List.copyOf(values);
    parts = List.copyOf(parts);
  }

  /** The likeliest value. */
  public BigDecimal value() {
    return values.get(0);
  }

  Quantity withUnit(String code, int end) {
    return new Quantity(form, values, code, parts, from, to, end);
  }

  Quantity withValues(List<BigDecimal> changed) {
    return new Quantity(form, changed, unit, parts, from, to, unitTo);
  }
}

package org.interpres.quality;

import org.interpres.article.Excerpt;
import org.interpres.article.InlineToken;
import org.interpres.quality.quantity.Quantity;
import org.jspecify.annotations.Nullable;

/** Quantities as a finding names them. */
final class Shown {

  private Shown() {}

  /** The number with its unit, as written. */
  static String of(String text, Quantity quantity) {
    return of(text, quantity.from(), quantity.unitTo());
  }

  static String of(String text, int from, int to) {
    return Excerpt.of(InlineToken.plain(text.substring(from, to)).strip());
  }

  /**
   * What a reader of the locale takes "1,250" for, where that is not what the digits look like;
   * null where it is.
   */
  static @Nullable String readAs(String text, Quantity quantity) {
    String written = text.substring(quantity.from(), quantity.to());
    String value = quantity.value().toPlainString();
    boolean separated = written.indexOf(',') >= 0 || written.indexOf('.') >= 0;
    return separated && quantity.form() == Quantity.Form.DIGITS && !written.equals(value)
        ? value
        : null;
  }

  static Span span(Quantity quantity) {
    return new Span(quantity.from(), quantity.unitTo());
  }
}

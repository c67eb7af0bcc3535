package org.interpres.app.web;

import java.beans.PropertyEditorSupport;
import java.util.function.Function;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/**
 * Numbers in an address are decimal digits. Spring's own reading takes {@code 0x1}, {@code #1} and
 * {@code 1 0} too, so that one segment had many addresses and a typo hit another. A converter would
 * not do: where one fails, Spring asks its own.
 */
@ControllerAdvice
class PlainNumbers {

  @InitBinder
  void register(WebDataBinder binder) {
    binder.registerCustomEditor(int.class, new Digits(Integer::valueOf));
    binder.registerCustomEditor(Integer.class, new Digits(Integer::valueOf));
    binder.registerCustomEditor(long.class, new Digits(Long::valueOf));
    binder.registerCustomEditor(Long.class, new Digits(Long::valueOf));
  }

  /** An empty text is no number, and no mistake. */
  private static final class Digits extends PropertyEditorSupport {
    private final Function<String, Number> reading;

    Digits(Function<String, Number> reading) {
      this.reading = reading;
    }

    @Override
    public void setAsText(String text) {
      String digits = text.strip();
      if (!digits.matches("(?:-?[0-9]{1,19})?")) {
        throw new NumberFormatException("not a decimal number");
      }
      setValue(digits.isEmpty() ? null : reading.apply(digits));
    }
  }
}

package org.interpres.translate.engine;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the glossary says of one term, for the request's locales.
 *
 * @param target how it must be translated; equal to {@code source} where it must stay as it is;
 *     null where only its wrong translations are known
 * @param forbidden translations that must not be used
 */
public record EngineTerm(String source, @Nullable String target, List<String> forbidden) {

  public EngineTerm {
    forbidden = List.copyOf(forbidden);
    if (source.isBlank()) {
      throw new IllegalArgumentException("a term is not blank");
    }
  }

  public boolean doNotTranslate() {
    return source.equals(target);
  }

  /**
   * Whether it is meant in any case: one that is written with a capital letter is meant as it is.
   */
  public boolean anyCase() {
    return source.equals(source.toLowerCase(Locale.ROOT));
  }

  /** With a capital letter at its head, as at the head of a sentence. */
  public static String capital(String text) {
    int first = text.offsetByCodePoints(0, 1);
    return new StringBuilder()
        .appendCodePoint(Character.toTitleCase(text.codePointAt(0)))
        .append(text, first, text.length())
        .toString();
  }
}

package org.interpres.terminology;

import java.util.List;
import java.util.regex.Pattern;
import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;

/**
 * What a team says of one term.
 *
 * @param source the term; one that has a capital letter is found only as it is written, another in
 *     any case
 * @param locale the target locale that it is for, null for every one
 * @param target how it is translated; equal to {@code source} where it stays as it is; null where
 *     only its wrong translations are known
 * @param forbidden translations that are wrong
 */
public record Term(
    String source, @Nullable LocaleTag locale, @Nullable String target, List<String> forbidden) {

  public Term {
    forbidden = List.copyOf(forbidden);
    if (source.isBlank() || (target == null && forbidden.isEmpty())) {
      throw new IllegalArgumentException("a term says how it is translated, or how it is not");
    }
  }

  public boolean doNotTranslate() {
    return source.equals(target);
  }

  /** Whether the term stands in {@code text} as a word or words of its own. */
  boolean standsIn(String text) {
    int flags = source.equals(source.toLowerCase(java.util.Locale.ROOT)) ? WITHOUT_CASE : 0;
    return Pattern.compile(edge(source.charAt(0), "<!") + Pattern.quote(source) + after(), flags)
        .matcher(text)
        .find();
  }

  private String after() {
    return edge(source.charAt(source.length() - 1), "!");
  }

  /** Scripts without spaces between words have no edge to ask for. */
  private static String edge(char c, String look) {
    boolean word = Character.isLetterOrDigit(c) && !Character.isIdeographic(c) && c < 0x3040;
    return word ? "(?" + look + "[\\p{L}\\p{N}])" : "";
  }

  private static final int WITHOUT_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
}

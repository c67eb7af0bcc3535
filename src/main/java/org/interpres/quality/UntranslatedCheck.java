package org.interpres.quality;

import java.util.List;
import java.util.Locale;
import org.interpres.article.Phrase;

/**
 * The target is the source, or a placeholder. Names, brands and codes stay as they are in any
 * language, so a text counts only with three words in lower case, or with one in a script that the
 * target does not use.
 */
final class UntranslatedCheck implements Check {

  private static final int SENTENCE = 3;

  /** How every engine's placeholder begins. */
  private static final String PLACEHOLDER = "⟦ NOT TRANSLATED";

  @Override
  public String id() {
    return "UNTRANSLATED";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    if (pair.to().plain().startsWith(PLACEHOLDER)) {
      return List.of(
          new Finding(
              id(),
              Severity.CRITICAL,
              Phrase.of("finding.placeholder"),
              new Span(0, pair.source().length()),
              new Span(0, pair.target().length())));
    }
    boolean sameLanguage = pair.from().language().equals(pair.to().language());
    if (sameLanguage || pair.target().isBlank()) {
      return List.of();
    }
    String source = pair.from().plain();
    String target = pair.to().plain();
    boolean otherScript = !pair.from().script().equals(pair.to().script());
    int enough = otherScript ? 1 : SENTENCE;
    if (!source.equalsIgnoreCase(target) || lowerCaseWords(source) < enough) {
      return List.of();
    }
    return List.of(
        new Finding(
            id(),
            Severity.MAJOR,
            Phrase.of("finding.untranslated"),
            new Span(0, pair.source().length()),
            new Span(0, pair.target().length())));
  }

  private static int lowerCaseWords(String text) {
    int words = 0;
    int length = 0;
    boolean lower = true;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (Character.isLetter(c)) {
        length++;
        lower &= String.valueOf(c).toLowerCase(Locale.ROOT).charAt(0) == c;
      } else if (c == ' ' || !Character.isLetterOrDigit(c)) {
        words += lower && length > 2 ? 1 : 0;
        length = 0;
        lower = true;
      }
    }
    return words;
  }
}

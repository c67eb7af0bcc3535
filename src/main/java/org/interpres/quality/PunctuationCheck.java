package org.interpres.quality;

import java.util.List;
import org.interpres.article.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * The marks of the locale: French puts a narrow no-break space before ? ! ; : (Canada does not),
 * Spanish opens its questions, Chinese and Japanese marks are full width, Arabic has its own.
 */
final class PunctuationCheck implements Check {

  @Override
  public String id() {
    return "PUNCTUATION";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    String target = pair.target();
    Finding finding =
        switch (pair.to().language()) {
          case "fr" -> pair.to().country().equals("CA") ? null : french(target);
          case "es" -> spanish(target);
          case "zh", "ja" -> wide(target);
          case "ar" -> arabic(target);
          default -> null;
        };
    return finding == null ? List.of() : List.of(finding);
  }

  private @Nullable Finding french(String text) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean mark = c == '?' || c == '!' || c == ';' || c == ':';
      boolean ends =
          i + 1 == text.length() || text.charAt(i + 1) == ' ' || text.charAt(i + 1) == '<';
      if (mark && ends && Character.isLetterOrDigit(text.charAt(i - 1))) {
        return one(Phrase.of("finding.punctuation.french", String.valueOf(c), "U+202F"), i);
      }
    }
    return null;
  }

  private @Nullable Finding spanish(String text) {
    int question = unopened(text, '¿', '?');
    if (question >= 0) {
      return one(Phrase.of("finding.punctuation.question", "¿"), question);
    }
    int exclamation = unopened(text, '¡', '!');
    return exclamation < 0
        ? null
        : one(Phrase.of("finding.punctuation.exclamation", "¡"), exclamation);
  }

  private static int unopened(String text, char opening, char closing) {
    int open = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean ends = i + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(i + 1));
      if (c == opening) {
        open++;
      } else if (c == closing && ends && !repeated(text, i, closing)) {
        if (open == 0 && i > 0 && Character.isLetterOrDigit(text.charAt(i - 1))) {
          return i;
        }
        open = Math.max(0, open - 1);
      }
    }
    return -1;
  }

  private static boolean repeated(String text, int i, char mark) {
    return i > 0 && text.charAt(i - 1) == mark;
  }

  private @Nullable Finding wide(String text) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean mark = c == '?' || c == '!' || c == ',' || c == ';' || c == '.';
      boolean ends =
          i + 1 == text.length()
              || !Character.isLetterOrDigit(text.charAt(i + 1))
              || text.charAt(i + 1) >= 0x2E80;
      if (mark && ends && Character.isIdeographic(text.charAt(i - 1))) {
        return one(Phrase.of("finding.punctuation.wide", String.valueOf(c)), i);
      }
    }
    return null;
  }

  private @Nullable Finding arabic(String text) {
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      char before = text.charAt(i - 1);
      boolean arabic = before >= '\u0620' && before <= '\u06FF';
      if (arabic && (c == '?' || c == ',' || c == ';')) {
        char own = c == '?' ? '؟' : c == ',' ? '،' : '؛';
        return one(
            Phrase.of("finding.punctuation.arabic", String.valueOf(own), String.valueOf(c)), i);
      }
    }
    return null;
  }

  private Finding one(Phrase says, int at) {
    return new Finding(id(), Severity.MINOR, says, null, new Span(at, at + 1));
  }
}

package org.interpres.quality;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interpres.article.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Telephone numbers of the source are in the target, digit by digit; crisis lines have their own
 * check.
 */
final class PhoneCheck implements Check {

  private static final int FEWEST_DIGITS = 7;
  private static final int MOST_DIGITS = 15;
  private static final Set<UnicodeScript> SPACED =
      EnumSet.of(
          UnicodeScript.LATIN, UnicodeScript.CYRILLIC, UnicodeScript.GREEK, UnicodeScript.HEBREW);

  private record Phone(String digits, Span span) {}

  private final CrisisLines crisisLines;

  PhoneCheck(CrisisLines crisisLines) {
    this.crisisLines = crisisLines;
  }

  @Override
  public String id() {
    return "PHONE";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    List<Phone> source = phones(pair.source());
    if (source.isEmpty()) {
      return List.of();
    }
    Map<String, Integer> found = new HashMap<>();
    phones(pair.target()).forEach(phone -> found.merge(phone.digits(), 1, Integer::sum));
    List<CrisisLines.Mention> lines = crisisLines.in(pair.source());
    List<Finding> findings = new ArrayList<>();
    for (Phone phone : source) {
      boolean line =
          lines.stream().anyMatch(mention -> mention.line().digits().equals(phone.digits()));
      if (!line && found.merge(phone.digits(), -1, Integer::sum) < 0) {
        findings.add(
            new Finding(
                id(),
                Severity.MAJOR,
                Phrase.of(
                    "finding.phone",
                    Shown.of(pair.source(), phone.span().from(), phone.span().to())),
                phone.span(),
                null));
      }
    }
    return findings;
  }

  /** Where telephone numbers stand in a text. */
  static List<Span> spans(String text) {
    return phones(text).stream().map(Phone::span).toList();
  }

  private static List<Phone> phones(String text) {
    List<Phone> phones = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean starts =
          (c == '+' || c == '(' || Character.isDigit(c))
              && (at == 0 || !joined(text.charAt(at - 1)));
      if (!starts) {
        at++;
        continue;
      }
      int to = end(text, at);
      Phone phone = phone(text, at, to);
      if (phone != null) {
        phones.add(phone);
      }
      at = Math.max(at + 1, to);
    }
    return phones;
  }

  /** Chinese and Japanese write a number right after a word, Arabic after a conjunction. */
  private static boolean joined(char before) {
    return Character.isDigit(before)
        || (Character.isLetter(before) && SPACED.contains(UnicodeScript.of(before)));
  }

  private static int end(String text, int from) {
    int to = from;
    int last = from;
    while (to < text.length()) {
      char c = text.charAt(to);
      if (Character.isDigit(c)) {
        last = to + 1;
      } else if ("+()-. \u00A0\u2011".indexOf(c) < 0 || to - last > 1) {
        break;
      }
      to++;
    }
    return last;
  }

  /** A plus or an area code in brackets, or groups with hyphens as in 1-800-662-4357. */
  private static @Nullable Phone phone(String text, int from, int to) {
    StringBuilder digits = new StringBuilder();
    int hyphens = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (Character.isDigit(c)) {
        digits.append(Character.digit(c, 10));
      } else if (c == '-' || c == '\u2011') {
        hyphens++;
      }
    }
    boolean form = text.charAt(from) == '+' || text.charAt(from) == '(' || hyphens >= 2;
    boolean date = hyphens == 2 && digits.length() == 8;
    boolean length = digits.length() >= FEWEST_DIGITS && digits.length() <= MOST_DIGITS;
    return form && length && !date ? new Phone(digits.toString(), new Span(from, to)) : null;
  }
}

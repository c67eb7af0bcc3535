package org.interpres.quality;

import java.util.List;
import org.interpres.article.Phrase;

/**
 * The same source has the same translation within a document, as far as {@link SegmentPair#earlier}
 * knows. Case, spaces and final marks may differ, as headings and sentences do.
 */
final class ConsistencyCheck implements Check {

  @Override
  public String id() {
    return "CONSISTENCY";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    String earlier = pair.earlier();
    if (earlier == null || pair.target().isBlank() || key(earlier).equals(key(pair.target()))) {
      return List.of();
    }
    return List.of(
        new Finding(
            id(),
            Severity.MINOR,
            Phrase.of("finding.consistency", Shown.of(earlier, 0, earlier.length())),
            new Span(0, pair.source().length()),
            new Span(0, pair.target().length())));
  }

  /** A text by its letters and digits alone. */
  static String key(String text) {
    return text.codePoints()
        .filter(Character::isLetterOrDigit)
        .map(Character::toLowerCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}

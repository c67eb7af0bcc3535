package org.interpres.quality;

import java.util.List;
import org.interpres.article.Phrase;

/**
 * Characters that nobody sees and that the source does not have: zero-width spaces, byte order
 * marks, control and tag characters. Joiners and direction marks belong to some scripts.
 */
final class HiddenCheck implements Check {

  @Override
  public String id() {
    return "HIDDEN";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    String target = pair.target();
    for (int at = 0; at < target.length(); ) {
      int codePoint = target.codePointAt(at);
      if (hidden(codePoint) && pair.source().indexOf(codePoint) < 0) {
        return List.of(
            new Finding(
                id(),
                Severity.MINOR,
                Phrase.of("finding.hidden", "U+%04X".formatted(codePoint)),
                null,
                new Span(at, at + Character.charCount(codePoint))));
      }
      at += Character.charCount(codePoint);
    }
    return List.of();
  }

  private static boolean hidden(int codePoint) {
    return codePoint == 0x200B
        || codePoint == 0x2060
        || codePoint == 0xFEFF
        || codePoint == 0x00AD
        || (codePoint < 0x20 && codePoint != '\t' && codePoint != '\n' && codePoint != '\r')
        || (codePoint >= 0x7F && codePoint <= 0x9F)
        || (codePoint >= 0xE0000 && codePoint <= 0xE007F);
  }
}

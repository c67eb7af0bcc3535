package org.interpres.quality;

import com.ibm.icu.text.Normalizer2;
import java.util.List;
import org.interpres.article.Phrase;
import org.jspecify.annotations.Nullable;

/** Text that was decoded wrongly or escaped once too often: U+FFFD, Ã©, {@code &#39;}, not NFC. */
final class MojibakeCheck implements Check {

  private static final Normalizer2 NFC = Normalizer2.getNFCInstance();
  private static final int LONGEST_ENTITY = 8;

  @Override
  public String id() {
    return "MOJIBAKE";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    String target = pair.target();
    boolean marks = false;
    for (int i = 0; i < target.length(); i++) {
      char c = target.charAt(i);
      if (c == '\uFFFD') {
        return one(Phrase.of("finding.undecoded", "U+FFFD"), i, i + 1);
      }
      if (twice(target, i)) {
        return one(
            Phrase.of("finding.decoded-wrongly", target.substring(i, i + 2), "UTF-8"), i, i + 2);
      }
      String entity = c == '&' ? entity(target, i) : null;
      if (entity != null && !pair.source().contains(entity)) {
        return one(Phrase.of("finding.escape", entity), i, i + entity.length());
      }
      marks |= (c >= '\u0300' && c <= '\u036F') || c == '\u3099' || c == '\u309A';
    }
    if (marks && !NFC.isNormalized(target)) {
      int at = Math.min(target.length() - 1, NFC.spanQuickCheckYes(target));
      return one(Phrase.of("finding.not-nfc", "NFC"), at, at + 1);
    }
    return List.of();
  }

  /** The bytes of UTF-8 as Latin-1 or Windows-1252: Ã©, Â°, â€™, Ð¿. */
  private static boolean twice(String text, int i) {
    if (i + 1 >= text.length()) {
      return false;
    }
    char c = text.charAt(i);
    char next = text.charAt(i + 1);
    boolean continuation =
        next >= '\u0080'
            && next <= '\u00BF'
            && next != '\u00AB'
            && next != '\u00BB'
            && next != '\u00A0';
    boolean lead = c == 'Ã' || c == 'Â' || c == 'Ð' || c == 'Ñ';
    return (lead && continuation) || (c == 'â' && next == '€');
  }

  private static @Nullable String entity(String text, int from) {
    int to = from + 1;
    while (to < text.length()
        && to - from < LONGEST_ENTITY
        && (Character.isLetterOrDigit(text.charAt(to)) || text.charAt(to) == '#')) {
      to++;
    }
    boolean ends = to < text.length() && text.charAt(to) == ';' && to - from > 2;
    return ends && text.charAt(to - 1) < 0x80 ? text.substring(from, to + 1) : null;
  }

  private List<Finding> one(Phrase says, int from, int to) {
    return List.of(new Finding(id(), Severity.MAJOR, says, null, new Span(from, to)));
  }
}

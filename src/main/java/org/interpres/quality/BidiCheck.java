package org.interpres.quality;

import java.util.ArrayList;
import java.util.List;
import org.interpres.article.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * No character turns the text around: after U+202E, 0.5 is displayed as 5.0. Isolates (U+2066-2069)
 * are the right tool, and must be closed.
 */
final class BidiCheck implements SourceCheck {

  @Override
  public String id() {
    return "BIDI";
  }

  @Override
  public List<Finding> checkSource(Passage source) {
    int at = override(source.text());
    return at < 0 ? List.of() : List.of(found("finding.bidi.source", new Span(at, at + 1), null));
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    List<Finding> findings = new ArrayList<>(checkSource(pair.from()));
    String target = pair.target();
    int at = override(target);
    if (at >= 0) {
      findings.add(found("finding.bidi.target", null, new Span(at, at + 1)));
    }
    int open = 0;
    int unbalanced = -1;
    for (int i = 0; i < target.length() && unbalanced < 0; i++) {
      char c = target.charAt(i);
      if (c >= '\u2066' && c <= '\u2068') {
        open++;
      } else if (c == '\u2069' && --open < 0) {
        unbalanced = i;
      }
    }
    if (unbalanced >= 0 || open > 0) {
      int place = Math.max(0, unbalanced);
      findings.add(
          new Finding(
              id(),
              Severity.MINOR,
              Phrase.of("finding.bidi.isolates", "U+2069"),
              null,
              new Span(place, Math.min(target.length(), place + 1))));
    }
    return findings;
  }

  private Finding found(String key, @Nullable Span source, @Nullable Span target) {
    return new Finding(id(), Severity.CRITICAL, Phrase.of(key, "0.5", "5.0"), source, target);
  }

  private static int override(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '\u202A' && text.charAt(i) <= '\u202E') {
        return i;
      }
    }
    return -1;
  }
}

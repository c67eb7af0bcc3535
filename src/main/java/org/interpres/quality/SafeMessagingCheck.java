package org.interpres.quality;

import java.util.ArrayList;
import java.util.List;
import org.interpres.article.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Wording about suicide that does harm: "committed suicide" names a crime, "successful" a success.
 */
final class SafeMessagingCheck implements SourceCheck {

  private final Phrases wording = Phrases.of("wording.txt");

  @Override
  public String id() {
    return "SAFE-MESSAGING";
  }

  @Override
  public List<Finding> checkSource(Passage source) {
    List<Finding> findings = new ArrayList<>();
    for (Span span : unsafe(source)) {
      findings.add(finding(source, span, span, null));
    }
    return findings;
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    List<Finding> findings = new ArrayList<>(checkSource(pair.from()));
    for (Span span : unsafe(pair.to())) {
      findings.add(finding(pair.to(), span, null, span));
    }
    return findings;
  }

  private List<Span> unsafe(Passage text) {
    return wording.in(text).stream()
        .filter(found -> found.kind().equals("unsafe"))
        .map(Phrases.Found::span)
        .toList();
  }

  private Finding finding(Passage text, Span words, @Nullable Span source, @Nullable Span target) {
    return new Finding(
        id(),
        Severity.MINOR,
        Phrase.of("finding.safe-messaging", text.shown(words)),
        source,
        target);
  }
}

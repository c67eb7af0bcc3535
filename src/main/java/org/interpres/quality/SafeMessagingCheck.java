package org.interpres.quality;

import java.util.ArrayList;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.quality.quantity.FoldedText;
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
  public List<Finding> checkSource(String source, LocaleTag locale) {
    List<Finding> findings = new ArrayList<>();
    for (Span span : unsafe(source, locale)) {
      findings.add(finding(source, span, span, null));
    }
    return findings;
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    List<Finding> findings = new ArrayList<>(checkSource(pair.source(), pair.sourceLocale()));
    for (Span span : unsafe(pair.target(), pair.targetLocale())) {
      findings.add(finding(pair.target(), span, null, span));
    }
    return findings;
  }

  private List<Span> unsafe(String text, LocaleTag locale) {
    return wording.in(FoldedText.of(text), locale.language()).stream()
        .filter(found -> found.kind().equals("unsafe"))
        .map(Phrases.Found::span)
        .toList();
  }

  private Finding finding(String text, Span words, @Nullable Span source, @Nullable Span target) {
    return new Finding(
        id(),
        Severity.MINOR,
        "“"
            + Shown.of(text, words.from(), words.to())
            + "” can harm a reader at risk; say “died by suicide” or “attempted suicide”.",
        source,
        target);
  }
}

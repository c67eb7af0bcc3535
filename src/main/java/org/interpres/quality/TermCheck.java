package org.interpres.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.interpres.article.Phrase;
import org.interpres.quality.quantity.FoldedText;
import org.interpres.terminology.Term;

/**
 * A term of the termbase is translated as the team wants it. Its words may be inflected and stand
 * in any order; in Chinese and Japanese they have no edges.
 */
final class TermCheck implements Check {

  private final Glossaries glossaries;

  TermCheck(Glossaries glossaries) {
    this.glossaries = glossaries;
  }

  @Override
  public String id() {
    return "TERM";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    List<Finding> findings = new ArrayList<>();
    for (Glossaries.Used used : glossaries.in(pair)) {
      Term term = used.wanted().term();
      if (!translated(used.wanted(), pair.to().folded())) {
        findings.add(
            new Finding(
                id(),
                Severity.MAJOR,
                Phrase.of("finding.term", Objects.requireNonNull(term.target()), term.source()),
                used.span(),
                null));
      }
    }
    return findings;
  }

  private static boolean translated(Glossaries.Wanted wanted, FoldedText target) {
    return wanted.words().stream().noneMatch(word -> Phrases.hits(word, target).isEmpty());
  }
}

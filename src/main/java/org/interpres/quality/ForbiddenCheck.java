package org.interpres.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.interpres.article.Phrase;
import org.interpres.quality.quantity.Lexicon;

/**
 * A translation that the team forbids for a term is not there, unless it is the right one for
 * another term of the same sentence.
 */
final class ForbiddenCheck implements Check {

  private final Glossaries glossaries;

  ForbiddenCheck(Glossaries glossaries) {
    this.glossaries = glossaries;
  }

  @Override
  public String id() {
    return "FORBIDDEN";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    List<Glossaries.Used> all = glossaries.in(pair);
    List<Finding> findings = new ArrayList<>();
    for (Glossaries.Used used : all) {
      Lexicon<Boolean> wrong = used.wanted().wrong();
      if (wrong == null) {
        continue;
      }
      for (Phrases.Hit<Boolean> hit : Phrases.hits(wrong, pair.to().folded())) {
        String written = pair.to().shown(hit.span());
        if (hit.value() && all.stream().noneMatch(other -> wants(other, written))) {
          findings.add(
              new Finding(
                  id(),
                  Severity.MAJOR,
                  Phrase.of("finding.forbidden", written, used.wanted().term().source()),
                  used.span(),
                  hit.span()));
        }
      }
    }
    return findings;
  }

  private static boolean wants(Glossaries.Used other, String written) {
    return written.equalsIgnoreCase(Objects.requireNonNullElse(other.wanted().term().target(), ""));
  }
}

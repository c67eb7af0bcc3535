package org.interpres.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.interpres.article.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * Nobody is promised a cure. A superlative or promise of the source is reported on the source; a
 * hedge ("may help") that became a promise ("cures") on the target.
 */
final class ClaimCheck implements SourceCheck {

  private static final Set<String> DOUBTS = Set.of("may", "might", "could", "possibly", "perhaps");

  private final Claims claims;

  ClaimCheck(Claims claims) {
    this.claims = claims;
  }

  @Override
  public String id() {
    return "CLAIM";
  }

  @Override
  public List<Finding> checkSource(Passage source) {
    List<Finding> findings = new ArrayList<>();
    for (Phrases.Hit<Claims.Word> hit : claims.in(source)) {
      if (hit.value() == Claims.Word.CLAIM) {
        findings.add(
            new Finding(
                id(),
                Severity.MAJOR,
                Phrase.of("finding.claim", source.shown(hit.span())),
                hit.span(),
                null));
      }
    }
    return findings;
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    List<Finding> findings = new ArrayList<>(checkSource(pair.from()));
    Span hedge = first(pair.from(), Claims.Word.HEDGE);
    if (hedge == null || !findings.isEmpty() || first(pair.to(), Claims.Word.HEDGE) != null) {
      return findings;
    }
    Span claim = first(pair.to(), Claims.Word.CLAIM);
    String says = pair.from().shown(hedge);
    if (claim != null) {
      Phrase promises = Phrase.of("finding.claim.promises", says, pair.to().shown(claim));
      findings.add(new Finding(id(), Severity.MAJOR, promises, hedge, claim));
    } else if (doubts(pair, hedge)) {
      Phrase certain = Phrase.of("finding.claim.certain", says);
      findings.add(new Finding(id(), Severity.MAJOR, certain, hedge, null));
    }
    return findings;
  }

  /** "May help" is a benefit that nobody is sure of; "can cough" is none. */
  private boolean doubts(SegmentPair pair, Span hedge) {
    // As written: "May" is a month.
    String word = pair.source().substring(hedge.from(), hedge.to());
    return DOUBTS.contains(word)
        && claims.hedgesKnown(pair.to().language())
        && first(pair.from(), Claims.Word.BENEFIT) != null;
  }

  private @Nullable Span first(Passage text, Claims.Word wanted) {
    for (Phrases.Hit<Claims.Word> hit : claims.in(text)) {
      if (hit.value() == wanted) {
        return hit.span();
      }
    }
    return null;
  }
}

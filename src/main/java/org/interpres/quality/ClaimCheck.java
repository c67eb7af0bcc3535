package org.interpres.quality;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nobody is promised a cure. A superlative or promise of the source is reported on the source; a
 * hedge ("may help") that became a promise ("cures") on the target.
 */
final class ClaimCheck implements SourceCheck {

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
                "The source promises: “"
                    + source.shown(hit.span())
                    + "”; say what the evidence shows.",
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
    Span claim = first(pair.to(), Claims.Word.CLAIM);
    if (hedge != null
        && claim != null
        && findings.isEmpty()
        && first(pair.to(), Claims.Word.HEDGE) == null) {
      findings.add(
          new Finding(
              id(),
              Severity.MAJOR,
              "The source says “"
                  + pair.from().shown(hedge)
                  + "”, the target promises: “"
                  + pair.to().shown(claim)
                  + "”.",
              hedge,
              claim));
    }
    return findings;
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

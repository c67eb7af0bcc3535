package org.interpres.quality;

import java.util.ArrayList;
import java.util.List;
import org.interpres.article.LocaleTag;
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
  public List<Finding> checkSource(String source, LocaleTag locale) {
    List<Finding> findings = new ArrayList<>();
    for (Phrases.Hit<Claims.Word> hit : claims.in(source, locale.language())) {
      if (hit.value() == Claims.Word.CLAIM) {
        findings.add(
            new Finding(
                id(),
                Severity.MAJOR,
                "The source promises: “"
                    + Shown.of(source, hit.span().from(), hit.span().to())
                    + "”; say what the evidence shows.",
                hit.span(),
                null));
      }
    }
    return findings;
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    List<Finding> findings = new ArrayList<>(checkSource(pair.source(), pair.sourceLocale()));
    Span hedge = first(pair.source(), pair.sourceLocale(), Claims.Word.HEDGE);
    Span claim = first(pair.target(), pair.targetLocale(), Claims.Word.CLAIM);
    if (hedge != null
        && claim != null
        && findings.isEmpty()
        && first(pair.target(), pair.targetLocale(), Claims.Word.HEDGE) == null) {
      findings.add(
          new Finding(
              id(),
              Severity.MAJOR,
              "The source says “"
                  + Shown.of(pair.source(), hedge.from(), hedge.to())
                  + "”, the target promises: “"
                  + Shown.of(pair.target(), claim.from(), claim.to())
                  + "”.",
              hedge,
              claim));
    }
    return findings;
  }

  private @Nullable Span first(String text, LocaleTag locale, Claims.Word wanted) {
    for (Phrases.Hit<Claims.Word> hit : claims.in(text, locale.language())) {
      if (hit.value() == wanted) {
        return hit.span();
      }
    }
    return null;
  }
}

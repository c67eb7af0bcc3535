package org.interpres.review;

import java.time.Instant;
import java.util.TreeSet;
import org.interpres.article.CrisisNotice;
import org.interpres.article.Sha256;
import org.interpres.article.Translation;

/**
 * What a signature is bound to (21 CFR 11.70): the SHA-256 of these lines in UTF-8, each ended by a
 * line feed.
 *
 * <pre>
 * interpres-reviewed-content/1
 * translation ID
 * article SLUG
 * revision NUMBER
 * source-locale TAG
 * locale TAG
 * policy SHA256
 * notice SHA256                                          one a crisis notice that the pages show
 * segment INDEX SOURCE-SHA256 TARGET-SHA256              one a segment, in order, followed by
 * finding FINGERPRINT                                    one a finding, in the checks' order, or
 * waived FINGERPRINT SHA256-OF-ACCOUNT SHA256-OF-REASON  where it is waived, and
 * skips STEP RISK                                        one a step that its risk lets it skip
 * </pre>
 *
 * No value holds a line feed or a space, so no two contents have the same lines.
 */
final class ReviewedContent {

  private ReviewedContent() {}

  static Sha256 hash(Review review) {
    Translation translation = review.translation();
    StringBuilder lines = new StringBuilder();
    lines.append("interpres-reviewed-content/1\n");
    lines.append("translation ").append(translation.id()).append('\n');
    lines.append("article ").append(translation.article()).append('\n');
    lines.append("revision ").append(translation.revision()).append('\n');
    lines.append("source-locale ").append(translation.source()).append('\n');
    lines.append("locale ").append(translation.locale()).append('\n');
    lines.append("policy ").append(review.terms().policy()).append('\n');
    for (CrisisNotice notice : review.terms().notices()) {
      lines.append("notice ").append(notice.hash()).append('\n');
    }
    for (ReviewedSegment segment : review.segments()) {
      append(lines, segment);
    }
    return Sha256.of(lines.toString());
  }

  private static void append(StringBuilder lines, ReviewedSegment segment) {
    Decision.Pair pair = segment.pair();
    lines.append("segment ").append(segment.index());
    lines.append(' ').append(pair.source()).append(' ').append(pair.target()).append('\n');
    for (NotedFinding finding : segment.findings()) {
      NotedFinding.Waiver waiver = finding.waiver();
      lines.append(waiver == null ? "finding " : "waived ").append(finding.remark().fingerprint());
      if (waiver != null) {
        lines.append(' ').append(Sha256.of(waiver.by()));
        lines.append(' ').append(Sha256.of(waiver.reason()));
      }
      lines.append('\n');
    }
    for (String step : new TreeSet<>(segment.skips())) {
      lines.append("skips ").append(step).append(' ').append(segment.risk().label()).append('\n');
    }
  }

  /** Binds a signature's parts to each other, so that none can be exchanged for another. */
  static Sha256 seal(Approved.Signature signature, Sha256 content) {
    return Sha256.of(
        String.join(
            "\n",
            "interpres-signature/1",
            content.hex(),
            signature.step(),
            signature.account(),
            Sha256.of(signature.signer()).hex(),
            signature.meaning(),
            String.valueOf(micros(signature.signedAt()))));
  }

  private static long micros(Instant at) {
    return Math.addExact(
        Math.multiplyExact(at.getEpochSecond(), 1_000_000L), at.getNano() / 1_000L);
  }
}

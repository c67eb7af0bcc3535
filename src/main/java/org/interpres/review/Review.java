package org.interpres.review;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.interpres.article.CrisisNotice;
import org.interpres.article.Revision;
import org.interpres.article.Sha256;
import org.interpres.article.Translation;
import org.jspecify.annotations.Nullable;

/**
 * A translation's review as it is stored.
 *
 * @param terms what it is held under
 * @param segments all of the revision in order, or the one that was asked for
 * @param signatures those that count, in the order of the steps
 */
public record Review(
    Translation translation,
    Revision revision,
    Terms terms,
    List<ReviewedSegment> segments,
    List<SealedSignature> signatures) {

  public Review {
    segments = List.copyOf(segments);
    signatures = List.copyOf(signatures);
  }

  /**
   * What a review is held under.
   *
   * @param steps by name, in order
   * @param policy the hash of the policy's text
   * @param releasedAt when publishing was allowed, null where it is not yet
   * @param notices what the pages say to a reader in danger, fixed by the first signature; empty
   *     where nobody has signed yet or the article needs none
   */
  public record Terms(
      List<String> steps, Sha256 policy, @Nullable Instant releasedAt, List<CrisisNotice> notices) {
    public Terms {
      steps = List.copyOf(steps);
      notices = List.copyOf(notices);
    }
  }

  /**
   * A signature with what it is bound to.
   *
   * @param content the hash of the reviewed content, see {@link ReviewedContent}
   * @param seal over content, step, account, signer, meaning and time
   */
  public record SealedSignature(Approved.Signature signature, Sha256 content, Sha256 seal) {
    String step() {
      return signature.step();
    }
  }

  /** The same with the notices that its signatures cover. */
  Review under(List<CrisisNotice> notices) {
    return new Review(
        translation,
        revision,
        new Terms(terms.steps(), terms.policy(), terms.releasedAt(), notices),
        segments,
        signatures);
  }

  Optional<SealedSignature> signature(String step) {
    return signatures.stream().filter(signature -> signature.step().equals(step)).findFirst();
  }

  Optional<ReviewedSegment> segment(int index) {
    return segments.stream().filter(segment -> segment.index() == index).findFirst();
  }
}

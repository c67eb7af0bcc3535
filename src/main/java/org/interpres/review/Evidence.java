package org.interpres.review;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interpres.article.Segment;
import org.interpres.article.Sha256;
import org.springframework.stereotype.Component;

/**
 * Examines whether what is stored proves that a translation is approved. It trusts no flag: hashes
 * are computed again from the texts, people are compared again under the policy of then.
 */
@Component
class Evidence {

  private final ReviewWriter writer;

  Evidence(ReviewWriter writer) {
    this.writer = writer;
  }

  /**
   * @throws IllegalStateException that says what is missing
   */
  Approved examine(Review review) {
    ReviewPolicy policy = policy(review);
    List<Segment> source = review.revision().segments();
    require(review, source.size() == review.segments().size(), "segments are missing");
    List<Approved.ApprovedSegment> segments = new ArrayList<>();
    for (int i = 0; i < source.size(); i++) {
      ReviewedSegment segment = review.segments().get(i);
      require(review, segment.segment().equals(source.get(i)), "segment " + i + " is another's");
      segments.add(approved(review, policy, segment));
    }
    Sha256 content = ReviewedContent.hash(review);
    return new Approved(review, segments, signatures(review, policy, content), content);
  }

  private ReviewPolicy policy(Review review) {
    Sha256 hash = review.terms().policy();
    ReviewPolicy policy = PolicyFile.parse("policy " + hash, writer.policy(hash));
    require(
        review,
        policy.hash().equals(hash) && policy.names().equals(review.terms().steps()),
        "the policy is not the one that it names");
    return policy;
  }

  private static Approved.ApprovedSegment approved(
      Review review, ReviewPolicy policy, ReviewedSegment segment) {
    String where = "segment " + segment.index();
    Words words = segment.words();
    require(review, words.hash().equals(Sha256.of(words.target())), where + " has another hash");
    require(review, !words.placeholder(), where + " is a placeholder");
    require(review, segment.blocking().isEmpty(), where + " has open critical findings");
    List<Approved.Approval> approvals = new ArrayList<>();
    require(
        review,
        segment.skips().equals(policy.skips(segment.risk())),
        where + " skips other steps than the policy says");
    for (ReviewPolicy.Step step : policy.steps()) {
      if (!step.takes(segment.risk())) {
        continue;
      }
      Decision approval =
          segment
              .approval(step.name())
              .orElseThrow(
                  () -> unproved(review, where + " is not approved in the step " + step.name()));
      require(
          review,
          Independence.hindrance(approval.by(), segment, step).isEmpty(),
          where + " is approved by the same person in the step " + step.name());
      approvals.add(new Approved.Approval(step.name(), approval.by(), approval.at()));
    }
    return new Approved.ApprovedSegment(
        segment.index(),
        segment.segment().sourceHash(),
        words.target(),
        words.hash(),
        words.origin(),
        approvals);
  }

  private static List<Approved.Signature> signatures(
      Review review, ReviewPolicy policy, Sha256 content) {
    Set<String> accounts = new HashSet<>();
    List<Approved.Signature> signatures = new ArrayList<>();
    for (ReviewPolicy.Step step : policy.steps()) {
      String where = "the signature of the step " + step.name();
      Review.SealedSignature sealed =
          review.signature(step.name()).orElseThrow(() -> unproved(review, where + " is missing"));
      require(review, sealed.content().equals(content), where + " is of other content");
      require(
          review,
          sealed.seal().equals(ReviewedContent.seal(sealed.signature(), content)),
          where + " was altered");
      require(review, accounts.add(sealed.signature().account()), where + " is by the same person");
      signatures.add(sealed.signature());
    }
    return signatures;
  }

  private static void require(Review review, boolean holds, String otherwise) {
    if (!holds) {
      throw unproved(review, otherwise);
    }
  }

  private static Unproved unproved(Review review, String reason) {
    return new Unproved(review.translation().id(), reason);
  }
}

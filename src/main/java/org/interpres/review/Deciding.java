package org.interpres.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Translation;
import org.springframework.stereotype.Component;

/** Approving and rejecting one segment, with waivers. */
@Component
class Deciding {

  private final Desk desk;
  private final ReviewWriter writer;
  private final Waivers waivers;
  private final ReviewPolicy policy;

  Deciding(Desk desk, ReviewWriter writer, Waivers waivers, ReviewPolicy policy) {
    this.desk = desk;
    this.writer = writer;
    this.waivers = waivers;
    this.policy = policy;
  }

  ReviewedSegment decide(
      Hand hand, Translation translation, int index, Ruling ruling, Acts.Trace trace) {
    ReviewedSegment segment = desk.take(translation, index, hand.at()).segment(index).orElseThrow();
    trace
        .with("segment", index)
        .with("step", hand.step().name())
        .with("decision", ruling.verdict().label())
        .with("version", segment.words().version())
        .with("source", segment.pair().source())
        .with("target", segment.pair().target());
    requireVersion(segment, ruling);
    requireComment(ruling.verdict(), ruling.comment());
    requireOrder(hand, segment);
    if (ruling.verdict() == Decision.Verdict.APPROVE) {
      requireWritten(segment);
      requireIndependent(hand, segment);
    }
    segment = waived(hand, translation, segment, ruling, trace);
    switch (ruling.verdict()) {
      case APPROVE -> approve(hand, translation, segment, ruling, trace);
      case REJECT -> reject(hand, translation, List.of(segment), ruling.comment());
    }
    writer.recount(translation.id(), List.of(index));
    return desk.segment(translation, index);
  }

  private ReviewedSegment waived(
      Hand hand,
      Translation translation,
      ReviewedSegment segment,
      Ruling ruling,
      Acts.Trace trace) {
    int waived = waivers.waive(hand, segment, ruling.waivers());
    if (waived == 0) {
      return segment;
    }
    trace.with("waived", waived);
    writer.voidSignatures(
        translation.id(),
        "a finding of segment %d was waived by %s".formatted(segment.index(), hand.account()),
        hand.at());
    return desk.segment(translation, segment.index());
  }

  private void approve(
      Hand hand,
      Translation translation,
      ReviewedSegment segment,
      Ruling ruling,
      Acts.Trace trace) {
    requireNothingBlocks(segment);
    Optional<Decision> approval = segment.approval(hand.step().name());
    if (approval.isEmpty()) {
      writer.decide(translation, List.of(segment), given(hand, ruling.verdict(), ruling.comment()));
    } else if (ruling.waivers().isEmpty()) {
      // The same request again, after its answer was lost, is no conflict.
      requireOwn(hand, segment, approval.get());
      trace.unchanged();
    }
  }

  /** Sends segments back to the first step. */
  void reject(Hand hand, Translation translation, List<ReviewedSegment> segments, String comment) {
    String reason = "rejected in the step %s by %s".formatted(hand.step().name(), hand.account());
    writer.voidDecisions(
        translation.id(),
        segments.stream().map(ReviewedSegment::index).toList(),
        reason,
        hand.at());
    writer.voidSignatures(
        translation.id(), "segment " + segments.get(0).index() + " was " + reason, hand.at());
    writer.decide(translation, segments, given(hand, Decision.Verdict.REJECT, comment));
  }

  static ReviewWriter.Given given(Hand hand, Decision.Verdict verdict, String comment) {
    return new ReviewWriter.Given(hand.step().name(), verdict, comment, hand.account(), hand.at());
  }

  static void requireComment(Decision.Verdict verdict, String comment) {
    boolean missing = verdict == Decision.Verdict.REJECT && comment.isEmpty();
    if (missing || comment.length() > Waivers.LIMIT) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          missing ? "comment-required" : "comment-too-long",
          Phrase.of("refused.comment-required", Waivers.LIMIT));
    }
  }

  void requireOrder(Hand hand, ReviewedSegment segment) {
    if (segment.skips().contains(hand.step().name())) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "step-not-needed",
          Phrase.of(
              "refused.step-not-needed",
              Spoken.number(segment.index()),
              Spoken.risk(segment.risk()),
              Spoken.step(hand.step().name())));
    }
    for (ReviewPolicy.Step earlier : policy.before(hand.step())) {
      if (!segment.passed(earlier.name())) {
        throw new Refusal(
            Refusal.Kind.CONFLICT,
            "step-out-of-order",
            Phrase.of(
                "refused.waits",
                Spoken.number(segment.index()),
                Spoken.step(earlier.name()),
                Spoken.step(hand.step().name())),
            Map.of("waitsFor", earlier.name()));
      }
    }
  }

  static void requireWritten(ReviewedSegment segment) {
    if (segment.words().placeholder()) {
      throw Waivers.placeholder(segment);
    }
  }

  static void requireIndependent(Hand hand, ReviewedSegment segment) {
    Independence.hindrance(hand.account(), segment, hand.step())
        .ifPresent(
            did -> {
              throw new Refusal(
                  Refusal.Kind.FORBIDDEN,
                  "same-person",
                  did.says(
                      "refused.edited-it",
                      "refused.approved-it",
                      Spoken.number(segment.index()),
                      Spoken.step(hand.step().name())));
            });
  }

  private static void requireNothingBlocks(ReviewedSegment segment) {
    List<NotedFinding> blocking = segment.blocking();
    if (!blocking.isEmpty()) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "open-critical-findings",
          Phrase.of("refused.open-critical", Spoken.number(segment.index()), blocking.size()),
          Map.of("findings", blocking.stream().map(NotedFinding::id).toList()));
    }
  }

  private static void requireOwn(Hand hand, ReviewedSegment segment, Decision approval) {
    if (!approval.by().equals(hand.account())) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "already-approved",
          Phrase.of(
              "refused.already-approved",
              Spoken.number(segment.index()),
              Spoken.step(hand.step().name()),
              approval.by()));
    }
  }

  private static void requireVersion(ReviewedSegment segment, Ruling ruling) {
    Integer read = ruling.version();
    if (read != null && read != segment.words().version()) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "stale-version",
          Phrase.of(
              "refused.stale-decision",
              Spoken.number(segment.index()),
              Spoken.number(segment.words().version()),
              Spoken.number(read)),
          Map.of("version", segment.words().version()));
    }
  }
}

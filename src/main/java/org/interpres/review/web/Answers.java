package org.interpres.review.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.interpres.article.Origin;
import org.interpres.article.Segment;
import org.interpres.article.Translation;
import org.interpres.review.Approved;
import org.interpres.review.Decision;
import org.interpres.review.NotedFinding;
import org.interpres.review.Queue;
import org.interpres.review.Review;
import org.interpres.review.ReviewedSegment;
import org.interpres.review.SourceChange;
import org.interpres.review.WordDifference;
import org.interpres.review.Words;
import org.interpres.review.Workbench;
import org.jspecify.annotations.Nullable;

/** What the API answers; field names are the contract of DESIGN.md. */
final class Answers {

  private Answers() {}

  record Page<T>(List<T> items, @Nullable String next) {}

  record Listed(
      long id,
      String article,
      String title,
      int revision,
      String sourceLocale,
      String locale,
      String state,
      Instant createdAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Counted counts,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant dueAt,
      List<String> openSteps,
      List<QueueAnswers.Held> claims) {

    static Listed of(Queue.Entry entry) {
      Translation translation = entry.translation();
      return new Listed(
          translation.id(),
          translation.article().value(),
          entry.title(),
          translation.revision(),
          translation.source().value(),
          translation.locale().value(),
          translation.state().name(),
          entry.createdAt(),
          entry.counts() == null ? null : Counted.of(entry.counts()),
          entry.attention().dueAt(),
          entry.attention().openSteps(),
          entry.attention().claims().stream().map(QueueAnswers.Held::of).toList());
    }
  }

  record Counted(
      int segments, List<Step> steps, int rejected, int openCritical, int undecidedCritical) {
    static Counted of(Queue.Counts counts) {
      return new Counted(
          counts.segments(),
          counts.steps().stream()
              .map(step -> Step.of(step.step(), step.decided(), counts.segments(), null))
              .toList(),
          counts.rejected(),
          counts.openCritical(),
          counts.undecidedCritical());
    }
  }

  /** A step; {@code signedBy} is the account, {@code signer} the printed name. */
  record Step(
      String name,
      int decided,
      int total,
      @Nullable String signedBy,
      @Nullable String signer,
      @Nullable String meaning,
      @Nullable Instant signedAt) {

    static Step of(String name, int decided, int total, Approved.@Nullable Signature signature) {
      return signature == null
          ? new Step(name, decided, total, null, null, null, null)
          : new Step(
              name,
              decided,
              total,
              signature.account(),
              signature.signer(),
              signature.meaning(),
              signature.signedAt());
    }
  }

  record Moved(long id, String article, int revision, String locale, String state) {
    static Moved of(Translation translation) {
      return new Moved(
          translation.id(),
          translation.article().value(),
          translation.revision(),
          translation.locale().value(),
          translation.state().name());
    }
  }

  record Signed(String step, String signedBy, String signer, String meaning, Instant signedAt) {
    static Signed of(Approved.Signature signature) {
      return new Signed(
          signature.step(),
          signature.account(),
          signature.signer(),
          signature.meaning(),
          signature.signedAt());
    }
  }

  record Whole(
      long id,
      String article,
      int revision,
      String sourceLocale,
      String locale,
      String state,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String failure,
      List<Step> steps,
      Progress progress,
      List<InReview> segments) {

    static Whole of(Workbench workbench) {
      Translation translation = workbench.translation();
      Review review = workbench.review();
      return new Whole(
          translation.id(),
          translation.article().value(),
          translation.revision(),
          translation.source().value(),
          translation.locale().value(),
          translation.state().name(),
          workbench.failure(),
          workbench.steps().stream()
              .map(step -> Step.of(step.name(), step.decided(), step.total(), step.signature()))
              .toList(),
          new Progress(workbench.decided(), workbench.total()),
          review == null
              ? workbench.revision().segments().stream().map(InReview::waiting).toList()
              : review.segments().stream()
                  .map(s -> InReview.of(s, workbench.changes().get(s.index())))
                  .toList());
    }
  }

  record Progress(int decided, int total) {}

  /** A segment; all but the source is null or empty until the review is opened. */
  record InReview(
      int index,
      int unit,
      String source,
      @Nullable String target,
      @Nullable From origin,
      @Nullable String risk,
      String state,
      @Nullable Integer version,
      List<Finding> findings,
      List<Approval> approvals,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Rejection rejection,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Change change) {

    static InReview waiting(Segment segment) {
      return new InReview(
          segment.index(),
          segment.unit(),
          segment.source(),
          null,
          null,
          null,
          "waiting",
          null,
          List.of(),
          List.of(),
          null,
          null);
    }

    static InReview of(ReviewedSegment segment) {
      return of(segment, null);
    }

    static InReview of(ReviewedSegment segment, @Nullable SourceChange change) {
      Words words = segment.words();
      return new InReview(
          segment.index(),
          segment.segment().unit(),
          segment.segment().source(),
          words.target(),
          From.of(words.origin()),
          segment.risk().label(),
          segment.state().label(),
          words.version(),
          segment.findings().stream().map(Finding::of).toList(),
          segment.approvals().stream().map(Approval::of).toList(),
          segment.rejection().map(Rejection::of).orElse(null),
          change == null ? null : Change.of(segment, change));
    }
  }

  /**
   * What the segment was in the review before.
   *
   * @param kind same (it moved), context, space, edited, split or merged
   * @param difference of the sources, word by word
   */
  record Change(String kind, boolean moved, List<Piece> difference, List<Earlier> earlier) {
    static Change of(ReviewedSegment segment, SourceChange change) {
      return new Change(
          change.kind().label(),
          change.moved(),
          WordDifference.between(change.sourceBefore(), segment.segment().source()).stream()
              .map(piece -> new Piece(piece.kind().label(), piece.text()))
              .toList(),
          change.earlier().stream().map(Earlier::of).toList());
    }
  }

  /** A piece of a difference: same, removed or added. */
  record Piece(String kind, String text) {}

  /** A segment of the review before. */
  record Earlier(long translation, int index, String source, String target, boolean approved) {
    static Earlier of(SourceChange.Earlier earlier) {
      return new Earlier(
          earlier.translation(),
          earlier.index(),
          earlier.source(),
          earlier.target(),
          earlier.approved());
    }
  }

  record From(
      String kind, @Nullable String engine, @Nullable String model, @Nullable BigDecimal score) {
    static From of(Origin origin) {
      return new From(origin.kind().label(), origin.engine(), origin.model(), origin.score());
    }
  }

  record Finding(
      long id,
      String check,
      String severity,
      String message,
      @Nullable List<Integer> sourceSpan,
      @Nullable List<Integer> targetSpan,
      boolean waived) {

    static Finding of(NotedFinding finding) {
      return new Finding(
          finding.id(),
          finding.check(),
          finding.severity(),
          finding.message(),
          span(finding.remark().sourceSpan()),
          span(finding.remark().targetSpan()),
          finding.waived());
    }

    private static @Nullable List<Integer> span(NotedFinding.@Nullable Range range) {
      return range == null ? null : List.of(range.from(), range.to());
    }
  }

  record Approval(String step, String by, Instant at) {
    static Approval of(Decision decision) {
      return new Approval(decision.step(), decision.by(), decision.at());
    }
  }

  record Rejection(String step, String by, Instant at, String comment) {
    static Rejection of(Decision decision) {
      return new Rejection(decision.step(), decision.by(), decision.at(), decision.comment());
    }
  }
}

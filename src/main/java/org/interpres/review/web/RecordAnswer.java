package org.interpres.review.web;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.interpres.article.Origin;
import org.interpres.article.Translation;
import org.interpres.review.Decision;
import org.interpres.review.NotedFinding;
import org.interpres.review.Review;
import org.interpres.review.ReviewRecord;
import org.interpres.review.WordDifference;
import org.jspecify.annotations.Nullable;

/**
 * A review record as the API prints it; a member that is missing is one that does not apply.
 *
 * @param contentSha256 what a signature of the present words is bound to
 * @param audit where the trail of the article is
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecordAnswer(
    About translation,
    Held review,
    String contentSha256,
    List<Segment> segments,
    List<Signed> signatures,
    String audit) {

  public record About(
      long id,
      String article,
      String title,
      int revision,
      String sourceContentSha256,
      String sourceLocale,
      String locale,
      String state) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Held(
      Instant openedAt,
      @Nullable Instant releasedAt,
      @Nullable String releasedBy,
      String policySha256,
      String policy) {}

  /** A piece of a difference: same, removed or added. */
  public record Piece(String kind, String text) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record From(
      String kind, @Nullable String engine, @Nullable String model, @Nullable BigDecimal score) {
    static From of(Origin origin) {
      return new From(origin.kind().label(), origin.engine(), origin.model(), origin.score());
    }
  }

  public record Segment(
      int index,
      String source,
      String sourceSha256,
      String risk,
      String state,
      String clean,
      List<Piece> tracked,
      List<Version> versions,
      List<Decided> decisions) {

    static Segment of(ReviewRecord.SegmentRecord segment) {
      List<Version> versions = new ArrayList<>();
      String before = null;
      for (ReviewRecord.VersionRecord version : segment.versions()) {
        versions.add(Version.of(version, before));
        before = version.target();
      }
      return new Segment(
          segment.source().index(),
          segment.source().text(),
          segment.source().hash().hex(),
          segment.risk().label(),
          segment.state().label(),
          segment.clean(),
          pieces(segment.tracked()),
          versions,
          segment.decisions().stream().map(Decided::of).toList());
    }
  }

  /** Words; {@code tracked} shows what changed since the version before. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Version(
      int version,
      String target,
      String targetSha256,
      From origin,
      String by,
      Instant at,
      String reason,
      @Nullable Long carriedFrom,
      @Nullable List<Piece> tracked,
      List<Found> findings) {

    static Version of(ReviewRecord.VersionRecord version, @Nullable String before) {
      return new Version(
          version.version(),
          version.target(),
          version.hash().hex(),
          From.of(version.origin()),
          version.written().by(),
          version.written().at(),
          version.written().reason(),
          version.written().carriedFrom(),
          before == null ? null : pieces(WordDifference.between(before, version.target())),
          version.findings().stream().map(Found::of).toList());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Found(
      long id,
      String check,
      String severity,
      String message,
      @Nullable Waived waiver,
      @JsonIgnore Serializable words) {
    static Found of(ReviewRecord.FindingRecord finding) {
      return new Found(
          finding.id(),
          finding.check(),
          finding.severity(),
          finding.said().sentence(),
          Waived.of(finding.waiver()),
          finding.said().words());
    }
  }

  public record Waived(String reason, String by, Instant at) {
    static @Nullable Waived of(NotedFinding.@Nullable Waiver waiver) {
      return waiver == null ? null : new Waived(waiver.reason(), waiver.by(), waiver.at());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Decided(
      long id,
      String step,
      String decision,
      int version,
      String sourceSha256,
      String targetSha256,
      String comment,
      String by,
      Instant at,
      @Nullable Long carriedFrom,
      @Nullable Instant voidedAt,
      @Nullable String voidReason) {

    static Decided of(ReviewRecord.DecisionRecord recorded) {
      Decision decision = recorded.decision();
      return new Decided(
          recorded.id(),
          decision.step(),
          decision.verdict().label(),
          recorded.version(),
          decision.words().source().hex(),
          decision.words().target().hex(),
          decision.comment(),
          decision.by(),
          decision.at(),
          recorded.carriedFrom(),
          recorded.voidedAt(),
          decision.voided());
    }
  }

  /** A signature; it covers the present words where its content is {@code contentSha256}. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Signed(
      String step,
      String account,
      String signer,
      String meaning,
      Instant signedAt,
      String contentSha256,
      String sealSha256,
      @Nullable Instant voidedAt,
      @Nullable String voidReason) {

    static Signed of(ReviewRecord.SignatureRecord recorded) {
      Review.SealedSignature sealed = recorded.sealed();
      return new Signed(
          sealed.signature().step(),
          sealed.signature().account(),
          sealed.signature().signer(),
          sealed.signature().meaning(),
          sealed.signature().signedAt(),
          sealed.content().hex(),
          sealed.seal().hex(),
          recorded.voidedAt(),
          recorded.voidReason());
    }
  }

  static RecordAnswer of(ReviewRecord record) {
    Translation translation = record.translation();
    ReviewRecord.Terms terms = record.terms();
    return new RecordAnswer(
        new About(
            translation.id(),
            translation.article().value(),
            terms.title(),
            translation.revision(),
            terms.sourceContent().hex(),
            translation.source().value(),
            translation.locale().value(),
            translation.state().name()),
        new Held(
            terms.opened().at(),
            terms.opened().releasedAt(),
            terms.opened().releasedBy(),
            terms.policy().hex(),
            terms.policyText()),
        record.content().hex(),
        record.segments().stream().map(Segment::of).toList(),
        record.signatures().stream().map(Signed::of).toList(),
        "/api/v1/audit?article=" + translation.article());
  }

  private static List<Piece> pieces(List<WordDifference.Piece> pieces) {
    return pieces.stream().map(p -> new Piece(p.kind().label(), p.text())).toList();
  }
}

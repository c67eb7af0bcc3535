package org.interpres.review;

import java.time.Instant;
import java.util.List;
import org.interpres.article.Origin;
import org.interpres.article.Sha256;
import org.interpres.article.Translation;
import org.interpres.quality.Risk;
import org.jspecify.annotations.Nullable;

/**
 * Everything that was done in a translation's review, void decisions and signatures included: what
 * an inspector is handed (21 CFR 11.10(b)).
 *
 * @param content the hash that a signature of the present words would be bound to
 * @param signatures all, in the order in which they were given
 */
public record ReviewRecord(
    Translation translation,
    Terms terms,
    Sha256 content,
    List<SegmentRecord> segments,
    List<SignatureRecord> signatures) {

  public ReviewRecord {
    segments = List.copyOf(segments);
    signatures = List.copyOf(signatures);
  }

  /**
   * What the review is held under.
   *
   * @param title of the article, without tags
   * @param sourceContent the hash of the source as it was received
   * @param policyText the file that {@code policy} is the hash of
   */
  public record Terms(
      String title, Sha256 sourceContent, Sha256 policy, String policyText, Opened opened) {}

  /** When it was opened, and when and by whom publishing was allowed; null where it is not. */
  public record Opened(Instant at, @Nullable Instant releasedAt, @Nullable String releasedBy) {}

  /** A segment with all its versions and decisions, in the order in which they were made. */
  public record SegmentRecord(
      Source source,
      Risk risk,
      SegmentState state,
      List<VersionRecord> versions,
      List<DecisionRecord> decisions) {

    public SegmentRecord {
      versions = List.copyOf(versions);
      decisions = List.copyOf(decisions);
    }

    /** From the first words to the present ones. */
    public List<WordDifference.Piece> tracked() {
      return WordDifference.between(
          versions.get(0).target(), versions.get(versions.size() - 1).target());
    }

    /** The present words. */
    public String clean() {
      return versions.get(versions.size() - 1).target();
    }
  }

  /** What was translated. */
  public record Source(int index, String text, Sha256 hash) {}

  /** Words of a segment, with what the checks said of them. */
  public record VersionRecord(
      int version, String target, Origin origin, Written written, List<FindingRecord> findings) {
    public VersionRecord {
      findings = List.copyOf(findings);
    }

    public Sha256 hash() {
      return Sha256.of(target);
    }
  }

  /**
   * Who wrote words, when and why.
   *
   * @param reason drafted, carried or edited
   * @param carriedFrom the translation that they come from, null for none
   */
  public record Written(String by, Instant at, String reason, @Nullable Long carriedFrom) {}

  /** A finding with its waiver, null where nobody let it stand. */
  public record FindingRecord(
      long id,
      String check,
      String severity,
      NotedFinding.Said said,
      NotedFinding.@Nullable Waiver waiver) {}

  /**
   * A decision.
   *
   * @param carriedFrom the decision that it repeats, null for none
   */
  public record DecisionRecord(
      long id,
      Decision decision,
      int version,
      @Nullable Long carriedFrom,
      @Nullable Instant voidedAt) {}

  /** A signature, with when and why it became void; null while it counts. */
  public record SignatureRecord(
      Review.SealedSignature sealed, @Nullable Instant voidedAt, @Nullable String voidReason) {}
}

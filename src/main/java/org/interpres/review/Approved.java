package org.interpres.review;

import java.time.Instant;
import java.util.List;
import org.interpres.article.CrisisNotice;
import org.interpres.article.LocaleTag;
import org.interpres.article.LocalizedDocument;
import org.interpres.article.Origin;
import org.interpres.article.Revision;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.interpres.article.Translation;

/**
 * A translation that people have approved: each segment in each step that the policy asks for, and
 * each step signed. Only this package can make one, after it has read and checked the stored
 * decisions and signatures; to hold one is the proof that publish asks for.
 */
public final class Approved {

  /**
   * A segment with the people who approved exactly these words.
   *
   * @param index the segment's index in the revision
   * @param target text with tags
   * @param approvals one a step that the segment goes through, in the policy's order
   */
  public record ApprovedSegment(
      int index,
      Sha256 sourceHash,
      String target,
      Sha256 targetHash,
      Origin origin,
      List<Approval> approvals) {
    public ApprovedSegment {
      approvals = List.copyOf(approvals);
    }
  }

  /** That an account approved a segment in a step. */
  public record Approval(String step, String by, Instant at) {}

  /**
   * A signature of a step.
   *
   * @param account who signed
   * @param signer the name as it was printed when it was signed (21 CFR 11.50)
   * @param meaning authorship, review, approval or responsibility
   */
  public record Signature(
      String step, String account, String signer, String meaning, Instant signedAt) {}

  private final Translation translation;
  private final Revision revision;
  private final List<ApprovedSegment> segments;
  private final List<Signature> signatures;
  private final Sha256 contentHash;
  private final List<CrisisNotice> notices;

  /**
   * @param review whose evidence holds
   * @param contentHash what each signature is bound to: see {@code ReviewedContent}
   */
  Approved(
      Review review,
      List<ApprovedSegment> segments,
      List<Signature> signatures,
      Sha256 contentHash) {
    this(
        review.translation(),
        review.revision(),
        segments,
        signatures,
        new Signed(contentHash, review.terms().notices()));
  }

  /** What each signature covers. */
  record Signed(Sha256 content, List<CrisisNotice> notices) {}

  Approved(
      Translation translation,
      Revision revision,
      List<ApprovedSegment> segments,
      List<Signature> signatures,
      Signed signed) {
    this.translation = translation;
    this.revision = revision;
    this.notices = List.copyOf(signed.notices());
    this.segments = List.copyOf(segments);
    this.signatures = List.copyOf(signatures);
    this.contentHash = signed.content();
    if (segments.size() != revision.segments().size() || signatures.isEmpty()) {
      throw new IllegalArgumentException(
          "translation " + translation.id() + " is not approved as a whole");
    }
  }

  public Translation translation() {
    return translation;
  }

  public Revision revision() {
    return revision;
  }

  public Slug article() {
    return translation.article();
  }

  public LocaleTag locale() {
    return translation.locale();
  }

  public List<ApprovedSegment> segments() {
    return segments;
  }

  /** One a step, in the policy's order. */
  public List<Signature> signatures() {
    return signatures;
  }

  /** The hash of the approved words, which each signature and the publication carry. */
  public Sha256 contentHash() {
    return contentHash;
  }

  /**
   * What the pages in its locale and in its source's say to a reader in danger, by the locale that
   * each names; empty where the article needs none.
   */
  public List<CrisisNotice> notices() {
    return notices;
  }

  /** The approved words in the article's structure. */
  public LocalizedDocument document() {
    return LocalizedDocument.of(
        revision, locale(), segments.stream().map(ApprovedSegment::target).toList());
  }
}

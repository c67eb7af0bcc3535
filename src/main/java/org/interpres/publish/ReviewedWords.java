package org.interpres.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.interpres.article.CrisisNotice;
import org.interpres.article.LocaleTag;
import org.interpres.article.LocalizedDocument;
import org.interpres.article.Origin;
import org.interpres.article.Revision;
import org.interpres.article.Segment;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.interpres.review.Approved;
import org.jspecify.annotations.Nullable;

/**
 * The words of an edition and who approved them. There are three ways to have one, and no other:
 * from an {@link Approved}; from an earlier publication's manifest whose signature holds, with
 * words that have the hashes that it names; and the source of an approved translation, the author's
 * own words, which its reviewers had beside it.
 */
final class ReviewedWords {

  private final Revision revision;
  private final LocaleTag locale;
  private final List<Approved.ApprovedSegment> segments;
  private final List<Approved.Signature> signatures;
  private final Sha256 contentHash;
  private final Optional<CrisisNotice> notice;

  private ReviewedWords(
      Revision revision,
      LocaleTag locale,
      List<Approved.ApprovedSegment> segments,
      List<Approved.Signature> signatures,
      Covered covered) {
    this.revision = revision;
    this.locale = locale;
    this.segments = List.copyOf(segments);
    this.signatures = List.copyOf(signatures);
    this.contentHash = covered.contentHash();
    this.notice = covered.notice();
  }

  /** What the signatures cover. */
  private record Covered(Sha256 contentHash, Optional<CrisisNotice> notice) {}

  private static Covered covered(Sha256 contentHash, Approved approved, LocaleTag page) {
    return new Covered(
        contentHash,
        approved.notices().stream().filter(notice -> notice.page().equals(page)).findFirst());
  }

  static ReviewedWords of(Approved approved) {
    return new ReviewedWords(
        approved.revision(),
        approved.locale(),
        approved.segments(),
        approved.signatures(),
        covered(approved.contentHash(), approved, approved.locale()));
  }

  /** The source that an approved translation was held against: nobody's translation. */
  static ReviewedWords sourceOf(Approved approved) {
    Revision revision = approved.revision();
    List<Approved.ApprovedSegment> own = new ArrayList<>();
    for (Segment segment : revision.segments()) {
      own.add(
          new Approved.ApprovedSegment(
              segment.index(),
              segment.sourceHash(),
              segment.source(),
              segment.sourceHash(),
              Origin.PERSON,
              List.of()));
    }
    return new ReviewedWords(
        revision,
        revision.locale(),
        own,
        List.of(),
        covered(revision.contentHash(), approved, revision.locale()));
  }

  /** A way to the words of a segment that have a hash. */
  interface Targets {
    /** The words of a segment, or null where none with that hash are stored. */
    @Nullable String find(int index, Sha256 targetHash);
  }

  /**
   * What an earlier manifest says.
   *
   * @param manifest of a verified signature
   * @throws InvalidProof when the words that are stored are not those that were signed
   */
  static ReviewedWords restored(Manifest manifest, Revision revision, Targets targets) {
    JsonNode root = manifest.members();
    List<Approved.ApprovedSegment> segments = new ArrayList<>();
    for (JsonNode segment : root.get("segments")) {
      Sha256 hash = new Sha256(segment.get("targetSha256").asText());
      int index = segment.get("index").asInt();
      String words = targets.find(index, hash);
      if (words == null || !Sha256.of(words).equals(hash)) {
        throw new InvalidProof("the words of segment " + index + " are no longer stored");
      }
      List<Approved.Approval> approvals = new ArrayList<>();
      segment
          .get("approvals")
          .forEach(
              a ->
                  approvals.add(
                      new Approved.Approval(
                          a.get("step").asText(),
                          a.get("by").asText(),
                          Instant.parse(a.get("at").asText()))));
      segments.add(
          new Approved.ApprovedSegment(
              index,
              new Sha256(segment.get("sourceSha256").asText()),
              words,
              hash,
              origin(segment.get("origin")),
              approvals));
    }
    List<Approved.Signature> signatures =
        manifest.statement("").signatures().stream()
            .map(
                s ->
                    new Approved.Signature(
                        s.step(), s.account(), s.signer(), s.meaning(), s.signedAt()))
            .toList();
    return new ReviewedWords(
        revision,
        new LocaleTag(root.get("locale").asText()),
        segments,
        signatures,
        new Covered(new Sha256(root.get("approvedContentSha256").asText()), manifest.notice()));
  }

  private static Origin origin(JsonNode origin) {
    JsonNode score = origin.get("score");
    return new Origin(
        Origin.Kind.valueOf(origin.get("kind").asText().toUpperCase(Locale.ROOT)),
        orNull(origin.get("engine")),
        orNull(origin.get("model")),
        score == null || score.isNull() ? null : new BigDecimal(score.asText()));
  }

  private static @Nullable String orNull(@Nullable JsonNode text) {
    return text == null || text.isNull() ? null : text.asText();
  }

  Revision revision() {
    return revision;
  }

  Slug article() {
    return revision.article();
  }

  LocaleTag locale() {
    return locale;
  }

  List<Approved.ApprovedSegment> segments() {
    return segments;
  }

  List<Approved.Signature> signatures() {
    return signatures;
  }

  Sha256 contentHash() {
    return contentHash;
  }

  /** What the page says to a reader in danger, as it was signed with the words. */
  Optional<CrisisNotice> notice() {
    return notice;
  }

  /** Whether it is the author's own version. */
  boolean isSource() {
    return locale.equals(revision.locale());
  }

  LocalizedDocument document() {
    return LocalizedDocument.of(
        revision, locale, segments.stream().map(Approved.ApprovedSegment::target).toList());
  }
}

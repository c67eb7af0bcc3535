package org.interpres.publish;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.interpres.article.CrisisNotice;
import org.interpres.article.Origin;
import org.interpres.article.Sha256;
import org.interpres.audit.Checkpoint;
import org.interpres.review.Approved;
import org.jspecify.annotations.Nullable;

/**
 * What a publication's signature covers: the bytes of its HTML and JSON, and for each segment the
 * hashes of source and target, where the words come from and who approved them. Written and read
 * here alone, so that the two cannot drift; reading refuses any member that writing does not make.
 */
record Manifest(Sha256 html, long htmlLength, Sha256 json, long jsonLength, JsonNode members) {

  /** A file that the manifest names beside the page and its data. */
  record Named(String path, Sha256 hash, long length) {}

  /** The form that is written. */
  static final String MEDIA_TYPE = ManifestForm.THIRD.mediaType();

  static final String HTML = "text/html; charset=utf-8";
  static final String JSON = "application/json";
  private static final String WHAT = "the manifest";

  /** The manifest of an edition with these files, as the bytes to sign. */
  static byte[] write(Edition edition, byte[] html, byte[] json) {
    ReviewedWords approved = edition.approved();
    return PublicationJson.bytes(
        PublicationJson.ordered(
            "mediaType", MEDIA_TYPE,
            "article", approved.article().value(),
            "locale", approved.locale().value(),
            "version", edition.version(),
            "sourceLocale", approved.revision().locale().value(),
            "sourceRevision", approved.revision().number(),
            "sourceContentSha256", approved.revision().contentHash().hex(),
            "approvedContentSha256", approved.contentHash().hex(),
            "publishedAt", edition.publishedAt().toString(),
            "restores", edition.ancestry().restores(),
            "audit", audit(edition.ancestry().audit()),
            "crisisNotice", approved.notice().map(ManifestNotice::write).orElse(null),
            "images", edition.images().stream().map(Manifest::image).toList(),
            "files", PublicationJson.ordered("html", file(HTML, html), "json", file(JSON, json)),
            "segments", approved.segments().stream().map(Manifest::segment).toList(),
            "signatures", approved.signatures().stream().map(Manifest::signature).toList()));
  }

  private static Map<String, @Nullable Object> image(PublishedImage image) {
    return PublicationJson.ordered(
        "path", image.file(),
        "mediaType", image.mediaType(),
        "sha256", image.hash().hex(),
        "length", image.length());
  }

  private static Map<String, @Nullable Object> audit(Checkpoint checkpoint) {
    return PublicationJson.ordered(
        "chain", checkpoint.chain(),
        "sequence", checkpoint.sequence(),
        "sha256", checkpoint.hash().hex());
  }

  private static Map<String, @Nullable Object> file(String mediaType, byte[] bytes) {
    return PublicationJson.ordered(
        "mediaType", mediaType, "sha256", Sha256.of(bytes).hex(), "length", bytes.length);
  }

  private static Map<String, @Nullable Object> segment(Approved.ApprovedSegment segment) {
    Origin origin = segment.origin();
    return PublicationJson.ordered(
        "index", segment.index(),
        "sourceSha256", segment.sourceHash().hex(),
        "targetSha256", segment.targetHash().hex(),
        "origin",
            PublicationJson.ordered(
                "kind", origin.kind().label(),
                "engine", origin.engine(),
                "model", origin.model(),
                "score", origin.score()),
        "approvals",
            segment.approvals().stream()
                .map(
                    a ->
                        PublicationJson.ordered(
                            "step", a.step(), "by", a.by(), "at", a.at().toString()))
                .toList());
  }

  private static Map<String, @Nullable Object> signature(Approved.Signature signature) {
    return PublicationJson.ordered(
        "step", signature.step(),
        "account", signature.account(),
        "signer", signature.signer(),
        "meaning", signature.meaning(),
        "signedAt", signature.signedAt().toString());
  }

  /**
   * Reads a manifest whose signature holds.
   *
   * @throws InvalidProof when it has another form than {@link #write} makes
   */
  static Manifest read(byte[] payload) {
    JsonNode root = StrictJson.object(payload, WHAT);
    ManifestForm form = ManifestForm.of(StrictJson.text(root, "mediaType", WHAT));
    StrictJson.members(root, form.members(), WHAT);
    JsonNode files = root.get("files");
    StrictJson.members(files, Set.of("html", "json"), "the manifest's files");
    for (JsonNode segment : list(root, "segments")) {
      StrictJson.members(
          segment,
          Set.of("index", "sourceSha256", "targetSha256", "origin", "approvals"),
          "a segment of the manifest");
    }
    boolean source = root.get("locale").equals(root.get("sourceLocale"));
    if (list(root, "signatures").isEmpty() && !source) {
      throw new InvalidProof("the manifest names nobody who signed");
    }
    JsonNode html = file(files.get("html"), HTML);
    JsonNode json = file(files.get("json"), JSON);
    Manifest manifest =
        new Manifest(
            hash(html),
            StrictJson.number(html, "length", WHAT),
            hash(json),
            StrictJson.number(json, "length", WHAT),
            root);
    manifest.statement("");
    manifest.images();
    manifest.notice();
    return manifest;
  }

  /** Images by their path below the publication's address, such as {@code images/HASH.png}. */
  List<Named> images() {
    List<Named> images = new ArrayList<>();
    for (JsonNode image : members.has("images") ? list(members, "images") : List.<JsonNode>of()) {
      StrictJson.members(
          image, Set.of("path", "mediaType", "sha256", "length"), "an image of the manifest");
      String path = text(image, "path");
      if (!path.matches("images/[0-9a-f]{64}\\.[a-z]{3,4}")) {
        throw new InvalidProof("the manifest has an image without a path of its own");
      }
      images.add(new Named(path, hash(image), StrictJson.number(image, "length", WHAT)));
    }
    return images;
  }

  /** What the page says to a reader in danger. */
  Optional<CrisisNotice> notice() {
    JsonNode notice = members.get("crisisNotice");
    return notice == null || notice.isNull()
        ? Optional.empty()
        : Optional.of(ManifestNotice.read(notice, text(members, "locale")));
  }

  /** What it says, for people and for comparison. */
  Statement statement(String kid) {
    List<Statement.Signed> signatures = new ArrayList<>();
    for (JsonNode signature : list(members, "signatures")) {
      StrictJson.members(
          signature,
          Set.of("step", "account", "signer", "meaning", "signedAt"),
          "a signature of the manifest");
      signatures.add(
          new Statement.Signed(
              text(signature, "step"),
              text(signature, "signer"),
              text(signature, "account"),
              text(signature, "meaning"),
              instant(signature, "signedAt")));
    }
    return new Statement(
        new Statement.Subject(
            text(members, "article"),
            text(members, "locale"),
            StrictJson.number(members, "version", WHAT)),
        text(members, "sourceLocale")
            + ", revision "
            + StrictJson.number(members, "sourceRevision", WHAT),
        instant(members, "publishedAt"),
        signatures,
        checkpoint(),
        kid);
  }

  /** Null in the first form, which had none. */
  private @Nullable Checkpoint checkpoint() {
    JsonNode audit = members.get("audit");
    if (audit == null) {
      return null;
    }
    StrictJson.members(
        audit, Set.of("chain", "sequence", "sha256"), "the audit trail's checkpoint");
    try {
      return new Checkpoint(
          text(audit, "chain"), StrictJson.number(audit, "sequence", WHAT), hash(audit));
    } catch (IllegalArgumentException e) {
      throw new InvalidProof("the audit trail's checkpoint is not one");
    }
  }

  private static JsonNode file(JsonNode file, String mediaType) {
    StrictJson.members(file, Set.of("mediaType", "sha256", "length"), "a file of the manifest");
    if (!text(file, "mediaType").equals(mediaType)) {
      throw new InvalidProof("a file of the manifest is not of type " + mediaType);
    }
    return file;
  }

  private static Sha256 hash(JsonNode file) {
    try {
      return new Sha256(text(file, "sha256"));
    } catch (IllegalArgumentException e) {
      throw new InvalidProof("a file of the manifest has no SHA-256");
    }
  }

  private static List<JsonNode> list(JsonNode object, String name) {
    JsonNode list = object.get(name);
    if (list == null || !list.isArray()) {
      throw new InvalidProof("the manifest has no list of " + name);
    }
    List<JsonNode> items = new ArrayList<>();
    list.forEach(items::add);
    return items;
  }

  private static String text(JsonNode object, String name) {
    return StrictJson.text(object, name, WHAT);
  }

  private static Instant instant(JsonNode object, String name) {
    try {
      return Instant.parse(text(object, name));
    } catch (DateTimeException e) {
      throw new InvalidProof("the manifest's " + name + " is not a time");
    }
  }
}

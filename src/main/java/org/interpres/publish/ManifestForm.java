package org.interpres.publish;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The forms that manifests have had. Another form gets another name, and a verifier that knows it;
 * each form has all members of the one before and some more.
 */
enum ManifestForm {
  FIRST(
      "mediaType",
      "article",
      "locale",
      "version",
      "sourceLocale",
      "sourceRevision",
      "sourceContentSha256",
      "approvedContentSha256",
      "publishedAt",
      "files",
      "segments",
      "signatures"),
  /** With the audit trail's checkpoint, and which version it brings back. */
  SECOND("audit", "restores"),
  /** With what stands around the words. */
  THIRD("crisisNotice", "images");

  private final Set<String> added;

  ManifestForm(String... added) {
    this.added = Set.of(added);
  }

  String mediaType() {
    return "application/vnd.interpres.manifest.v" + (ordinal() + 1) + "+json";
  }

  Set<String> members() {
    return Arrays.stream(values())
        .filter(form -> form.ordinal() <= ordinal())
        .flatMap(form -> form.added.stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * @throws InvalidProof where no form has that name
   */
  static ManifestForm of(String mediaType) {
    return Stream.of(values())
        .filter(form -> form.mediaType().equals(mediaType))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidProof(
                    "the manifest has a form that this version of Interpres does not know; it reads "
                        + THIRD.mediaType()));
  }
}

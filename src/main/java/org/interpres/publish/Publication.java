package org.interpres.publish;

import java.time.Instant;
import org.interpres.article.LocaleTag;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.jspecify.annotations.Nullable;

/**
 * One immutable numbered version of an approved translation; its bytes are {@link
 * Publications#bytes}.
 *
 * @param version counted from 1 by article and locale
 * @param recall why it was taken back, or null while it is not
 * @param underRevision since when a later revision has said something critical otherwise, or null;
 *     means something of the current version only
 */
public record Publication(
    long id,
    Slug article,
    LocaleTag locale,
    int version,
    String title,
    Hashes hashes,
    Instant publishedAt,
    @Nullable Recall recall,
    @Nullable Instant underRevision) {

  /** Of the bytes of its files. */
  public record Hashes(Sha256 html, Sha256 json, Sha256 jws) {
    public Sha256 of(Form form) {
      return switch (form) {
        case HTML -> html;
        case JSON -> json;
        case JWS -> jws;
      };
    }
  }

  /**
   * That it was taken back; the reason is shown where it was.
   *
   * @param replacedBy the address of a page to read instead, or null
   */
  public record Recall(String reason, Instant at, @Nullable String replacedBy) {}

  /** A file of a publication; the names are extensions and columns. */
  public enum Form {
    HTML,
    JSON,
    JWS;

    public String extension() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}

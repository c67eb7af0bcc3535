package org.interpres.ingest;

import java.nio.charset.IllegalCharsetNameException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.interpres.article.Excerpt;
import org.interpres.article.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/** The kinds of document that Interpres reads, all of them UTF-8. */
public enum Format {
  MARKDOWN("text/markdown", "md"),
  HTML("text/html", "html"),
  PLAIN_TEXT("text/plain", "txt");

  private final String mediaType;
  private final String extension;

  Format(String mediaType, String extension) {
    this.mediaType = mediaType;
    this.extension = extension;
  }

  public String mediaType() {
    return mediaType;
  }

  /** By a file's name; empty where it is none of the three. */
  public static Optional<Format> ofFileName(String name) {
    return Arrays.stream(values())
        .filter(format -> name.toLowerCase(Locale.ROOT).endsWith("." + format.extension))
        .findFirst();
  }

  /**
   * By a {@code Content-Type}, null where there is none.
   *
   * @throws Refusal UNSUPPORTED {@code content-type-unsupported} or {@code charset-unsupported}
   */
  public static Format ofContentType(@Nullable String contentType) {
    if (contentType == null || contentType.isBlank()) {
      throw unsupported("The request has no Content-Type");
    }
    MimeType type;
    try {
      type = MimeTypeUtils.parseMimeType(contentType);
      String charset = type.getParameter("charset");
      if (charset != null && !charset.replace("\"", "").equalsIgnoreCase("utf-8")) {
        throw charset(charset);
      }
    } catch (InvalidMimeTypeException | IllegalCharsetNameException e) {
      throw unsupported("“" + Excerpt.of(contentType) + "” is not readable as a Content-Type");
    }
    String name = type.getType() + "/" + type.getSubtype();
    return Arrays.stream(values())
        .filter(format -> format.mediaType.equals(name))
        .findFirst()
        .orElseThrow(() -> unsupported("Interpres cannot read “" + Excerpt.of(contentType) + "”"));
  }

  private static Refusal unsupported(String what) {
    return new Refusal(
        Refusal.Kind.UNSUPPORTED,
        "content-type-unsupported",
        what + ": send text/markdown, text/html or text/plain.");
  }

  private static Refusal charset(String charset) {
    return new Refusal(
        Refusal.Kind.UNSUPPORTED,
        "charset-unsupported",
        "The charset “%s” is not read: save the document as UTF-8 and send charset=utf-8."
            .formatted(Excerpt.of(charset)));
  }
}

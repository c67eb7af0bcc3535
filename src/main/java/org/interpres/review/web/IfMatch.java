package org.interpres.review.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.interpres.article.Refusal;
import org.jspecify.annotations.Nullable;

/** The version that a request changes, as the header {@code If-Match: "3"} names it. */
final class IfMatch {

  /** Quotes are forgiven: people forget them with curl, and a number cannot be mistaken. */
  private static final Pattern VERSION = Pattern.compile("\"?([0-9]{1,9})\"?");

  private IfMatch() {}

  /** Null where the header is missing. */
  static @Nullable Integer version(@Nullable String header) {
    if (header == null) {
      return null;
    }
    Matcher version = VERSION.matcher(header.strip());
    if (!version.matches()) {
      throw new Refusal(
          Refusal.Kind.MALFORMED,
          "malformed-version",
          "If-Match names the version that you read, in quotes: If-Match: \"3\".");
    }
    return Integer.valueOf(version.group(1));
  }
}

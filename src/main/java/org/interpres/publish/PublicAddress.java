package org.interpres.publish;

import java.net.URI;
import org.interpres.article.LocaleTag;
import org.interpres.article.Slug;

/**
 * Where publications stand on the web.
 *
 * @param base scheme, host and path without a slash at the end ({@code
 *     https://health.example.org}), or the empty string: then addresses start with {@code /} and
 *     hold on any host
 */
public record PublicAddress(String base) {

  /** No host is configured: addresses are relative to the host that serves them. */
  public static final PublicAddress RELATIVE = new PublicAddress("");

  public PublicAddress {
    if (!base.isEmpty()) {
      URI uri = URI.create(base);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (!web || uri.getHost() == null || uri.getQuery() != null || base.endsWith("/")) {
        throw new IllegalArgumentException(
            "interpres.public-url must be like https://health.example.org, not " + base);
      }
    }
  }

  /** Accepts what people write: white space around it, slashes at the end, nothing at all. */
  public static PublicAddress parse(String text) {
    return new PublicAddress(text.strip().replaceAll("/+$", ""));
  }

  /** The current version's address without its extension. */
  public String current(Slug article, LocaleTag locale) {
    return base + path(article, locale);
  }

  /** The same below the host. */
  public static String path(Slug article, LocaleTag locale) {
    return "/publications/" + article + "/" + locale;
  }

  /** Where a preview's images are, for those who are signed in. */
  String preview(Slug article, LocaleTag locale) {
    return "/previews/" + article + "/" + locale;
  }
}

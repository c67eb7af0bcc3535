package org.interpres.publish;

import java.util.Map;
import org.interpres.article.LocaleTag;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;

/**
 * An image of a publication. Its bytes have an address of their own by their hash, below the
 * page's, so that no later image ever stands where this one stood.
 *
 * @param source the path that the article's source names
 * @param length in bytes
 */
public record PublishedImage(String source, String mediaType, Sha256 hash, int length) {

  private static final Map<String, String> EXTENSIONS =
      Map.of(
          "image/svg+xml", "svg",
          "image/png", "png",
          "image/jpeg", "jpg",
          "image/gif", "gif",
          "image/webp", "webp");

  public PublishedImage {
    if (!EXTENSIONS.containsKey(mediaType)) {
      throw new IllegalArgumentException("not a type of an image: " + mediaType);
    }
  }

  /** The same below the host: {@code /publications/SLUG/LOCALE/images/HASH.png}. */
  public String path(Slug article, LocaleTag locale) {
    return PublicAddress.path(article, locale) + "/" + file();
  }

  /** Relative to the publication's address: {@code images/HASH.png}. */
  String file() {
    return "images/" + hash + "." + EXTENSIONS.get(mediaType);
  }
}

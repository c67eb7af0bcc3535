package org.interpres.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The images that stand beside an article's sources, in the folder {@code <articles>/<slug>/}. Only
 * images, by their ending, and nothing outside the article's own folder, whatever the path says.
 */
@Component
public class ArticleImages {

  /** An image's bytes and media type. */
  public record Image(byte[] bytes, String mediaType, Sha256 hash) {}

  private static final Map<String, String> TYPES =
      Map.of(
          "svg", "image/svg+xml",
          "png", "image/png",
          "jpg", "image/jpeg",
          "jpeg", "image/jpeg",
          "gif", "image/gif",
          "webp", "image/webp");

  private final Path articles;

  ArticleImages(@Value("${interpres.articles:./content/articles}") String articles) {
    this.articles = Path.of(articles).toAbsolutePath().normalize();
  }

  /**
   * Finds an image.
   *
   * @param path relative to the article's folder, with {@code /} between its parts
   * @return empty where there is none, or where the path leaves the folder
   */
  public Optional<Image> find(Slug article, String path) {
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    if (type == null) {
      return Optional.empty();
    }
    try {
      Path folder = articles.resolve(article.value());
      Path file = folder.resolve(path).normalize();
      // Links are followed by toRealPath, so that one cannot lead out of the folder either.
      if (!file.startsWith(folder)
          || !Files.isRegularFile(file)
          || !file.toRealPath().startsWith(folder.toRealPath())) {
        return Optional.empty();
      }
      byte[] bytes = Files.readAllBytes(file);
      return Optional.of(new Image(bytes, type, Sha256.of(bytes)));
    } catch (InvalidPathException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

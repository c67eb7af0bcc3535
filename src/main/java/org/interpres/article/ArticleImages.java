package org.interpres.article;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The images that stand beside an article's sources, in the folder {@code <articles>/<slug>/}. Only
 * images, by their ending, and nothing outside the article's own folder, whatever the path says. An
 * image may have a variant for a locale: {@code room.es.png} beside {@code room.png}.
 */
@Component
public class ArticleImages {

  /** Larger ones are as if they were not there: a page that shows one is for nobody's phone. */
  public static final long LARGEST = 10L << 20;

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
   * Finds the image for readers of a locale: its own variant, or that of a shorter tag in the same
   * script ({@code room.zh-Hans.png} for zh-Hans-CN), or the image for all.
   *
   * @param path relative to the article's folder, with {@code /} between its parts, as the source
   *     has it
   * @return empty where there is none, or where the path leaves the folder
   */
  public Optional<Image> find(Slug article, String path, LocaleTag locale) {
    return candidates(path, locale).stream()
        .flatMap(variant -> find(article, variant).stream())
        .findFirst();
  }

  /** None where the path is encoded wrongly. */
  private static List<String> candidates(String path, LocaleTag locale) {
    try {
      return variants(URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8), locale);
    } catch (IllegalArgumentException e) {
      return List.of();
    }
  }

  /** Whether {@link #find} would find one; its bytes stay where they are. */
  public boolean exists(Slug article, String path, LocaleTag locale) {
    return candidates(path, locale).stream()
        .anyMatch(variant -> file(article, variant).filter(Files::isReadable).isPresent());
  }

  private static List<String> variants(String path, LocaleTag locale) {
    List<String> variants = new ArrayList<>();
    int dot = path.lastIndexOf('.');
    String tag = locale.value();
    while (dot > 0 && !tag.isEmpty()) {
      if (readAs(tag, locale)) {
        variants.add(path.substring(0, dot) + "." + tag + path.substring(dot));
      }
      tag = tag.substring(0, Math.max(0, tag.lastIndexOf('-')));
    }
    variants.add(path);
    return variants;
  }

  private static boolean readAs(String tag, LocaleTag locale) {
    try {
      return LocaleTag.parse(tag).script().equals(locale.script());
    } catch (InvalidName e) {
      return false;
    }
  }

  private Optional<Image> find(Slug article, String path) {
    return file(article, path).map(file -> read(file, type(path)));
  }

  private static String type(String path) {
    return TYPES.getOrDefault(
        path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), "");
  }

  private static Image read(Path file, String type) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      return new Image(bytes, type, Sha256.of(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file itself; empty where it is none that may be shown. */
  private Optional<Path> file(Slug article, String path) {
    if (type(path).isEmpty()) {
      return Optional.empty();
    }
    try {
      Path folder = articles.resolve(article.value());
      Path file = folder.resolve(path).normalize();
      // Links are followed by toRealPath, so that one cannot lead out of the folder either.
      boolean shown =
          file.startsWith(folder)
              && Files.isRegularFile(file)
              && Files.size(file) <= LARGEST
              && file.toRealPath().startsWith(folder.toRealPath());
      return shown ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException | NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

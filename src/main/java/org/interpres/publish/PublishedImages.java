package org.interpres.publish;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.interpres.article.ArticleImages;
import org.interpres.article.ImageSources;
import org.interpres.article.LocaleTag;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The images of publications, stored with the version that shows them and never changed. Safe for
 * use by many threads and processes.
 */
@Repository
public class PublishedImages {

  private static final String STORE =
      """
      insert into image (sha256, bytes, stored_at)
      values (:hash, :bytes, :now)
      on conflict do nothing
      """;

  private static final String LINK =
      """
      insert into publication_image (publication_id, source, sha256, media_type, length)
      values (:publication, :source, :hash, :type, :length)
      """;

  private static final String OF_PUBLICATION =
      """
      select source, media_type, sha256, length
      from publication_image
      where publication_id = :publication
      order by source
      """;

  /** Of a locale's versions, whether they are out or not, the latest first. */
  private static final String OF_LOCALE =
      """
      select i.source, i.media_type, i.sha256, i.length, p.version,
        r.publication_id is not null as recalled
      from publication p
      join publication_image i on i.publication_id = p.id
      left join recall r on r.publication_id = p.id
      where p.article = :article and p.locale = :locale
      order by p.version desc, i.source
      """;

  private final JdbcClient jdbc;
  private final ArticleImages files;

  PublishedImages(JdbcClient jdbc, ArticleImages files) {
    this.jdbc = jdbc;
    this.files = files;
  }

  /**
   * An image of some version of a locale.
   *
   * @param recalled whether that version was taken back
   */
  private record Shown(PublishedImage image, int version, boolean recalled) {}

  /**
   * Stores the images of words that go out, as they are now; those that are missing are left out.
   */
  List<PublishedImage> take(ReviewedWords words, Instant now) {
    List<PublishedImage> taken = new ArrayList<>();
    for (String source : ImageSources.of(words.revision().document())) {
      files
          .find(words.article(), source, words.locale())
          .ifPresent(
              image -> {
                jdbc.sql(STORE)
                    .param("hash", image.hash().hex())
                    .param("bytes", image.bytes())
                    .param("now", Timestamp.from(now))
                    .update();
                taken.add(
                    new PublishedImage(
                        source, image.mediaType(), image.hash(), image.bytes().length));
              });
    }
    return taken;
  }

  void link(long publication, List<PublishedImage> images) {
    for (PublishedImage image : images) {
      jdbc.sql(LINK)
          .param("publication", publication)
          .param("source", image.source())
          .param("hash", image.hash().hex())
          .param("type", image.mediaType())
          .param("length", image.length())
          .update();
    }
  }

  /** In the order of their sources' names. */
  public List<PublishedImage> of(Publication publication) {
    return jdbc.sql(OF_PUBLICATION)
        .param("publication", publication.id())
        .query((row, n) -> image(row))
        .list();
  }

  /** The image's bytes as they were signed; not to be changed. */
  public byte[] bytes(PublishedImage image) {
    return jdbc.sql("select bytes from image where sha256 = :hash")
        .param("hash", image.hash().hex())
        .query(byte[].class)
        .single();
  }

  /** What came of a search for an image. */
  public sealed interface Standing {
    /** A version that is not recalled shows it. */
    record Out(PublishedImage image) implements Standing {}

    /** Only versions that were taken back did; {@code version} is the last of them. */
    record Recalled(int version) implements Standing {}
  }

  /** Empty where no version of the locale ever had it. */
  public Optional<Standing> find(Slug article, LocaleTag locale, String path) {
    List<Shown> found =
        shown(article, locale).stream().filter(s -> s.image().file().equals(path)).toList();
    return found.stream()
        .filter(shown -> !shown.recalled())
        .findFirst()
        .<Standing>map(shown -> new Standing.Out(shown.image()))
        .or(() -> found.stream().findFirst().map(s -> new Standing.Recalled(s.version())));
  }

  /** Images that only recalled versions of the locale showed. */
  List<PublishedImage> takenBack(Slug article, LocaleTag locale) {
    List<Shown> all = shown(article, locale);
    List<String> out = all.stream().filter(s -> !s.recalled()).map(s -> s.image().file()).toList();
    return all.stream().map(Shown::image).filter(image -> !out.contains(image.file())).toList();
  }

  private List<Shown> shown(Slug article, LocaleTag locale) {
    return jdbc.sql(OF_LOCALE)
        .param("article", article.value())
        .param("locale", locale.value())
        .query((row, n) -> new Shown(image(row), row.getInt("version"), row.getBoolean("recalled")))
        .list();
  }

  private static PublishedImage image(ResultSet row) throws SQLException {
    return new PublishedImage(
        row.getString("source"),
        row.getString("media_type"),
        new Sha256(row.getString("sha256")),
        row.getInt("length"));
  }
}

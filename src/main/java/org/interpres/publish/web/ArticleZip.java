package org.interpres.publish.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.interpres.publish.Publication;
import org.interpres.publish.Publication.Form;
import org.interpres.publish.Publications;
import org.interpres.publish.PublishedImage;
import org.interpres.publish.PublishedImages;
import org.interpres.publish.SigningKeys;
import org.springframework.stereotype.Component;

/**
 * An article in all locales as one file, which {@code interpres verify} reads: the files of each,
 * with its images, under the path that they have on the web, and the keys. The same publications
 * give the same bytes.
 */
final class ArticleZip {

  private ArticleZip() {}

  /** Where the files are. */
  @Component
  record Stored(Publications publications, PublishedImages images, SigningKeys keys) {}

  static byte[] of(List<Publication> out, Stored stored) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Publication publication : out) {
        for (Form form : Form.values()) {
          add(
              zip,
              "publications/%s/%s.%s"
                  .formatted(publication.article(), publication.locale(), form.extension()),
              stored.publications().bytes(publication, form));
        }
        Set<String> added = new HashSet<>();
        for (PublishedImage image : stored.images().of(publication)) {
          String path = image.path(publication.article(), publication.locale()).substring(1);
          if (added.add(path)) {
            add(zip, path, stored.images().bytes(image));
          }
        }
      }
      add(zip, "jwks.json", stored.keys().jwks());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}

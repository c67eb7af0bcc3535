package org.interpres.publish.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.interpres.publish.Publication;
import org.interpres.publish.Publication.Form;
import org.interpres.publish.Publications;
import org.interpres.publish.SigningKeys;

/**
 * An article in all locales as one file, which {@code interpres verify} reads: the three files of
 * each under the path that they have on the web, and the keys. The same publications give the same
 * bytes.
 */
final class ArticleZip {

  private ArticleZip() {}

  static byte[] of(List<Publication> out, Publications publications, SigningKeys keys) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Publication publication : out) {
        for (Form form : Form.values()) {
          add(
              zip,
              "publications/%s/%s.%s"
                  .formatted(publication.article(), publication.locale(), form.extension()),
              publications.bytes(publication, form));
        }
      }
      add(zip, "jwks.json", keys.jwks());
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

package org.interpres.publish.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.interpres.article.Sha256;
import org.interpres.article.Slug;
import org.interpres.publish.Publication;
import org.interpres.publish.Publication.Form;
import org.interpres.publish.Publications;
import org.interpres.publish.PublishedImage;
import org.interpres.publish.PublishedImages;
import org.interpres.publish.SigningKeys;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * An article in all locales as one file, which {@code interpres verify} reads: the files of each,
 * with its images, under the path that they have on the web, and the keys. The same publications
 * give the same bytes, so the tag is made of their hashes, and the file only where somebody has not
 * got it: entry by entry, for anybody may ask, as often as they like.
 */
final class ArticleZip {

  /** Where the files are. */
  @Component
  record Stored(Publications publications, PublishedImages images, SigningKeys keys) {}

  private record Entry(String name, Sha256 hash, Supplier<byte[]> content) {}

  private final Slug article;
  private final List<Entry> entries;

  private ArticleZip(Slug article, List<Entry> entries) {
    this.article = article;
    this.entries = entries;
  }

  /** Of the publications that are out; reads none of their files. */
  static ArticleZip of(Slug article, List<Publication> out, Stored stored) {
    List<Entry> entries = new ArrayList<>();
    for (Publication publication : out) {
      for (Form form : Form.values()) {
        entries.add(
            new Entry(
                "publications/%s/%s.%s"
                    .formatted(publication.article(), publication.locale(), form.extension()),
                publication.hashes().of(form),
                () -> stored.publications().bytes(publication, form)));
      }
      Set<String> added = new HashSet<>();
      for (PublishedImage image : stored.images().of(publication)) {
        String path = image.path(publication.article(), publication.locale()).substring(1);
        if (added.add(path)) {
          entries.add(new Entry(path, image.hash(), () -> stored.images().bytes(image)));
        }
      }
    }
    byte[] keys = stored.keys().jwks();
    entries.add(new Entry("jwks.json", Sha256.of(keys), () -> keys));
    return new ArticleZip(article, entries);
  }

  /** Another Java may compress otherwise, and a strong tag is of these very bytes. */
  private String tag() {
    StringBuilder lines = new StringBuilder(Runtime.version().toString()).append('\n');
    for (Entry entry : entries) {
      lines.append(entry.name()).append(' ').append(entry.hash().hex()).append('\n');
    }
    return '"' + Sha256.of(lines.toString()).hex() + '"';
  }

  /** Answers with the file, or with 304 where the client has it. */
  void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    String tag = tag();
    response.addHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
    response.setHeader(HttpHeaders.ETAG, tag);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + article + ".zip\"");
    if (EntityTags.match(Collections.list(request.getHeaders(HttpHeaders.IF_NONE_MATCH)), tag)) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType("application/zip");
    if (!request.getMethod().equals("HEAD")) {
      write(response.getOutputStream());
    }
  }

  private void write(OutputStream to) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(to);
    for (Entry entry : entries) {
      ZipEntry header = new ZipEntry(entry.name());
      header.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
      zip.putNextEntry(header);
      zip.write(entry.content().get());
      zip.closeEntry();
    }
    // Not closed: what was cut short must not end as a whole file does.
    zip.finish();
  }
}

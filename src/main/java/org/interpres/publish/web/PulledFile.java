package org.interpres.publish.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file of a publication with all that an answer says of it, made once and written many times. A
 * compressed body is another representation and has another strong tag; Tomcat would compress only
 * what has a weak one. Immutable; safe for use by many threads.
 */
final class PulledFile {

  /** A header that is written as it stands. */
  record Header(String name, String value) {}

  /** Below this a compressed body saves no packet. */
  private static final int WORTH_COMPRESSING = 1_000;

  private final String contentType;
  private final List<Header> headers;
  private final Body plain;
  private final @Nullable Body gzip;

  @SuppressWarnings("ArrayRecordComponent") // never compared as values
  private record Body(byte[] bytes, String tag) {}

  /**
   * @param hash of the bytes, from which the tags are made
   */
  PulledFile(String contentType, List<Header> headers, byte[] bytes, String hash) {
    this.contentType = contentType;
    this.headers = List.copyOf(headers);
    this.plain = new Body(bytes, '"' + hash + '"');
    this.gzip =
        bytes.length < WORTH_COMPRESSING ? null : new Body(gzip(bytes), '"' + hash + "-gzip\"");
  }

  int weight() {
    Body compressed = gzip;
    return plain.bytes().length + (compressed == null ? 0 : compressed.bytes().length);
  }

  /** Answers with the file, or with 304 where the client has it. */
  void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Body compressed = gzip;
    boolean zipped = false;
    Body body = plain;
    Body other = compressed;
    if (compressed != null && accepts(request)) {
      zipped = true;
      body = compressed;
      other = plain;
    }
    for (Header header : headers) {
      response.addHeader(header.name(), header.value());
    }
    if (compressed != null) {
      response.addHeader("Vary", "Accept-Encoding");
    }
    String had = matched(request, body, other);
    response.setHeader("ETag", had == null ? body.tag() : had);
    if (had != null) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    response.setContentType(contentType);
    if (zipped) {
      response.setHeader("Content-Encoding", "gzip");
    }
    response.setContentLength(body.bytes().length);
    if (!request.getMethod().equals("HEAD")) {
      response.getOutputStream().write(body.bytes());
    }
  }

  /** The tag that the client has: of the representation that it would get, or of the other. */
  private static @Nullable String matched(
      HttpServletRequest request, Body body, @Nullable Body other) {
    String header = request.getHeader("If-None-Match");
    if (header == null) {
      return null;
    }
    if (header.equals(body.tag())) {
      return body.tag();
    }
    List<String> all = Collections.list(request.getHeaders("If-None-Match"));
    if (EntityTags.match(all, body.tag())) {
      return body.tag();
    }
    return other != null && EntityTags.match(all, other.tag()) ? other.tag() : null;
  }

  /** Whether {@code Accept-Encoding} has gzip with a weight that is not 0. */
  private static boolean accepts(HttpServletRequest request) {
    String header = request.getHeader("Accept-Encoding");
    if (header == null) {
      return false;
    }
    for (String part : header.split(",", -1)) {
      String[] coding = part.strip().split(";", -1);
      String name = coding[0].strip();
      if (name.equalsIgnoreCase("gzip") || name.equalsIgnoreCase("x-gzip")) {
        return coding.length == 1 || !coding[1].strip().matches("[qQ]\\s*=\\s*0(\\.0{0,3})?");
      }
    }
    return false;
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream(bytes.length / 3);
    try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return compressed.toByteArray();
  }
}

package org.interpres.ingest.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Map;
import org.interpres.article.Refusal;
import org.interpres.ingest.IngestLimits;

/** Reads a request's body, and no more of it than may be. */
final class BoundedBody {

  private BoundedBody() {}

  /**
   * @throws Refusal TOO_LARGE {@code document-too-large}, by what the request announces or by what
   *     comes
   */
  static byte[] read(HttpServletRequest request, IngestLimits limits) throws IOException {
    if (request.getContentLengthLong() > limits.bytes()) {
      throw tooLarge(limits);
    }
    byte[] bytes = request.getInputStream().readNBytes(limits.bytes() + 1);
    if (bytes.length > limits.bytes()) {
      throw tooLarge(limits);
    }
    return bytes;
  }

  private static Refusal tooLarge(IngestLimits limits) {
    return new Refusal(
        Refusal.Kind.TOO_LARGE,
        "document-too-large",
        "The document is larger than %,d bytes: split the article, and leave images in its folder."
            .formatted(limits.bytes()),
        Map.of("limit", limits.bytes()));
  }
}

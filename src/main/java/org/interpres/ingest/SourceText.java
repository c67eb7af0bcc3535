package org.interpres.ingest;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.interpres.article.Refusal;

/** Bytes become text: strictly UTF-8, without a byte order mark, without control characters. */
final class SourceText {

  private SourceText() {}

  /**
   * @throws Refusal TOO_LARGE {@code document-too-large}; INVALID {@code document-empty}, {@code
   *     not-utf-8} with the offset of the first wrong byte, {@code control-character} with line and
   *     column
   */
  static String decode(byte[] bytes, IngestLimits limits) {
    if (bytes.length > limits.bytes()) {
      throw tooLarge(limits);
    }
    String text = strictly(bytes);
    String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    refuseControls(body);
    if (Characters.blank(body)) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "document-empty",
          "The document has no text: send an article with a title and at least one sentence.");
    }
    return body;
  }

  static Refusal tooLarge(IngestLimits limits) {
    return new Refusal(
        Refusal.Kind.TOO_LARGE,
        "document-too-large",
        "The document is larger than %,d bytes: split the article, and leave images in its folder."
            .formatted(limits.bytes()),
        Map.of("limit", limits.bytes()));
  }

  private static String strictly(byte[] bytes) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = decoder.decode(in, out, true);
    if (result.isError()) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "not-utf-8",
          "The document is not UTF-8%s: the byte at offset %d cannot be read. Save it as UTF-8."
              .formatted(likely(bytes), in.position()),
          Map.of("offset", in.position()));
    }
    return out.flip().toString();
  }

  private static String likely(byte[] bytes) {
    boolean sixteen =
        bytes.length > 1 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFE + 0xFF && bytes[0] < 0;
    return sixteen ? ", but looks like UTF-16" : "";
  }

  private static void refuseControls(String text) {
    int line = 1;
    int column = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      column++;
      if (c == '\n' || (c == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n'))) {
        line++;
        column = 0;
      } else if (Character.isISOControl(c) && !Characters.collapses(c)) {
        throw new Refusal(
            Refusal.Kind.INVALID,
            "control-character",
            "Line %d, column %d has the control character U+%04X, which no text may have: remove it."
                .formatted(line, column, (int) c),
            Map.of("line", line, "column", column));
      }
    }
  }
}

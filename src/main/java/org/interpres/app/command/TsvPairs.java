package org.interpres.app.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.interpres.article.LocaleTag;
import org.interpres.quality.SegmentPair;
import org.jspecify.annotations.Nullable;

/**
 * Tab-separated pairs, UTF-8: a header line {@code id source target}, then a pair a line. Further
 * columns are ignored; there is no quoting. A byte order mark and CRLF are accepted.
 */
final class TsvPairs implements PairReader {

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Path file;
  private final InputStream bytes;
  private final LocaleTag sourceLocale;
  private final LocaleTag targetLocale;

  TsvPairs(Path file, InputStream bytes, LocaleTag sourceLocale, LocaleTag targetLocale) {
    this.file = file;
    this.bytes = bytes;
    this.sourceLocale = sourceLocale;
    this.targetLocale = targetLocale;
  }

  @Override
  public void read(Sink sink) throws IOException {
    int number = 1;
    String header = line(number);
    if (header == null || !header(header)) {
      throw fault(1, "the header line must be id, source and target, separated by tabs");
    }
    String line;
    while ((line = line(++number)) != null) {
      int first = line.indexOf('\t');
      int second = first < 0 ? -1 : line.indexOf('\t', first + 1);
      if (second < 0) {
        if (line.isEmpty() && line(number + 1) == null) {
          return;
        }
        throw fault(number, "three columns are wanted, separated by tabs: id, source, target");
      }
      int third = line.indexOf('\t', second + 1);
      sink.pair(
          line.substring(0, first),
          new SegmentPair(
              line.substring(first + 1, second),
              line.substring(second + 1, third < 0 ? line.length() : third),
              sourceLocale,
              targetLocale));
    }
  }

  private static boolean header(String line) {
    String text = !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line;
    String[] columns = text.split("\t", -1);
    return columns.length >= 3
        && columns[0].equals("id")
        && columns[1].equals("source")
        && columns[2].equals("target");
  }

  private @Nullable String line(int number) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = bytes.read();
    if (next < 0) {
      return null;
    }
    while (next >= 0 && next != '\n') {
      line.write(next);
      next = bytes.read();
    }
    String text = decode(line.toByteArray(), number);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  private String decode(byte[] line, int number) throws IOException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(line))
          .toString();
    } catch (CharacterCodingException e) {
      throw fault(number, "the line is not valid UTF-8; save the file as UTF-8");
    }
  }

  private UnreadableFile fault(int number, String reason) {
    return new UnreadableFile(file + " line " + number + ": " + reason + ".");
  }
}

package org.interpres.app.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.interpres.article.LocaleTag;

/** A file of pairs, whose format its first character tells: XML is TMX or XLIFF, else it is TSV. */
final class PairFile implements PairReader {

  private static final int BYTES_TO_LOOK_AT = 64;

  private final Path file;
  private final InputStream bytes;
  private final WantedLocales wanted;

  /**
   * @param bytes what the file holds, read once and closed by the caller
   */
  PairFile(Path file, InputStream bytes, WantedLocales wanted) {
    this.file = file;
    this.bytes = bytes.markSupported() ? bytes : new BufferedInputStream(bytes, 1 << 16);
    this.wanted = wanted;
  }

  @Override
  public void read(Sink sink) throws IOException {
    reader().read(sink);
  }

  private PairReader reader() throws IOException {
    if (xml()) {
      XmlFile xml = XmlFile.open(file, bytes);
      String root = xml.nextElement();
      if ("tmx".equals(root)) {
        return new TmxPairs(xml, wanted);
      }
      if ("xliff".equals(root)) {
        return new XliffPairs(xml, wanted);
      }
      throw xml.fault("the document element is <" + root + ">, neither <tmx> nor <xliff>");
    }
    LocaleTag source = wanted.source();
    LocaleTag target = wanted.target();
    if (source == null || target == null) {
      throw new UnreadableFile(
          file + " names no locales; give --source-locale and --target-locale.");
    }
    return new TsvPairs(file, bytes, source, target);
  }

  private boolean xml() throws IOException {
    bytes.mark(BYTES_TO_LOOK_AT);
    byte[] start = bytes.readNBytes(BYTES_TO_LOOK_AT);
    bytes.reset();
    for (byte b : start) {
      boolean passed = b <= ' ';
      // Negative bytes are a byte order mark's; UTF-16 has a zero beside each character.
      if (!passed) {
        return b == '<';
      }
    }
    return false;
  }
}

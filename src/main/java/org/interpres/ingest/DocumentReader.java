package org.interpres.ingest;

import org.interpres.article.Refusal;

/** Reads the text of a document in one format. Thread-safe. */
interface DocumentReader {

  /**
   * @param text without a byte order mark, line ends of any kind
   * @throws Refusal INVALID when it cannot be an article, and why
   */
  Reading read(String text);

  static DocumentReader of(Format format, IngestLimits limits) {
    return switch (format) {
      case MARKDOWN -> new MarkdownReader(limits);
      case HTML -> new HtmlReader(limits);
      case PLAIN_TEXT -> new PlainTextReader(limits);
    };
  }
}

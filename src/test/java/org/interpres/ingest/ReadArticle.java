package org.interpres.ingest;

import org.interpres.article.Document;

/** Documents as ingest reads them, for tests of other packages. */
public final class ReadArticle {

  private ReadArticle() {}

  /** Reads HTML. */
  public static Document html(byte[] bytes) {
    return DocumentReader.of(Format.HTML, IngestLimits.DEFAULT)
        .read(SourceText.decode(bytes, IngestLimits.DEFAULT))
        .document();
  }

  /** Reads Markdown. */
  public static Document markdown(String text) {
    return DocumentReader.of(Format.MARKDOWN, IngestLimits.DEFAULT).read(text).document();
  }
}

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
}

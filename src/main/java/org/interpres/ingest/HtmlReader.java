package org.interpres.ingest;

import org.interpres.article.Document;
import org.jsoup.parser.Parser;

/** Reads HTML as browsers do, with jsoup: a page or a part of one. */
final class HtmlReader implements DocumentReader {

  private final IngestLimits limits;

  HtmlReader(IngestLimits limits) {
    this.limits = limits;
  }

  @Override
  public Reading read(String text) {
    Warnings warnings = new Warnings();
    MarkupBounds.checkText(text, limits);
    org.jsoup.nodes.Document page = Parser.htmlParser().setTrackPosition(true).parseInput(text, "");
    Document document = new StructureReader(limits, warnings).read(page, Metadata.NONE);
    return new Reading(document, Metadata.NONE, warnings.all());
  }
}

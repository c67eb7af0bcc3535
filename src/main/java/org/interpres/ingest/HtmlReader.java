package org.interpres.ingest;

import org.interpres.article.Document;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

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
    LocaleTag marked = language(page);
    Document document = new StructureReader(limits, warnings).read(page, Metadata.NONE);
    return new Reading(document, Metadata.NONE, warnings.all(), marked);
  }

  /** Of the page; pages are published with values that are no language, and those say nothing. */
  private static @Nullable LocaleTag language(org.jsoup.nodes.Document page) {
    Element root = page.selectFirst("html");
    String written = root == null ? "" : root.attr("lang").strip();
    try {
      return written.isEmpty() ? null : LocaleTag.parse(written);
    } catch (InvalidName e) {
      return null;
    }
  }
}

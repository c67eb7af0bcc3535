package org.interpres.ingest;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.interpres.article.Block;
import org.interpres.article.Document;
import org.interpres.article.Refusal;
import org.interpres.article.Unit;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Makes the article's document of a parsed page, whatever it was written in.
 *
 * <p>The title is the metadata's; else the text of the page's only {@code h1}, since that is what
 * readers see, while {@code <title>} often ends in the site's name; else {@code <title>}; else the
 * first of several {@code h1}, or a heading that the page starts with. An {@code h1} that says the
 * same as the title is not repeated; any other becomes a heading of level 2.
 */
final class StructureReader {

  private final IngestLimits limits;
  private final Warnings warnings;

  StructureReader(IngestLimits limits, Warnings warnings) {
    this.limits = limits;
    this.warnings = warnings;
  }

  /**
   * @throws Refusal INVALID {@code nested-too-deep}, {@code too-many-units}, {@code
   *     too-many-elements}, {@code title-missing} or {@code text-missing}
   */
  Document read(org.jsoup.nodes.Document page, Metadata metadata) {
    MarkupBounds.checkTree(page, limits);
    Sanitizer.sanitize(page, warnings);
    List<Element> notes = Footnotes.takeOut(page.body());
    UnitList units = new UnitList(limits, warnings);
    title(page, metadata, units);
    String description = metadata.description();
    if (description == null) {
      Element meta = page.head().selectFirst("meta[name=description i], meta[name=Description]");
      description = meta == null ? "" : meta.attr("content");
    }
    Integer described = units.add(Unit.Kind.DESCRIPTION, description);
    List<Block> blocks = new BlockReader(units, warnings).read(page.body(), notes);
    if (blocks.isEmpty()) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "text-missing",
          "The document has a title but no text below it: add at least one sentence.");
    }
    return new Document(0, described, blocks, units.all(), metadata.crisis());
  }

  private void title(org.jsoup.nodes.Document page, Metadata metadata, UnitList units) {
    List<Element> tops =
        page.body().select("h1").stream().filter(h1 -> !Characters.blank(h1.text())).toList();
    String stated =
        Objects.requireNonNullElse(metadata.title(), tops.size() == 1 ? "" : page.title());
    if (!Characters.blank(stated)) {
      units.add(Unit.Kind.TITLE, stated);
      tops.stream().filter(h1 -> same(h1.text(), stated)).findFirst().ifPresent(Element::remove);
      return;
    }
    Element heading = tops.isEmpty() ? firstHeading(page.body()) : tops.get(0);
    if (heading != null) {
      InlineReader reader = new InlineReader(warnings, InlineReader.Blocks.SPACE);
      boolean added =
          units.add(
                  Unit.Kind.TITLE,
                  Vocabulary.untranslated(heading)
                      ? reader.readUntranslated(heading.childNodes())
                      : reader.read(List.of(), heading.childNodes()))
              != null;
      heading.remove();
      if (added) {
        return;
      }
    }
    if (Characters.blank(page.title())) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "title-missing",
          "The document has no title: start it with a title, such as “# Title” in Markdown, <h1> in"
              + " HTML or a short first line in plain text.");
    }
    units.add(Unit.Kind.TITLE, page.title());
  }

  /** A heading of any level, if no text stands before it. */
  private static @Nullable Element firstHeading(Element body) {
    Element heading = body.selectFirst("h2, h3, h4, h5, h6");
    if (heading == null) {
      return null;
    }
    String all = body.text().strip();
    String own = heading.text().strip();
    return !own.isEmpty() && all.startsWith(own) ? heading : null;
  }

  private static boolean same(String one, String other) {
    return folded(one).equals(folded(other));
  }

  private static String folded(String text) {
    return text.replaceAll("[\\s\\p{Z}]++", " ").strip().toLowerCase(Locale.ROOT);
  }
}

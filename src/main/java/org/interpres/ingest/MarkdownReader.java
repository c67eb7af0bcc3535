package org.interpres.ingest;

import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.footnotes.FootnotesExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.interpres.article.Document;

/**
 * Reads CommonMark with GitHub's tables, strike-through and footnotes, and YAML front matter. It
 * becomes HTML first, since Markdown may have HTML in it that only makes sense joined with the
 * rest, and goes the same way as HTML.
 */
final class MarkdownReader implements DocumentReader {

  /** One tilde strikes nothing: “~5 mg to ~10 mg” are two doses. */
  private static final List<Extension> EXTENSIONS =
      List.of(
          FootnotesExtension.create(),
          TablesExtension.create(),
          StrikethroughExtension.builder().requireTwoTildes(true).build());

  private final IngestLimits limits;

  MarkdownReader(IngestLimits limits) {
    this.limits = limits;
  }

  @Override
  public Reading read(String text) {
    Warnings warnings = new Warnings();
    FrontMatter front = FrontMatter.of(text, warnings);
    MarkupBounds.checkText(front.body(), limits);
    MarkdownBounds.checkText(front.body(), limits);
    String html = DeepStack.call(() -> html(front, warnings));
    MarkupBounds.checkText(html, limits);
    Document document =
        new StructureReader(limits, warnings)
            .read(org.jsoup.parser.Parser.parse(html, ""), front.metadata());
    return new Reading(document, front.metadata(), warnings.all());
  }

  private String html(FrontMatter front, Warnings warnings) {
    Node parsed =
        Parser.builder()
            .extensions(EXTENSIONS)
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .build()
            .parse(front.body());
    MarkdownBounds.checkTree(parsed, limits);
    for (Node note : UnusedFootnotes.unwrap(parsed)) {
      warnings.add(Warning.Code.FOOTNOTE_UNUSED, "line " + line(note, front));
    }
    return HtmlRenderer.builder()
        .extensions(EXTENSIONS)
        .attributeProviderFactory(
            context ->
                (node, tag, attributes) -> {
                  if (!node.getSourceSpans().isEmpty()) {
                    attributes.put(Sanitizer.LINE_ATTRIBUTE, line(node, front));
                  }
                })
        .nodeRendererFactory(context -> new LocatedHtml(context, front))
        .build()
        .render(parsed);
  }

  private static String line(Node node, FrontMatter front) {
    return String.valueOf(front.lines() + node.getSourceSpans().get(0).getLineIndex() + 1);
  }

  /** A piece of HTML as it stands, after a comment that says where; comments are dropped later. */
  private record LocatedHtml(HtmlNodeRendererContext context, FrontMatter front)
      implements NodeRenderer {

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(HtmlBlock.class);
    }

    @Override
    public void render(Node node) {
      var writer = context.getWriter();
      writer.line();
      if (!node.getSourceSpans().isEmpty()) {
        writer.raw("<!--" + Sanitizer.LINE_COMMENT + line(node, front) + "-->");
      }
      writer.raw(((HtmlBlock) node).getLiteral());
      writer.line();
    }
  }
}

package org.interpres.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interpres.article.Block;
import org.interpres.article.InlineElement;
import org.interpres.article.Unit;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sanitized tree as blocks and units. What it does not know is as its content, so nothing
 * that a reader sees is lost, and nothing else is kept. Recurses, within {@link
 * IngestLimits#depth}. Not thread-safe.
 */
final class BlockReader {

  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5", "h6");
  private static final Set<String> LISTS = Set.of("ul", "ol", "menu", "dir");
  private static final Set<String> VERBATIM = Set.of("pre", "xmp", "listing", "plaintext");

  private final UnitList units;
  private final Warnings warnings;
  private final TableReader tables;
  private final Set<Element> aroundBlocks = new HashSet<>();

  BlockReader(UnitList units, Warnings warnings) {
    this.units = units;
    this.warnings = warnings;
    this.tables = new TableReader(units, warnings);
  }

  List<Block> read(Element body) {
    body.traverse(
        (node, depth) -> {
          if (node instanceof Element element && Vocabulary.block(element)) {
            for (Element above = element.parent();
                above != null && aroundBlocks.add(above);
                above = above.parent()) {}
          }
        });
    return flow(body, new Flow(List.of(), Unit.Kind.PARAGRAPH));
  }

  /** The content of an element as blocks: text between blocks is a paragraph. */
  private final class Flow {
    private final List<Element> around;
    private final Unit.Kind first;
    private final List<Block> blocks = new ArrayList<>();
    private final List<Node> run = new ArrayList<>();

    /**
     * @param around elements that stand around blocks, though they belong in text, outermost first
     * @param first what the first paragraph is, if it is the first block
     */
    Flow(List<Element> around, Unit.Kind first) {
      this.around = around;
      this.first = first;
    }

    Unit.Kind kind() {
      return blocks.isEmpty() ? first : Unit.Kind.PARAGRAPH;
    }

    void endParagraph() {
      if (!run.isEmpty()) {
        paragraph(this, List.copyOf(run));
        run.clear();
      }
    }
  }

  private List<Block> flow(Element container, Flow flow) {
    container.childNodes().forEach(node -> node(node, flow));
    flow.endParagraph();
    return flow.blocks;
  }

  private void node(Node node, Flow flow) {
    if (!(node instanceof Element element)) {
      flow.run.add(node);
    } else if (Vocabulary.block(element)) {
      flow.endParagraph();
      block(element, flow);
    } else if (aroundBlocks.contains(element)) {
      flow.endParagraph();
      around(element, flow);
    } else {
      flow.run.add(element);
    }
  }

  private void around(Element element, Flow flow) {
    if (Vocabulary.untranslated(element)) {
      verbatim(element, flow);
      return;
    }
    List<Element> around = new ArrayList<>(flow.around);
    if (InlineElement.PAIRED.contains(Vocabulary.modern(element))) {
      around.add(element);
    }
    flow.blocks.addAll(flow(element, new Flow(around, flow.kind())));
  }

  private void block(Element element, Flow flow) {
    String name = element.normalName();
    if (HEADINGS.contains(name)) {
      heading(element, flow);
    } else if (VERBATIM.contains(name)) {
      code(element, flow);
    } else if (name.equals("hr")) {
      flow.blocks.add(new Block.ThematicBreak());
    } else if (name.equals("table") && !Vocabulary.untranslated(element)) {
      flow.blocks.addAll(tables.read(element, flow.around));
    } else if (Vocabulary.untranslated(element)) {
      verbatim(element, flow);
    } else if (LISTS.contains(name)) {
      list(element, flow);
    } else if (name.equals("blockquote")) {
      List<Block> quoted = flow(element, new Flow(flow.around, Unit.Kind.PARAGRAPH));
      if (!quoted.isEmpty()) {
        flow.blocks.add(new Block.Quote(quoted));
      }
    } else {
      Unit.Kind first =
          name.equals("figcaption") || name.equals("caption") ? Unit.Kind.CAPTION : flow.kind();
      flow.blocks.addAll(flow(element, new Flow(flow.around, first)));
    }
  }

  private void heading(Element element, Flow flow) {
    int level = Math.max(2, element.normalName().charAt(1) - '0');
    if (onlyImages(element.childNodes())) {
      images(element.childNodes(), flow);
      return;
    }
    Integer unit = units.add(Unit.Kind.HEADING, inline(element, flow.around));
    if (unit != null) {
      flow.blocks.add(new Block.Heading(level, unit));
    }
  }

  private InlineText inline(Element element, List<Element> around) {
    InlineReader reader = new InlineReader(warnings, InlineReader.Blocks.SPACE);
    return Vocabulary.untranslated(element)
        ? reader.readUntranslated(element.childNodes())
        : reader.read(around, element.childNodes());
  }

  private void code(Element element, Flow flow) {
    String text = Characters.clean(PlainLines.of(element), warnings).stripTrailing();
    if (!Characters.blank(text)) {
      flow.blocks.add(new Block.Verbatim(true, text));
    }
  }

  private void verbatim(Element element, Flow flow) {
    String text = Characters.clean(PlainLines.of(element), warnings).strip();
    if (!Characters.blank(text)) {
      flow.blocks.add(new Block.Verbatim(false, text));
    }
  }

  private void list(Element element, Flow flow) {
    List<List<Block>> items = new ArrayList<>();
    for (Node child : element.childNodes()) {
      if (child instanceof TextNode text && Characters.blank(text.getWholeText())) {
        continue;
      }
      Flow item = new Flow(flow.around, Unit.Kind.LIST_ITEM);
      boolean own = child instanceof Element entry && entry.normalName().equals("li");
      List<Block> blocks = own ? item((Element) child, item) : stray(child, item);
      boolean nested =
          child instanceof Element entry && LISTS.contains(entry.normalName()) && !items.isEmpty();
      if (nested) {
        items.get(items.size() - 1).addAll(blocks);
      } else if (!blocks.isEmpty()) {
        items.add(blocks);
      }
    }
    if (!items.isEmpty()) {
      flow.blocks.add(new Block.ItemList(start(element), items, numbering(element)));
    }
  }

  private List<Block> item(Element entry, Flow item) {
    if (Vocabulary.untranslated(entry)) {
      verbatim(entry, item);
      return item.blocks;
    }
    return flow(entry, item);
  }

  private List<Block> stray(Node child, Flow item) {
    node(child, item);
    item.endParagraph();
    return item.blocks;
  }

  /** References in the text, such as “see b)”, need the letters. */
  private static @Nullable String numbering(Element list) {
    String type = list.attr("type").strip();
    return list.normalName().equals("ol") && type.matches("[aAiI]") ? type : null;
  }

  private static @Nullable Integer start(Element list) {
    if (!list.normalName().equals("ol")) {
      return null;
    }
    try {
      return list.hasAttr("start") ? Integer.parseInt(list.attr("start").strip()) : 1;
    } catch (NumberFormatException e) {
      // As browsers do.
      return 1;
    }
  }

  private void paragraph(Flow flow, List<Node> nodes) {
    if (flow.around.isEmpty() && onlyImages(nodes)) {
      images(nodes, flow);
      return;
    }
    InlineReader reader = new InlineReader(warnings, InlineReader.Blocks.SPACE);
    Integer unit = units.add(flow.kind(), reader.read(flow.around, nodes));
    if (unit != null) {
      flow.blocks.add(new Block.Paragraph(unit));
    }
  }

  private static boolean onlyImages(List<Node> nodes) {
    boolean any = false;
    for (Node node : nodes) {
      boolean image = node instanceof Element element && element.normalName().equals("img");
      boolean blank = node instanceof TextNode text && Characters.blank(text.getWholeText());
      any = any || image;
      if (!image && !blank) {
        return false;
      }
    }
    return any;
  }

  /** An image by itself; its title, which no touch screen shows, is a caption below it. */
  private void images(List<Node> nodes, Flow flow) {
    for (Node node : nodes) {
      if (node instanceof Element image) {
        String alt = image.attr("alt");
        flow.blocks.add(new Block.Image(image.attr("src"), units.add(Unit.Kind.IMAGE_ALT, alt)));
        String title = image.attr("title");
        Integer caption = title.equals(alt) ? null : units.add(Unit.Kind.CAPTION, title);
        if (caption != null) {
          flow.blocks.add(new Block.Paragraph(caption));
        }
      }
    }
  }
}

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

/**
 * Reads a sanitized tree as blocks and units. What it does not know is as its content, so nothing
 * that a reader sees is lost, and nothing else is kept. Recurses, within {@link
 * IngestLimits#depth}. Not thread-safe.
 */
final class BlockReader {

  private final UnitList units;
  private final Warnings warnings;
  private final TableReader tables;
  private final ImageReader images;
  private final Set<Element> aroundBlocks = new HashSet<>();

  BlockReader(UnitList units, Warnings warnings) {
    this.units = units;
    this.warnings = warnings;
    this.tables = new TableReader(units, warnings);
    this.images = new ImageReader(units);
  }

  /**
   * @param notes the page's footnotes, which are no longer in its body
   */
  List<Block> read(Element body, List<Element> notes) {
    findAroundBlocks(body);
    List<Block> blocks = flow(body, new Flow(List.of(), Unit.Kind.PARAGRAPH));
    if (!notes.isEmpty()) {
      notes.forEach(this::findAroundBlocks);
      blocks.add(
          new Block.Footnotes(
              notes.stream()
                  .map(note -> flow(note, new Flow(List.of(), Unit.Kind.FOOTNOTE)))
                  .toList()));
    }
    return blocks;
  }

  private void findAroundBlocks(Element root) {
    root.traverse(
        (node, depth) -> {
          if (node instanceof Element element && Vocabulary.block(element)) {
            for (Element above = element.parent();
                above != null && aroundBlocks.add(above);
                above = above.parent()) {}
          }
        });
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
    if (Vocabulary.HEADINGS.contains(name)) {
      heading(element, flow);
    } else if (Vocabulary.VERBATIM.contains(name)) {
      code(element, flow);
    } else if (name.equals("hr")) {
      flow.blocks.add(new Block.ThematicBreak());
    } else if (name.equals("table") && !Vocabulary.untranslated(element)) {
      flow.blocks.addAll(tables.read(element, flow.around));
    } else if (Vocabulary.untranslated(element)) {
      verbatim(element, flow);
    } else if (Vocabulary.LISTS.contains(name)) {
      list(element, flow);
    } else if (name.equals("dl")) {
      flow.blocks.addAll(definitions(element, flow.around));
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
    if (images.only(element.childNodes())) {
      flow.blocks.addAll(images.read(element.childNodes()));
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
          child instanceof Element entry
              && Vocabulary.LISTS.contains(entry.normalName())
              && !items.isEmpty();
      if (nested) {
        items.get(items.size() - 1).addAll(blocks);
      } else if (!blocks.isEmpty()) {
        items.add(blocks);
      }
    }
    if (!items.isEmpty()) {
      flow.blocks.add(Numbering.of(element).list(items));
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

  private List<Block> definitions(Element list, List<Element> around) {
    DefinitionGroups groups = new DefinitionGroups();
    for (Node child : list.childNodes()) {
      boolean group = child instanceof Element element && element.normalName().equals("div");
      (group ? ((Element) child).childNodes() : List.of(child))
          .forEach(node -> definition(node, around, groups));
    }
    return groups.blocks();
  }

  private void definition(Node node, List<Element> around, DefinitionGroups groups) {
    if (node instanceof Element element && element.normalName().equals("dt")) {
      groups.term(units.add(Unit.Kind.TERM, inline(element, around)));
    } else if (node instanceof Element element && element.normalName().equals("dd")) {
      groups.meaning(item(element, new Flow(around, Unit.Kind.DEFINITION)));
    } else {
      groups.other(stray(node, new Flow(around, Unit.Kind.PARAGRAPH)));
    }
  }

  private void paragraph(Flow flow, List<Node> nodes) {
    if (flow.around.isEmpty() && images.only(nodes)) {
      flow.blocks.addAll(images.read(nodes));
      return;
    }
    InlineReader reader = new InlineReader(warnings, InlineReader.Blocks.SPACE);
    Integer unit = units.add(flow.kind(), reader.read(flow.around, nodes));
    if (unit != null) {
      flow.blocks.add(new Block.Paragraph(unit));
    }
  }
}

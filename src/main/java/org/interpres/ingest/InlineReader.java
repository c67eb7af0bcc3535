package org.interpres.ingest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.interpres.article.InlineElement;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;
import org.interpres.article.Unit;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jspecify.annotations.Nullable;

/** Reads nodes that make up one unit. Recurses, within {@link IngestLimits#depth}. */
final class InlineReader {

  /** What parts the lines of blocks that stand in one unit, as a list does in a table's cell. */
  enum Blocks {
    SPACE,
    LINE_BREAK
  }

  private final Warnings warnings;
  private final Blocks blocks;
  private final InlineText inline = new InlineText();

  InlineReader(Warnings warnings, Blocks blocks) {
    this.warnings = warnings;
    this.blocks = blocks;
  }

  /**
   * @param around elements that the nodes stand in, outermost first: a link around paragraphs
   */
  InlineText read(List<Element> around, List<? extends Node> nodes) {
    List<InlineText.Tag> tags =
        around.stream().map(InlineReader::paired).filter(java.util.Objects::nonNull).toList();
    tags.forEach(inline::open);
    nodes.forEach(this::node);
    tags.forEach(tag -> inline.close());
    return inline;
  }

  /** The nodes as one piece of text that is not translated. */
  InlineText readUntranslated(List<? extends Node> nodes) {
    StringBuilder text = new StringBuilder();
    nodes.forEach(node -> text.append(PlainLines.of(node)));
    literal("span", Map.of(), text.toString());
    return inline;
  }

  private void node(Node node) {
    if (node instanceof TextNode text) {
      inline.text(Characters.clean(text.getWholeText(), warnings));
    } else if (node instanceof Element element) {
      element(element);
    }
  }

  private void element(Element element) {
    String name = Vocabulary.modern(element);
    int note = Footnotes.note(element);
    if (note > 0) {
      inline.alone(Footnotes.tag(note));
    } else if (Vocabulary.untranslated(element)
        || Vocabulary.LITERAL.contains(element.normalName())) {
      literal(
          InlineElement.STANDALONE.contains(name) && Vocabulary.LITERAL.contains(name)
              ? name
              : "span",
          attributes(element, Set.of("lang", "dir")),
          PlainLines.of(element));
    } else if (name.equals("br")) {
      inline.lineBreak();
    } else if (name.equals("img")) {
      image(element);
    } else if (Vocabulary.block(element)) {
      part();
      element.childNodes().forEach(this::node);
      part();
    } else {
      InlineText.Tag tag = paired(element);
      if (tag != null) {
        inline.open(tag);
      }
      element.childNodes().forEach(this::node);
      if (tag != null) {
        inline.close();
      }
    }
  }

  private void literal(String name, Map<String, String> attributes, String text) {
    if (!Characters.blank(text)) {
      String one = Characters.clean(text, warnings).replaceAll("\\s++", " ").strip();
      inline.alone(new InlineText.Tag(name, attributes, one, null));
    }
  }

  /** An image has room for one text; its title goes to a span around it. */
  private void image(Element image) {
    InlineText.@Nullable Attached alt = attached(Unit.Kind.IMAGE_ALT, image.attr("alt"));
    InlineText.@Nullable Attached title = attached(Unit.Kind.TOOLTIP, image.attr("title"));
    InlineText.Tag tag = new InlineText.Tag("img", Map.of("src", image.attr("src")), null, alt);
    if (title == null) {
      inline.alone(tag);
    } else {
      inline.open(new InlineText.Tag("span", Map.of(), null, title));
      inline.alone(tag);
      inline.close();
    }
  }

  private void part() {
    if (blocks == Blocks.SPACE) {
      inline.text(" ");
    } else {
      inline.endLine();
    }
  }

  /** Null where the element means nothing beyond its content. */
  private static InlineText.@Nullable Tag paired(Element element) {
    String name = Vocabulary.modern(element);
    if (!InlineElement.PAIRED.contains(name)) {
      return null;
    }
    Map<String, String> attributes = attributes(element, Set.of("href", "lang", "dir"));
    InlineText.@Nullable Attached title = attached(Unit.Kind.TOOLTIP, element.attr("title"));
    boolean bare =
        (name.equals("span") && attributes.isEmpty() && title == null)
            || (name.equals("a") && !attributes.containsKey("href") && title == null);
    return bare ? null : new InlineText.Tag(name, attributes, null, title);
  }

  private static InlineText.@Nullable Attached attached(Unit.Kind kind, String text) {
    return Characters.blank(text) ? null : new InlineText.Attached(kind, text);
  }

  private static Map<String, String> attributes(Element element, Set<String> wanted) {
    Map<String, String> kept = new TreeMap<>();
    if (wanted.contains("href") && element.normalName().equals("a") && element.hasAttr("href")) {
      kept.put("href", element.attr("href"));
    }
    if (element.hasAttr("lang")) {
      try {
        kept.put("lang", LocaleTag.parse(element.attr("lang")).value());
      } catch (InvalidName e) {
        // A language that nobody knows helps no reader: the text stays, the mark goes.
        kept.remove("lang");
      }
    }
    String direction = element.attr("dir").toLowerCase(java.util.Locale.ROOT);
    if (Set.of("ltr", "rtl", "auto").contains(direction)) {
      kept.put("dir", direction);
    } else if (element.normalName().equals("bdi")) {
      kept.put("dir", "auto");
    }
    return kept;
  }
}

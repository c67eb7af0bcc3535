package org.interpres.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.interpres.article.Block;
import org.interpres.article.CrisisNotice;
import org.interpres.article.Document;
import org.interpres.article.LocalizedDocument;
import org.jspecify.annotations.Nullable;

/**
 * An article's body as plain data: nested for the page, flat for the JSON. A block has the same id
 * ({@code b1}, {@code b2} … in document order) in every locale and in both forms.
 */
final class BodyView {

  /** What a page has beside its words. */
  record Beside(List<CrisisNotice> notices, InlineTree.Images images) {
    Beside {
      notices = List.copyOf(notices);
    }
  }

  private final InlineTree inline;
  private final List<CrisisNotice> notices;
  private final LocalizedDocument document;
  private final FootnoteLinks notes;
  private final Leaves leaves = new Leaves();
  private final List<Map<String, Object>> blocks;

  BodyView(LocalizedDocument document, Beside beside) {
    this.document = document;
    this.notices = beside.notices();
    this.notes = FootnoteLinks.of(document);
    this.inline = new InlineTree(document, beside.images(), notes);
    this.blocks = nested(source().blocks(), Place.OUTERMOST);
  }

  /** What the templates call {@code body}. */
  Map<String, Object> model() {
    return Map.of(
        "lang", document.locale().value(),
        "dir", document.locale().direction(),
        "title", inline.nodes(source().title()),
        "notices", notices.stream().map(BodyView::notice).toList(),
        "blocks", blocks);
  }

  private static Map<String, Object> notice(CrisisNotice notice) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("lang", notice.words().value());
    model.put("dir", notice.words().direction());
    model.put("title", notice.title());
    model.put("text", notice.text());
    CrisisNotice.Line line = notice.line();
    if (line != null) {
      model.put(
          "line",
          Map.of(
              "call", line.call(),
              "number", line.number(),
              "digits", line.digits(),
              "name", line.name()));
    }
    return model;
  }

  String title() {
    return inline.plain(source().title());
  }

  @Nullable String description() {
    Integer unit = source().description();
    return unit == null ? null : inline.plain(unit);
  }

  List<FlatBlock> flat() {
    return leaves.all();
  }

  private Document source() {
    return document.revision().document();
  }

  private List<Map<String, Object>> nested(List<Block> from, Place place) {
    Place inside = place.deeper();
    return from.stream().map(block -> nested(block, inside)).toList();
  }

  private Map<String, Object> nested(Block block, Place place) {
    if (block instanceof Block.Heading heading) {
      return leaves.add("heading", heading.level(), inline.nodes(heading.unit()), place, Map.of());
    }
    if (block instanceof Block.Paragraph paragraph) {
      return leaves.add("paragraph", inline.nodes(paragraph.unit()), place);
    }
    if (block instanceof Block.ItemList list) {
      return list(list, place);
    }
    if (block instanceof Block.Table table) {
      return new TableView(inline, leaves, place).model(table);
    }
    if (block instanceof Block.Image image) {
      Integer alt = image.alt();
      var node =
          inline.image(
              alt == null ? -1 : alt, image.source(), alt == null ? "" : inline.plain(alt));
      return leaves.add("image", List.of(node), place);
    }
    if (block instanceof Block.Quote quote) {
      return Map.of("type", "quote", "blocks", nested(quote.blocks(), place.inQuote()));
    }
    if (block instanceof Block.Definitions definitions) {
      return definitions(definitions, place);
    }
    if (block instanceof Block.Footnotes footnotes) {
      return footnotes(footnotes, place);
    }
    if (block instanceof Block.Verbatim verbatim) {
      Map<String, String> language =
          verbatim.code() ? Map.of() : Map.of("lang", document.revision().locale().value());
      var node = InlineTree.verbatim(verbatim.code() ? "code" : "span", language, verbatim.text());
      return leaves.add("verbatim", null, List.of(node), place, Map.of("code", verbatim.code()));
    }
    return leaves.add("break", List.of(), place);
  }

  private Map<String, Object> list(Block.ItemList list, Place place) {
    boolean ordered = list.start() != null;
    String numbering = list.numbering() == null ? "" : list.numbering();
    Place inside = place.inList();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("ordered", ordered);
    if (!numbering.isEmpty()) {
      members.put("numbering", numbering);
    }
    List<Map<String, Object>> items =
        list.items().stream()
            .map(
                item ->
                    Map.<String, Object>of(
                        "blocks",
                        led(
                            item,
                            inside,
                            text ->
                                leaves.add(
                                    "list-item",
                                    inside.list(),
                                    inline.nodes(text.unit()),
                                    inside,
                                    members))))
            .toList();
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("type", "list");
    model.put("ordered", ordered);
    model.put("start", ordered ? list.start() : 1);
    model.put("numbering", numbering);
    model.put("items", items);
    return model;
  }

  /**
   * Blocks of which a paragraph at the front is the text of what holds them all: in the page
   * without {@code <p>} unless another paragraph follows.
   */
  private List<Map<String, Object>> led(
      List<Block> from, Place place, Function<Block.Paragraph, Map<String, Object>> first) {
    boolean tight = from.stream().filter(Block.Paragraph.class::isInstance).count() == 1;
    List<Map<String, Object>> content = new ArrayList<>();
    for (Block block : from) {
      if (content.isEmpty() && block instanceof Block.Paragraph text) {
        Map<String, Object> model = new LinkedHashMap<>(first.apply(text));
        model.put("tight", tight);
        content.add(model);
      } else {
        content.addAll(nested(List.of(block), place));
      }
    }
    return content;
  }

  private Map<String, Object> definitions(Block.Definitions definitions, Place place) {
    List<Map<String, Object>> entries = new ArrayList<>();
    for (Block.Definition entry : definitions.entries()) {
      List<Map<String, Object>> terms =
          entry.terms().stream().map(unit -> leaf("term", unit, place)).toList();
      List<Map<String, Object>> meanings = new ArrayList<>();
      for (List<Block> meaning : entry.meanings()) {
        meanings.add(
            Map.of("blocks", led(meaning, place, text -> leaf("definition", text.unit(), place))));
      }
      entries.add(Map.of("terms", terms, "meanings", meanings));
    }
    return Map.of("type", "definitions", "entries", entries);
  }

  private Map<String, Object> footnotes(Block.Footnotes footnotes, Place place) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (List<Block> note : footnotes.notes()) {
      int number = all.size() + 1;
      Place inside = place.inNote(number);
      all.add(
          Map.of(
              "number",
              number,
              "id",
              FootnoteLinks.note(number),
              "back",
              notes.back(number),
              "blocks",
              led(note, inside, text -> leaf("footnote", text.unit(), inside))));
    }
    return Map.of("type", "footnotes", "notes", all);
  }

  private Map<String, Object> leaf(String type, int unit, Place place) {
    return leaves.add(type, inline.nodes(unit), place);
  }
}

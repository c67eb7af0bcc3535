package org.interpres.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.Block;
import org.interpres.article.CrisisNotice;
import org.interpres.article.Document;
import org.interpres.article.LocalizedDocument;
import org.interpres.article.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * An article's body as plain data: nested for the page, flat for the JSON. A block has the same id
 * ({@code b1}, {@code b2} … in document order) in every locale and in both forms.
 */
final class BodyView {

  /**
   * A block of the JSON.
   *
   * @param level of a heading 2 to 6, of a list item its depth from 1, else null
   * @param content inline nodes
   * @param more further members, in order
   */
  record Flat(
      String id,
      String type,
      @Nullable Integer level,
      List<Map<String, Object>> content,
      Map<String, Object> more) {}

  /** Where a block stands. */
  private record Place(int depth, int list, boolean quoted) {
    Place deeper() {
      if (depth > DEEPEST) {
        throw new Refusal(
            Refusal.Kind.INVALID, "cannot-render", "The article nests lists or quotes too deeply.");
      }
      return new Place(depth + 1, list, quoted);
    }
  }

  private static final int DEEPEST = 50;

  /** What a page has beside its words. */
  record Beside(List<CrisisNotice> notices, InlineTree.Images images) {
    Beside {
      notices = List.copyOf(notices);
    }
  }

  private final InlineTree inline;
  private final List<CrisisNotice> notices;
  private final LocalizedDocument document;
  private final List<Flat> flat = new ArrayList<>();
  private final List<Map<String, Object>> blocks;

  BodyView(LocalizedDocument document, Beside beside) {
    this.document = document;
    this.notices = beside.notices();
    this.inline = new InlineTree(document, beside.images());
    this.blocks = nested(source().blocks(), new Place(0, 0, false));
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

  List<Flat> flat() {
    return List.copyOf(flat);
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
      return leaf("heading", heading.level(), inline.nodes(heading.unit()), place, Map.of());
    }
    if (block instanceof Block.Paragraph paragraph) {
      return leaf("paragraph", null, inline.nodes(paragraph.unit()), place, Map.of());
    }
    if (block instanceof Block.ItemList list) {
      return list(list, place);
    }
    if (block instanceof Block.Table table) {
      return table(table, place);
    }
    if (block instanceof Block.Image image) {
      Integer alt = image.alt();
      var node =
          inline.image(
              alt == null ? -1 : alt, image.source(), alt == null ? "" : inline.plain(alt));
      return leaf("image", null, List.of(node), place, Map.of());
    }
    if (block instanceof Block.Quote quote) {
      return Map.of(
          "type",
          "quote",
          "blocks",
          nested(quote.blocks(), new Place(place.depth(), place.list(), true)));
    }
    if (block instanceof Block.Verbatim verbatim) {
      Map<String, String> language =
          verbatim.code() ? Map.of() : Map.of("lang", document.revision().locale().value());
      var node = InlineTree.verbatim(verbatim.code() ? "code" : "span", language, verbatim.text());
      return leaf("verbatim", null, List.of(node), place, Map.of("code", verbatim.code()));
    }
    return leaf("break", null, List.of(), place, Map.of());
  }

  private Map<String, Object> list(Block.ItemList list, Place place) {
    boolean ordered = list.start() != null;
    String numbering = list.numbering() == null ? "" : list.numbering();
    Place inside = new Place(place.depth(), place.list() + 1, place.quoted());
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("ordered", ordered);
    if (!numbering.isEmpty()) {
      members.put("numbering", numbering);
    }
    List<Map<String, Object>> items = new ArrayList<>();
    for (List<Block> item : list.items()) {
      boolean tight = item.stream().filter(Block.Paragraph.class::isInstance).count() == 1;
      List<Map<String, Object>> content = new ArrayList<>();
      for (int i = 0; i < item.size(); i++) {
        content.add(
            i == 0 && item.get(0) instanceof Block.Paragraph first
                ? item(first, members, tight, inside)
                : nested(List.of(item.get(i)), inside).get(0));
      }
      items.add(Map.of("blocks", content));
    }
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("type", "list");
    model.put("ordered", ordered);
    model.put("start", ordered ? list.start() : 1);
    model.put("numbering", numbering);
    model.put("items", items);
    return model;
  }

  /** A list item's own text: in the page without {@code <p>} unless another paragraph follows. */
  private Map<String, Object> item(
      Block.Paragraph text, Map<String, Object> members, boolean tight, Place place) {
    Map<String, Object> model =
        new LinkedHashMap<>(
            leaf("list-item", place.list(), inline.nodes(text.unit()), place, members));
    model.put("tight", tight);
    return model;
  }

  private Map<String, Object> table(Block.Table table, Place place) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("type", "table");
    Integer caption = table.caption();
    if (caption != null) {
      model.put("caption", leaf("caption", null, inline.nodes(caption), place, Map.of()));
    }
    int width = table.rows().stream().mapToInt(List::size).max().orElse(0);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      List<Block.Cell> cells = table.rows().get(row);
      List<Map<String, Object>> shown = new ArrayList<>();
      for (int column = 0; column < width; column++) {
        Block.Cell cell = column < cells.size() ? cells.get(column) : new Block.Cell(false, null);
        shown.add(cell(cell, row, column, place));
      }
      boolean heads = row == 0 && cells.stream().allMatch(Block.Cell::header);
      rows.add(Map.of("cells", shown, "heads", heads));
    }
    model.put("rows", rows);
    return model;
  }

  private Map<String, Object> cell(Block.Cell cell, int row, int column, Place place) {
    Integer unit = cell.unit();
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("row", row);
    more.put("column", column);
    more.put("header", cell.header());
    Map<String, Object> model =
        new LinkedHashMap<>(
            leaf("table-cell", null, unit == null ? List.of() : inline.nodes(unit), place, more));
    // An empty header cell heads nothing: WCAG technique H63 wants a td.
    model.put("scope", !cell.header() || unit == null ? "" : row == 0 ? "col" : "row");
    return model;
  }

  private Map<String, Object> leaf(
      String type,
      @Nullable Integer level,
      List<Map<String, Object>> content,
      Place place,
      Map<String, Object> more) {
    String id = "b" + (flat.size() + 1);
    Map<String, Object> members = new LinkedHashMap<>(more);
    if (place.quoted()) {
      members.put("quoted", true);
    }
    flat.add(new Flat(id, type, level, content, members));
    Map<String, Object> model = new LinkedHashMap<>(more);
    model.put("type", type);
    model.put("id", id);
    model.put("level", level == null ? 0 : level);
    model.put("content", content);
    return model;
  }
}

package org.interpres.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.Block;
import org.interpres.article.Unit;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table. A cell that spans rows is repeated in each, as a unit of its own: a dose below an
 * empty cell would seem to belong to no medicine. Columns that a cell spans are empty cells.
 */
final class TableReader {

  private static final int WIDEST = 1000;

  /** A cell that goes on in rows below; {@code read} is null where it has no text. */
  private record Span(Element cell, InlineText.@Nullable Finished read, int rowsLeft) {}

  private final UnitList units;
  private final Warnings warnings;

  TableReader(UnitList units, Warnings warnings) {
    this.units = units;
    this.warnings = warnings;
  }

  /** The table; nothing where it is empty, and only its caption where it has no cells. */
  List<Block> read(Element table, List<Element> around) {
    Integer caption = null;
    List<List<Block.Cell>> rows = new ArrayList<>();
    Map<Integer, Span> spans = new HashMap<>();
    List<Element> sections = new ArrayList<>();
    for (Element child : table.children()) {
      switch (child.normalName()) {
        case "caption" ->
            caption = caption == null ? units.add(Unit.Kind.CAPTION, text(child, around)) : caption;
        case "tr" -> addRow(child, around, spans, rows);
        case "thead", "tbody", "tfoot" -> sections.add(child);
        default -> {}
      }
    }
    for (Element section : sections) {
      spans.clear();
      section.children().stream()
          .filter(child -> child.normalName().equals("tr"))
          .forEach(row -> addRow(row, around, spans, rows));
    }
    boolean blank = rows.stream().flatMap(List::stream).allMatch(cell -> cell.unit() == null);
    if (!blank) {
      return List.of(new Block.Table(caption, rows));
    }
    return caption == null ? List.of() : List.of(new Block.Paragraph(caption));
  }

  private void addRow(
      Element row, List<Element> around, Map<Integer, Span> spans, List<List<Block.Cell>> rows) {
    List<Block.Cell> cells = new ArrayList<>();
    for (Element cell : row.children()) {
      repeatSpanning(cells, spans);
      if (cell.normalName().equals("td") || cell.normalName().equals("th")) {
        int down = number(cell, "rowspan");
        InlineText.Finished read = text(cell, around);
        if (down > 1) {
          spans.put(cells.size(), new Span(cell, read, down - 1));
          warnings.add(Warning.Code.TABLE_SPAN, "<" + cell.normalName() + " rowspan>");
        }
        addCell(cell, read, cells);
        int across = number(cell, "colspan");
        if (across > 1) {
          warnings.add(Warning.Code.TABLE_SPAN, "<" + cell.normalName() + " colspan>");
        }
        for (int i = 1; i < across; i++) {
          units.countEmptyCell();
          cells.add(new Block.Cell(cell.normalName().equals("th"), null));
        }
      }
    }
    repeatSpanning(cells, spans);
    if (!cells.isEmpty()) {
      rows.add(cells);
    }
  }

  private void repeatSpanning(List<Block.Cell> cells, Map<Integer, Span> spans) {
    Span span = spans.get(cells.size());
    while (span != null) {
      if (span.rowsLeft() > 1) {
        spans.put(cells.size(), new Span(span.cell(), span.read(), span.rowsLeft() - 1));
      } else {
        spans.remove(cells.size());
      }
      addCell(span.cell(), span.read(), cells);
      span = spans.get(cells.size());
    }
  }

  private void addCell(Element cell, InlineText.@Nullable Finished read, List<Block.Cell> cells) {
    Integer unit = units.add(Unit.Kind.TABLE_CELL, read);
    if (unit == null) {
      units.countEmptyCell();
    }
    cells.add(new Block.Cell(cell.normalName().equals("th"), unit));
  }

  private InlineText.@Nullable Finished text(Element cell, List<Element> around) {
    if (!cell.select("ul, ol, dl, table").isEmpty()) {
      warnings.add(Warning.Code.TABLE_CELL_FLATTENED, "<" + cell.normalName() + ">");
    }
    InlineReader reader = new InlineReader(warnings, InlineReader.Blocks.LINE_BREAK);
    InlineText inline =
        Vocabulary.untranslated(cell)
            ? reader.readUntranslated(cell.childNodes())
            : reader.read(around, cell.childNodes());
    return inline.finished();
  }

  private static int number(Element cell, String attribute) {
    try {
      return Math.min(WIDEST, Integer.parseInt(cell.attr(attribute).strip()));
    } catch (NumberFormatException e) {
      // Absent, or as browsers read nonsense.
      return 1;
    }
  }
}

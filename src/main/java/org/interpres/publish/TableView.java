package org.interpres.publish;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.Block;

/** A table as plain data: rows of one width, and what each header cell heads. */
final class TableView {

  private final InlineTree inline;
  private final Leaves leaves;
  private final Place place;

  TableView(InlineTree inline, Leaves leaves, Place place) {
    this.inline = inline;
    this.leaves = leaves;
    this.place = place;
  }

  Map<String, Object> model(Block.Table table) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("type", "table");
    Integer caption = table.caption();
    if (caption != null) {
      model.put("caption", leaves.add("caption", inline.nodes(caption), place));
    }
    int width = table.rows().stream().mapToInt(List::size).max().orElse(0);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      List<Block.Cell> cells = table.rows().get(row);
      List<Map<String, Object>> shown = new ArrayList<>();
      for (int column = 0; column < width; column++) {
        Block.Cell cell = column < cells.size() ? cells.get(column) : new Block.Cell(false, null);
        shown.add(cell(cell, row, column));
      }
      boolean heads = row == 0 && cells.stream().allMatch(Block.Cell::header);
      rows.add(Map.of("cells", shown, "heads", heads));
    }
    model.put("rows", rows);
    return model;
  }

  private Map<String, Object> cell(Block.Cell cell, int row, int column) {
    Integer unit = cell.unit();
    Map<String, Object> more = new LinkedHashMap<>();
    more.put("row", row);
    more.put("column", column);
    more.put("header", cell.header());
    List<Map<String, Object>> content = unit == null ? List.of() : inline.nodes(unit);
    Map<String, Object> model =
        new LinkedHashMap<>(leaves.add("table-cell", null, content, place, more));
    // An empty header cell heads nothing: WCAG technique H63 wants a td.
    model.put("scope", !cell.header() || unit == null ? "" : row == 0 ? "col" : "row");
    return model;
  }
}

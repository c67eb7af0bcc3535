package org.interpres.ingest;

import java.util.List;

/** A part of a plain text, as its lines show it. */
sealed interface PlainPart {

  record Heading(int level, String text) implements PlainPart {}

  /** Lines that stay lines, as an address does; usually one. */
  record Paragraph(List<String> lines) implements PlainPart {
    public Paragraph {
      lines = List.copyOf(lines);
    }
  }

  /**
   * An item of a list.
   *
   * @param chunk which stretch between blank lines it stands in
   */
  record Item(int chunk, int indent, PlainLine.Marker marker, String text) implements PlainPart {}

  /** A further paragraph of the item before. */
  record More(String text) implements PlainPart {}

  /** Rows of cells, as wide as each other; a cell may be empty. */
  record Table(List<List<String>> rows) implements PlainPart {
    public Table {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  record Rule() implements PlainPart {}
}

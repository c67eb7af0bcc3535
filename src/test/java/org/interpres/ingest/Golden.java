package org.interpres.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.interpres.article.Block;
import org.interpres.article.Document;
import org.interpres.article.InlineElement;
import org.interpres.article.Unit;
import org.jspecify.annotations.Nullable;

/** A document as text that a person can read and compare. */
final class Golden {

  static final Path FOLDER = Path.of("src/test/resources/org/interpres/ingest/golden");

  private final StringBuilder text = new StringBuilder();
  private final List<Unit> units;

  private Golden(Document document) {
    this.units = document.units();
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Reading read(Path file) {
    Format format = Format.ofFileName(file.getFileName().toString()).orElseThrow();
    return DocumentReader.of(format, IngestLimits.DEFAULT)
        .read(SourceText.decode(bytes(file), IngestLimits.DEFAULT));
  }

  static String describe(Reading reading) {
    Document document = reading.document();
    Golden golden = new Golden(document);
    golden.unit(0, document.title());
    golden.unit(0, document.description());
    document.blocks().forEach(block -> golden.block(0, block));
    for (Warning warning : reading.warnings()) {
      golden.line(
          0, "warning " + warning.code().label() + " ×" + warning.count() + " " + warning.where());
    }
    return golden.text.toString();
  }

  private void line(int depth, String line) {
    text.append("  ".repeat(depth)).append(line.replace("\n", "⏎")).append('\n');
  }

  private void unit(int depth, @Nullable Integer index) {
    if (index == null) {
      return;
    }
    Unit unit = units.get(index);
    line(depth, index + " " + unit.kind().label() + ": " + unit.text());
    for (InlineElement element : unit.elements()) {
      String literal = element.literal() == null ? "" : " “" + element.literal() + "”";
      String attributes = element.attributes().isEmpty() ? "" : " " + element.attributes();
      line(depth + 2, element.id() + " = " + element.name() + attributes + literal);
      unit(depth + 3, element.textUnit());
    }
  }

  private void block(int depth, Block block) {
    if (block instanceof Block.Heading heading) {
      line(depth, "h" + heading.level());
      unit(depth + 1, heading.unit());
    } else if (block instanceof Block.Paragraph paragraph) {
      unit(depth, paragraph.unit());
    } else if (block instanceof Block.ItemList list) {
      String numbering = list.numbering() == null ? "" : " by " + list.numbering();
      line(depth, list.start() == null ? "list" : "list from " + list.start() + numbering);
      for (List<Block> item : list.items()) {
        line(depth + 1, "item");
        item.forEach(inner -> block(depth + 2, inner));
      }
    } else if (block instanceof Block.Table table) {
      line(depth, "table");
      unit(depth + 1, table.caption());
      table.rows().forEach(row -> row(depth + 1, row));
    } else if (block instanceof Block.Image image) {
      line(depth, "image " + image.source());
      unit(depth + 1, image.alt());
    } else if (block instanceof Block.Quote quote) {
      line(depth, "quote");
      quote.blocks().forEach(inner -> block(depth + 1, inner));
    } else if (block instanceof Block.Definitions definitions) {
      line(depth, "definitions");
      definitions.entries().forEach(entry -> entry(depth + 1, entry));
    } else if (block instanceof Block.Footnotes footnotes) {
      line(depth, "footnotes");
      for (List<Block> note : footnotes.notes()) {
        line(depth + 1, "note");
        note.forEach(inner -> block(depth + 2, inner));
      }
    } else if (block instanceof Block.Verbatim verbatim) {
      line(depth, (verbatim.code() ? "code: " : "verbatim: ") + verbatim.text());
    } else {
      line(depth, "break");
    }
  }

  private void entry(int depth, Block.Definition entry) {
    entry.terms().forEach(term -> unit(depth, term));
    for (List<Block> meaning : entry.meanings()) {
      line(depth + 1, "means");
      meaning.forEach(inner -> block(depth + 2, inner));
    }
  }

  private void row(int depth, List<Block.Cell> row) {
    line(depth, "row");
    for (Block.Cell cell : row) {
      if (cell.unit() == null) {
        line(depth + 1, "(empty)");
      } else {
        line(depth + 1, cell.header() ? "header" : "cell");
        unit(depth + 2, cell.unit());
      }
    }
  }
}

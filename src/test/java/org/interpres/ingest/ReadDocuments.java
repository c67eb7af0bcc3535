package org.interpres.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.interpres.article.Block;
import org.interpres.article.Document;
import org.interpres.article.InlineElement;
import org.interpres.article.InlineToken;
import org.interpres.article.Refusal;
import org.interpres.article.Unit;

/** What must hold of every document that a reader makes. */
final class ReadDocuments {

  private ReadDocuments() {}

  static void assertReadOrRefused(Format format, byte[] bytes, String description) {
    Document document;
    try {
      document =
          DocumentReader.of(format, IngestLimits.DEFAULT)
              .read(SourceText.decode(bytes, IngestLimits.DEFAULT))
              .document();
    } catch (Refusal refusal) {
      assertThat(refusal.code()).as(description).matches("[a-z0-9-]+");
      return;
    } catch (RuntimeException e) {
      throw new AssertionError("seed " + description, e);
    }
    Set<Integer> used = new HashSet<>();
    for (Unit unit : document.units()) {
      assertWellFormed(unit, description);
      unit.elements().stream()
          .filter(element -> element.textUnit() != null)
          .forEach(element -> assertThat(used.add(element.textUnit())).isTrue());
    }
    used.add(document.title());
    if (document.description() != null) {
      used.add(document.description());
    }
    document.blocks().forEach(block -> collect(block, used));
    assertThat(used).as(description).hasSize(document.units().size());
    assertFootnotes(document, description);
  }

  private static void assertWellFormed(Unit unit, String description) {
    Map<Integer, InlineElement> elements =
        unit.elements().stream().collect(Collectors.toMap(InlineElement::id, e -> e));
    Map<Integer, Integer> seen = new HashMap<>();
    int open = 0;
    int next = 1;
    for (InlineToken token : InlineToken.parse(unit.text())) {
      if (token instanceof InlineToken.Close) {
        open--;
        assertThat(open).as(description).isNotNegative();
        continue;
      }
      int id = 0;
      if (token instanceof InlineToken.Open start) {
        open++;
        id = start.id();
      } else if (token instanceof InlineToken.Standalone alone) {
        id = alone.id();
      }
      if (id > 0) {
        assertThat(id).as(description).isEqualTo(next++);
        assertThat(elements).as(description).containsKey(id);
        seen.merge(id, 1, Integer::sum);
      }
    }
    assertThat(open).as(description).isZero();
    assertThat(seen).as(description).hasSize(elements.size());
    assertThat(unit.text())
        .as(description)
        .doesNotContainPattern("[\\p{Cntrl}\\u2028\\u2029]|  ")
        .isEqualTo(unit.text().strip());
    assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(unit.text())).as(description).isTrue();
  }

  private static void collect(Block block, Set<Integer> used) {
    if (block instanceof Block.Heading heading) {
      assertThat(used.add(heading.unit())).isTrue();
    } else if (block instanceof Block.Paragraph paragraph) {
      assertThat(used.add(paragraph.unit())).isTrue();
    } else if (block instanceof Block.Definitions definitions) {
      definitions.entries().stream()
          .flatMap(entry -> entry.terms().stream())
          .forEach(term -> assertThat(used.add(term)).isTrue());
    } else if (block instanceof Block.Image image && image.alt() != null) {
      assertThat(used.add(image.alt())).isTrue();
    } else if (block instanceof Block.Table table) {
      if (table.caption() != null) {
        assertThat(used.add(table.caption())).isTrue();
      }
      table.rows().stream()
          .flatMap(List::stream)
          .filter(cell -> cell.unit() != null)
          .forEach(cell -> assertThat(used.add(cell.unit())).isTrue());
    }
    block.inside().forEach(inner -> collect(inner, used));
  }

  /** Each reference leads to a note, and notes stand once, at the end. */
  private static void assertFootnotes(Document document, String description) {
    List<Block> found =
        document.blocks().stream().filter(Block.Footnotes.class::isInstance).toList();
    assertThat(found).as(description).hasSizeLessThanOrEqualTo(1);
    int notes = found.isEmpty() ? 0 : ((Block.Footnotes) found.get(0)).notes().size();
    document.units().stream()
        .flatMap(unit -> unit.elements().stream())
        .filter(InlineElement::refersToNote)
        .forEach(mark -> assertThat(mark.note()).as(description).isBetween(1, notes));
    if (!found.isEmpty()) {
      assertThat(document.blocks()).as(description).last().isEqualTo(found.get(0));
    }
  }

  static String everything(Document document) {
    StringBuilder all = new StringBuilder();
    for (Unit unit : document.units()) {
      all.append(InlineToken.plain(unit.text())).append('\n');
      unit.elements().forEach(element -> all.append(element.literal()).append('\n'));
    }
    document.blocks().forEach(block -> verbatim(block, all));
    return all.toString();
  }

  private static void verbatim(Block block, StringBuilder all) {
    if (block instanceof Block.Verbatim literal) {
      all.append(literal.text()).append('\n');
    }
    block.inside().forEach(inner -> verbatim(inner, all));
  }
}

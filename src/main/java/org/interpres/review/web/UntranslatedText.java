package org.interpres.review.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.interpres.article.Block;
import org.interpres.article.Revision;
import org.interpres.article.Segment;

/**
 * The parts of an article that are published as they are. A reviewer who does not see them misses
 * what the sentences around them speak of.
 */
final class UntranslatedText {

  private final List<Segment> segments;
  private final Map<Integer, List<String>> after = new HashMap<>();
  private final List<String> waiting = new ArrayList<>();

  private UntranslatedText(List<Segment> segments) {
    this.segments = segments;
  }

  /** By the index of the segment that they follow. */
  static Map<Integer, List<String>> of(Revision revision) {
    UntranslatedText text = new UntranslatedText(revision.segments());
    text.walk(revision.document().blocks());
    text.place(Integer.MAX_VALUE);
    return text.after;
  }

  private void walk(List<Block> blocks) {
    for (Block block : blocks) {
      if (block instanceof Block.Verbatim verbatim) {
        waiting.add(verbatim.text().stripTrailing());
      } else if (block instanceof Block.Definitions definitions) {
        for (Block.Definition entry : definitions.entries()) {
          place(entry.terms().get(0));
          entry.meanings().forEach(this::walk);
        }
      } else {
        units(block).min().ifPresent(this::place);
        walk(block.inside());
      }
    }
  }

  private static IntStream units(Block block) {
    if (block instanceof Block.Heading heading) {
      return IntStream.of(heading.unit());
    }
    if (block instanceof Block.Paragraph paragraph) {
      return IntStream.of(paragraph.unit());
    }
    if (block instanceof Block.Table table) {
      return Stream.concat(
              Stream.ofNullable(table.caption()),
              table.rows().stream()
                  .flatMap(List::stream)
                  .flatMap(cell -> Stream.ofNullable(cell.unit())))
          .mapToInt(Integer::intValue);
    }
    return block instanceof Block.Image image && image.alt() != null
        ? IntStream.of(image.alt())
        : IntStream.empty();
  }

  /** What waits stands before the unit: behind the last segment that comes before it. */
  private void place(int unit) {
    if (waiting.isEmpty()) {
      return;
    }
    int last =
        segments.stream()
            .filter(segment -> segment.unit() < unit)
            .mapToInt(Segment::index)
            .max()
            .orElse(0);
    after.computeIfAbsent(last, index -> new ArrayList<>()).addAll(waiting);
    waiting.clear();
  }
}

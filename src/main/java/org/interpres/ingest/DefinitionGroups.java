package org.interpres.ingest;

import java.util.ArrayList;
import java.util.List;
import org.interpres.article.Block;
import org.jspecify.annotations.Nullable;

/**
 * Puts terms and meanings together, as they come. A browser shows a term without a meaning and a
 * meaning without a term, though HTML has no place for them: they stand as paragraphs where they
 * are, between two lists.
 */
final class DefinitionGroups {

  private final List<Block> blocks = new ArrayList<>();
  private final List<Block.Definition> whole = new ArrayList<>();
  private final List<Integer> terms = new ArrayList<>();
  private final List<List<Block>> meanings = new ArrayList<>();

  /**
   * @param unit null where a reader would see nothing
   */
  void term(@Nullable Integer unit) {
    endEntry();
    if (unit != null) {
      terms.add(unit);
    }
  }

  void meaning(List<Block> meaning) {
    if (terms.isEmpty()) {
      other(meaning);
    } else if (!meaning.isEmpty()) {
      meanings.add(meaning);
    }
  }

  /** Blocks that are neither. */
  void other(List<Block> others) {
    if (!others.isEmpty()) {
      endList();
      blocks.addAll(others);
    }
  }

  List<Block> blocks() {
    endList();
    return List.copyOf(blocks);
  }

  private void endEntry() {
    if (!meanings.isEmpty()) {
      whole.add(new Block.Definition(terms, meanings));
      terms.clear();
      meanings.clear();
    }
  }

  private void endList() {
    endEntry();
    if (!whole.isEmpty()) {
      blocks.add(new Block.Definitions(whole));
      whole.clear();
    }
    terms.forEach(unit -> blocks.add(new Block.Paragraph(unit)));
    terms.clear();
  }
}

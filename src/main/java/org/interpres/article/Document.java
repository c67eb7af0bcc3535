package org.interpres.article;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parsed article: its units and the structure that they stand in.
 *
 * @param title index of the unit of kind TITLE, always 0
 * @param description index of the unit of kind DESCRIPTION, or null
 * @param units in document order, each at its own index
 */
public record Document(
    int title, @Nullable Integer description, List<Block> blocks, List<Unit> units) {

  public Document {
    blocks = List.copyOf(blocks);
    units = List.copyOf(units);
    for (int i = 0; i < units.size(); i++) {
      if (units.get(i).index() != i) {
        throw new IllegalArgumentException("unit " + units.get(i).index() + " stands at " + i);
      }
    }
    if (title != 0 || units.isEmpty() || units.get(0).kind() != Unit.Kind.TITLE) {
      throw new IllegalArgumentException("a document starts with its title");
    }
  }
}

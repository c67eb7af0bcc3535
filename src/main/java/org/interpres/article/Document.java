package org.interpres.article;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parsed article: its units and the structure that they stand in.
 *
 * @param title index of the unit of kind TITLE, always 0
 * @param description index of the unit of kind DESCRIPTION, or null
 * @param units in document order, each at its own index
 * @param crisis whether its pages tell a reader in danger whom to call, null where the author
 *     leaves that to what the text speaks of
 */
public record Document(
    int title,
    @Nullable Integer description,
    List<Block> blocks,
    List<Unit> units,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean crisis) {

  /** The author says nothing of a crisis notice. */
  public Document(int title, @Nullable Integer description, List<Block> blocks, List<Unit> units) {
    this(title, description, blocks, units, null);
  }

  @JsonCreator
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

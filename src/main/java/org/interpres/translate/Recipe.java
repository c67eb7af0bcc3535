package org.interpres.translate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an answer depends on besides the sentence: an answer by another engine or another glossary
 * is another answer.
 *
 * @param engines in the order in which they are asked; one at least
 * @param glossary its version, null where no terms apply
 */
record Recipe(List<String> engines, @Nullable String glossary) {

  Recipe {
    engines = List.copyOf(engines);
    if (engines.isEmpty()) {
      throw new IllegalArgumentException("no engine to ask");
    }
  }

  /** As the rows have it. */
  String name() {
    return String.join(",", engines) + (glossary == null ? "" : " " + glossary);
  }
}

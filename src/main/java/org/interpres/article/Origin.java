package org.interpres.article;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Where a target's words come from.
 *
 * @param engine the engine's name, null when a person wrote them
 * @param model the engine's model and version as it reports them, or null
 * @param score 0 to 1 as the memory or the engine reports it, or null
 */
public record Origin(
    Kind kind, @Nullable String engine, @Nullable String model, @Nullable BigDecimal score) {

  /** The names are stored in lower case and shown. */
  public enum Kind {
    MEMORY,
    ENGINE,
    PERSON,
    /** No engine knew the sentence: the target is a placeholder that can never be approved. */
    PLACEHOLDER;

    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  public static final Origin PERSON = new Origin(Kind.PERSON, null, null, null);
}

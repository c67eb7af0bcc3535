package org.interpres.article;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request must say. */
public final class Required {

  private Required() {}

  /**
   * The value of a field of a JSON body that must be there.
   *
   * @param name as a client writes it, with dots between levels
   * @throws Refusal MALFORMED {@code missing-field}
   */
  public static <T> T field(String name, @Nullable T value) {
    if (value == null) {
      throw new Refusal(
          Refusal.Kind.MALFORMED,
          "missing-field",
          "The field “" + name + "” is missing.",
          Map.of("field", name));
    }
    return value;
  }
}

package org.interpres.review;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How errors are counted: the dimensions that a reviewer chooses from, and what each severity
 * weighs ({@code content/mqm.yaml}).
 *
 * @param pass the score from which a text passes
 */
public record Typology(List<String> dimensions, Map<Severity, Integer> weights, int pass) {

  public Typology {
    dimensions = List.copyOf(dimensions);
    weights = Map.copyOf(weights);
    if (dimensions.isEmpty() || weights.size() != Severity.values().length) {
      throw new IllegalArgumentException("a dimension and the weight of each severity are needed");
    }
  }

  /** Of an error, as MQM has them. */
  public enum Severity {
    NEUTRAL,
    MINOR,
    MAJOR,
    CRITICAL;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public int weight(Severity severity) {
    return java.util.Objects.requireNonNull(weights.get(severity));
  }
}

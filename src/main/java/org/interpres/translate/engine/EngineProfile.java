package org.interpres.translate.engine;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an engine takes and does, from {@code interpres.engines.<name>} of the configuration: the
 * dispatcher cuts batches and paces calls by it.
 *
 * @param limits of one call
 * @param concurrency calls at a time
 * @param charactersAMinute UTF-16 characters of source text that its quota allows; 0 for no limit
 * @param deadline for one call, from connecting to the last byte
 * @param supports what it does by itself
 * @param missing what a person must set before it can be asked, or null where it is ready
 */
public record EngineProfile(
    String engine,
    BatchLimits limits,
    int concurrency,
    long charactersAMinute,
    Duration deadline,
    Set<Support> supports,
    @Nullable String missing) {

  /** What an engine does natively; what it does not, its adapter does or leaves out. */
  public enum Support {
    /** Keeps inline tags: XML, HTML or by instruction. */
    TAGS,
    /** Takes terms, with each request or as a glossary that the vendor keeps. */
    GLOSSARY,
    /** Takes neighbouring sentences. */
    CONTEXT
  }

  public EngineProfile {
    supports = Set.copyOf(supports);
    if (concurrency < 1) {
      throw new IllegalArgumentException(
          "concurrency of the engine “%s” is %d; it must be 1 or more"
              .formatted(engine, concurrency));
    }
    if (charactersAMinute < 0) {
      throw new IllegalArgumentException(
          "characters-a-minute of the engine “%s” is %d; it must be 0 (no limit) or more"
              .formatted(engine, charactersAMinute));
    }
    if (deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException(
          "deadline of the engine “%s” is %s; it must be longer".formatted(engine, deadline));
    }
  }

  /** Whether it has all that it needs to be asked. */
  public boolean ready() {
    return missing == null;
  }
}

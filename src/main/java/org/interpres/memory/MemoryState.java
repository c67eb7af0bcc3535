package org.interpres.memory;

import java.time.Instant;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;

/**
 * What a memory holds, and why not what its files have now.
 *
 * @param files that were read, by name
 * @param pairs by source, then target
 * @param trouble null where all files are in use as they are
 */
public record MemoryState(List<Read> files, List<Count> pairs, @Nullable Trouble trouble) {

  public static final MemoryState NOTHING = new MemoryState(List.of(), List.of(), null);

  public MemoryState {
    files = List.copyOf(files);
    pairs = List.copyOf(pairs);
  }

  /** A file; {@code skipped} of its {@code units} have no text in their source language. */
  public record Read(String file, int units, int skipped) {}

  /** How many sentences are known between two locales. */
  public record Count(LocaleTag source, LocaleTag target, int sentences) {}

  /**
   * @param what the file, the line, what is wrong and what to do, in words for a person
   * @param since when it was found
   */
  public record Trouble(String what, Instant since) {}
}

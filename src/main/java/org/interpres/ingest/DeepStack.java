package org.interpres.ingest;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Runs a computation on a stack of 64 MB. commonmark-java recurses once for each emphasis in
 * another while it parses, before anyone can look how deep they are: 2,000 of them overflowed a
 * stack of 512 KB. {@link MarkdownBounds} keeps them below 15,000.
 */
final class DeepStack {

  private static final long BYTES = 64L << 20;

  private DeepStack() {}

  static <T> T call(Supplier<T> computation) {
    FutureTask<T> task = new FutureTask<>(computation::get);
    Thread thread = new Thread(null, task, "markdown", BYTES);
    thread.start();
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a document was read", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("a document could not be read", e);
    }
  }
}

package org.interpres.translate;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A worker's turn at an engine: claimed, calling, called, ended. Each step may be taken twice and
 * counts once, for a failure may come at any moment. Thread-safe.
 */
final class Turn {

  private enum Stage {
    CLAIMED,
    CALLING,
    CALLED,
    ENDED
  }

  private final Semaphore claims;
  private final Semaphore calls;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.CLAIMED);

  private volatile long calledAt;
  private volatile Duration took = Duration.ZERO;

  Turn(Semaphore claims, Semaphore calls) {
    this.claims = claims;
    this.calls = calls;
  }

  /** Waits until the engine has a place free. */
  void call() {
    calls.acquireUninterruptibly();
    calledAt = System.nanoTime();
    stage.set(Stage.CALLING);
  }

  /** The engine has answered or failed: its place is free. */
  void called() {
    if (stage.compareAndSet(Stage.CALLING, Stage.CALLED)) {
      took = Duration.ofNanos(System.nanoTime() - calledAt);
      calls.release();
    }
  }

  /** How long the engine took; zero until it has answered or failed. */
  Duration took() {
    return took;
  }

  /** What came of it is stored. */
  void end() {
    called();
    if (stage.getAndSet(Stage.ENDED) != Stage.ENDED) {
      claims.release();
    }
  }
}

package org.interpres.translate;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;

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
  private final Lock claiming;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.CLAIMED);

  private volatile long calledAt;
  private volatile Duration took = Duration.ZERO;

  Turn(Semaphore claims, Semaphore calls, Lock claiming) {
    this.claims = claims;
    this.calls = calls;
    this.claiming = claiming;
  }

  /**
   * Claims while no other worker of this process claims for the engine: those that wait for the
   * engine's row hold a connection each, and storing would wait for one.
   */
  <T> T alone(Supplier<T> claim) {
    claiming.lock();
    try {
      return claim.get();
    } finally {
      claiming.unlock();
    }
  }

  /** Waits until the engine has a place free. */
  void call() {
    calls.acquireUninterruptibly();
    calledAt = System.nanoTime();
    stage.set(Stage.CALLING);
  }

  /** The engine has answered or failed. Its place stays taken: a kill now would repeat the call. */
  void called() {
    if (stage.compareAndSet(Stage.CALLING, Stage.CALLED)) {
      took = Duration.ofNanos(System.nanoTime() - calledAt);
    }
  }

  /** How long the engine took; zero until it has answered or failed. */
  Duration took() {
    return took;
  }

  /** What came of it is stored: its place is free. */
  void end() {
    called();
    Stage before = stage.getAndSet(Stage.ENDED);
    if (before == Stage.CALLED) {
      calls.release();
    }
    if (before != Stage.ENDED) {
      claims.release();
    }
  }
}

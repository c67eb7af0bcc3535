package org.interpres.translate;

import java.time.Duration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.stereotype.Component;

/**
 * Lets what can wait go slowly while engines are called. Opening a review costs as much of a small
 * machine as all that the engine needs for the article: done as soon as it can be, it keeps the
 * engine waiting, and with it every article behind. None waits for ever: one goes each second, in
 * each process, and all of them as soon as no engine is called. Thread-safe.
 */
@Component("courtesy")
public class Courtesy {

  private static final Duration APART = Duration.ofSeconds(1);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final Turns turns;
  private final Lock line = new ReentrantLock(true);
  private long last = System.nanoTime() - APART.toNanos();

  Courtesy(Turns turns) {
    this.turns = turns;
  }

  /** Returns when the caller may go on; at once where its thread is interrupted. */
  public void giveWay() {
    line.lock();
    try {
      while (turns.calling()
          && sinceLast() < APART.toNanos()
          && !Thread.currentThread().isInterrupted()) {
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
      last = System.nanoTime();
    } finally {
      line.unlock();
    }
  }

  private long sinceLast() {
    return System.nanoTime() - last;
  }
}

package org.interpres.translate;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.interpres.translate.engine.EngineProfile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * How many calls of an engine this process makes at a time. A batch is claimed before a place is
 * free, and the place is given back when its answer is stored: a kill repeats no more calls than
 * there are places.
 */
@Component
class Turns {

  private record Lane(int places, Semaphore claims, Semaphore calls, Lock claiming) {

    static Lane of(int concurrency) {
      return new Lane(
          concurrency,
          new Semaphore(2 * concurrency),
          new Semaphore(concurrency, true),
          new ReentrantLock());
    }

    boolean calling() {
      return calls.availablePermits() < places;
    }
  }

  private final Map<String, Lane> lanes = new ConcurrentHashMap<>();

  /** A turn, or null where as many batches are under way as make sense. */
  @Nullable Turn take(EngineProfile profile) {
    Lane lane = lane(profile);
    return lane.claims().tryAcquire()
        ? new Turn(lane.claims(), lane.calls(), lane.claiming())
        : null;
  }

  /** How many turns could be taken now. */
  int free(EngineProfile profile) {
    return lane(profile).claims().availablePermits();
  }

  /** Calls that are being made. */
  int calling(EngineProfile profile) {
    return profile.concurrency() - lane(profile).calls().availablePermits();
  }

  /** Whether an engine is being called now. */
  boolean calling() {
    return lanes.values().stream().anyMatch(Lane::calling);
  }

  private Lane lane(EngineProfile profile) {
    return lanes.computeIfAbsent(profile.engine(), e -> Lane.of(profile.concurrency()));
  }
}

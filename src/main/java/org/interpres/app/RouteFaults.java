package org.interpres.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Writes what made a sweep fail to the log: where it happened, without a message that might quote a
 * row. A sweep is tried again within seconds, so a place that fails again has one line from then
 * on, and so has a database that is away for a moment.
 */
@Component("routeFaults")
public class RouteFaults {

  private static final Logger log = LoggerFactory.getLogger(RouteFaults.class);

  /** What was last said of each route; routes are few. */
  private final Map<String, String> said = new ConcurrentHashMap<>();

  /** Logs a fault of a route. */
  public void log(String route, Throwable fault) {
    if (DatabaseTrouble.passes(fault)) {
      log.warn("{} failed: the database ({})", route, fault.getClass().getSimpleName());
      return;
    }
    String place = StackOnly.of(fault);
    if (place.equals(said.put(route, place))) {
      log.warn("{} failed again: {}", route, fault.getClass().getSimpleName());
    } else {
      log.warn("{} failed: {}", route, place);
    }
  }
}

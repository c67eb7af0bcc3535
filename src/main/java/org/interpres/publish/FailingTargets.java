package org.interpres.publish;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells whoever reads the log that a target gets nothing: once when it begins, not with each of
 * hundreds of tries, and for each delivery that is given up. By number only: a cause may quote an
 * address, and stands on the page Deliveries. Thread-safe.
 */
final class FailingTargets {

  private static final Logger log = LoggerFactory.getLogger(FailingTargets.class);

  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  void tried(Delivery delivery) {
    if (failing.add(delivery.target())) {
      log.warn(
          "deliveries to {} fail, delivery {} first: they are tried again; the page Deliveries says why",
          delivery.target(),
          delivery.id());
    }
  }

  void givenUp(Delivery delivery) {
    failing.add(delivery.target());
    log.error(
        "delivery {} to {} is quarantined after {} tries: retry it on the page Deliveries",
        delivery.id(),
        delivery.target(),
        delivery.attempt());
  }

  void arrived(Delivery delivery) {
    if (failing.remove(delivery.target())) {
      log.info("deliveries to {} arrive again", delivery.target());
    }
  }
}

package org.interpres.translate.engine.http;

import java.time.Duration;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.resilience4j.ResilienceProcessor;
import org.springframework.stereotype.Component;

/**
 * The circuit breakers of the engines, which stand in their routes as {@code breaker-<engine>}. One
 * opens for a process of its own.
 */
@Component("breakers")
public final class Breakers {

  /** Whether calls go through. */
  public enum State {
    CLOSED,
    /** A few calls go through, to see whether the engine is back. */
    HALF_OPEN,
    /** No call goes through. */
    OPEN
  }

  private final CamelContext camel;

  Breakers(CamelContext camel) {
    this.camel = camel;
  }

  /** The state of an engine's breaker; empty where its route has none. */
  public Optional<State> state(String engine) {
    return breaker(engine)
        .map(
            breaker ->
                switch (breaker.getCircuitBreakerState()) {
                  case "OPEN", "FORCED_OPEN" -> State.OPEN;
                  case "HALF_OPEN" -> State.HALF_OPEN;
                  default -> State.CLOSED;
                });
  }

  /** How long an engine is left alone once its breaker is open. */
  Duration pause(String engine) {
    return Duration.ofSeconds(
        breaker(engine)
            .map(ResilienceProcessor::getCircuitBreakerWaitDurationInOpenState)
            .orElse(30L));
  }

  private Optional<ResilienceProcessor> breaker(String engine) {
    return Optional.ofNullable(camel.getProcessor("breaker-" + engine, ResilienceProcessor.class));
  }
}

package org.interpres.translate;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.resilience4j.ResilienceProcessor;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The engines that have a route, and the state of the circuit breaker in it. */
@Component
class EngineRoutes {

  private static final String PREFIX = "engine-";

  private final CamelContext camel;

  EngineRoutes(@Lazy CamelContext camel) {
    this.camel = camel;
  }

  Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (Route route : camel.getRoutes()) {
      if (route.getRouteId().startsWith(PREFIX)
          && route.getEndpoint().getEndpointUri().equals("direct://" + route.getRouteId())) {
        names.add(route.getRouteId().substring(PREFIX.length()));
      }
    }
    return names;
  }

  /** {@code closed}, {@code open}, {@code half-open}, or {@code none} where the route has none. */
  String breaker(String engine) {
    ResilienceProcessor breaker =
        camel.getProcessor("breaker-" + engine, ResilienceProcessor.class);
    return breaker == null
        ? "none"
        : breaker.getCircuitBreakerState().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

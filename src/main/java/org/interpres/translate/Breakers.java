package org.interpres.translate;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Navigate;
import org.apache.camel.Processor;
import org.apache.camel.Route;
import org.apache.camel.component.resilience4j.ResilienceProcessor;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The engines that have a route, and the state of the circuit breaker in it. */
@Component
class Breakers {

  private static final String PREFIX = "engine-";

  private final CamelContext camel;

  Breakers(@Lazy CamelContext camel) {
    this.camel = camel;
  }

  Set<String> engines() {
    Set<String> names = new TreeSet<>();
    for (Route route : camel.getRoutes()) {
      if (route.getRouteId().startsWith(PREFIX)
          && route.getEndpoint().getEndpointUri().equals("direct://" + route.getRouteId())) {
        names.add(route.getRouteId().substring(PREFIX.length()));
      }
    }
    return names;
  }

  /** {@code closed}, {@code open}, {@code half-open} or {@code none}. */
  String state(String engine) {
    Route route = camel.getRoute(PREFIX + engine);
    return route == null ? "none" : state(route.navigate());
  }

  private static String state(Navigate<Processor> within) {
    if (within instanceof ResilienceProcessor breaker) {
      return breaker.getCircuitBreakerState().toLowerCase(Locale.ROOT).replace('_', '-');
    }
    if (within.hasNext()) {
      for (Processor next : within.next()) {
        String state = next instanceof Navigate<?> inner ? state(processors(inner)) : "none";
        if (!state.equals("none")) {
          return state;
        }
      }
    }
    return "none";
  }

  @SuppressWarnings("unchecked") // Camel's processors navigate to processors.
  private static Navigate<Processor> processors(Navigate<?> inner) {
    return (Navigate<Processor>) inner;
  }
}

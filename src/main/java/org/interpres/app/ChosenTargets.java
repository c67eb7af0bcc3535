package org.interpres.app;

import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.interpres.publish.Deliveries;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks, when the server starts, whether each target that is switched on has a route. */
@Component
class ChosenTargets {

  private static final String PREFIX = "direct://deliver-";

  private final Deliveries deliveries;
  private final CamelContext camel;

  ChosenTargets(Deliveries deliveries, CamelContext camel) {
    this.deliveries = deliveries;
    this.camel = camel;
  }

  @EventListener(ApplicationReadyEvent.class)
  public void check() {
    Set<String> missing = new TreeSet<>(deliveries.targets());
    Set<String> there = routes();
    missing.removeAll(there);
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "INTERPRES_DELIVER names targets without a route: %s. There are: %s"
              .formatted(String.join(", ", missing), String.join(", ", there)));
    }
  }

  private Set<String> routes() {
    Set<String> names = new TreeSet<>();
    for (Route route : camel.getRoutes()) {
      String from = route.getEndpoint().getEndpointUri();
      if (from.startsWith(PREFIX)) {
        names.add(from.substring(PREFIX.length()));
      }
    }
    return names;
  }
}

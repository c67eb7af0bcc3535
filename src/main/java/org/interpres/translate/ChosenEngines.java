package org.interpres.translate;

import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks, when the server starts, whether each engine that articles are sent to has a route. */
@Component
class ChosenEngines {

  private final EngineChoice choice;
  private final EngineRoutes routes;
  private final EngineRest rest;
  private final GlossaryKeeping keeping;

  ChosenEngines(
      EngineChoice choice, EngineRoutes routes, EngineRest rest, GlossaryKeeping keeping) {
    this.choice = choice;
    this.routes = routes;
    this.rest = rest;
    this.keeping = keeping;
  }

  @EventListener(ApplicationReadyEvent.class)
  public void check() {
    Set<String> missing = new TreeSet<>(choice.named());
    missing.removeAll(routes.names());
    if (!missing.isEmpty()) {
      throw new IllegalStateException(
          "INTERPRES_ENGINE or content/engine-choice.yaml names engines without a route: %s. There are: %s"
              .formatted(String.join(", ", missing), String.join(", ", routes.names())));
    }
    rest.forgive();
    keeping.forgive();
  }
}

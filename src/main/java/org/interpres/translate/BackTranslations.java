package org.interpres.translate;

import java.util.List;
import org.interpres.article.BackTranslator;
import org.interpres.article.Refusal;
import org.interpres.article.Translation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Back-translations by the engines that {@code engine-choice.yaml} names for the way back. */
@Component
class BackTranslations implements BackTranslator {

  private final EngineChoice choice;
  private final EngineRoutes routes;
  private final Trials trials;

  BackTranslations(EngineChoice choice, EngineRoutes routes, Trials trials) {
    this.choice = choice;
    this.routes = routes;
    this.trials = trials;
  }

  @Override
  public Back back(Translation translation, String target, @Nullable String writer) {
    String trouble = "";
    for (String engine : engines(translation, writer)) {
      Trials.Trial trial = trials.ask(engine, translation.locale(), translation.source(), target);
      if (trial.target() != null && trial.trouble() == null) {
        return new Back(trial.target(), engine, trial.model());
      }
      trouble = trouble + " " + engine + ": " + trial.trouble();
    }
    throw new Refusal(
        Refusal.Kind.CONFLICT,
        "engine-unavailable",
        "No engine has put this sentence back into %s.%s"
            .formatted(translation.source().value(), trouble));
  }

  private List<String> engines(Translation translation, @Nullable String writer) {
    List<String> others =
        choice.engines(translation.article(), translation.locale(), translation.source()).stream()
            .filter(name -> !name.equals(writer) && routes.names().contains(name))
            .toList();
    if (others.isEmpty()) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "no-second-engine",
          "No engine but the one that wrote this sentence is chosen from %s to %s: name a second one in INTERPRES_ENGINE, or in content/engine-choice.yaml for that pair."
              .formatted(translation.locale().value(), translation.source().value()));
    }
    return others;
  }
}

package org.interpres.translate;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * How many characters a month an engine may be sent: {@code interpres.budgets.<engine>}, in UTF-16
 * code units. An engine without an entry has no limit; 0 means that nothing is sent.
 */
@Component
class Budgets {

  static final long NONE = Long.MAX_VALUE;

  private final Map<String, Long> characters;

  @org.springframework.beans.factory.annotation.Autowired
  Budgets(Environment environment) {
    this(
        Binder.get(environment)
            .bind("interpres.budgets", Bindable.mapOf(String.class, Long.class))
            .orElse(Map.of()));
  }

  Budgets(Map<String, Long> characters) {
    this.characters = Map.copyOf(characters);
    this.characters.forEach(
        (engine, budget) -> {
          if (budget < 0) {
            throw new IllegalArgumentException(
                "the budget of the engine “%s” is %d; it must be 0 or more characters a month"
                    .formatted(engine, budget));
          }
        });
  }

  long of(String engine) {
    return characters.getOrDefault(engine, NONE);
  }
}

package org.interpres.translate.engine;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.interpres.translate.engine.BatchLimits.SizeUnit;

/**
 * The engines of the configuration, by name. An engine may have a route and no entry here; it then
 * has the limits of a service of which nothing is known.
 */
public final class Engines {

  private static final EngineSettings UNKNOWN =
      new EngineSettings(
          50, 20_000, 5_000, SizeUnit.CHARACTERS, 4, 0, Duration.ofSeconds(60), Set.of());

  private final Map<String, EngineSettings> settings;

  public Engines(Map<String, EngineSettings> settings) {
    this.settings = Map.copyOf(settings);
    this.settings.forEach((engine, its) -> its.profile(engine)); // a bad limit stops the start
  }

  /** The names that the configuration has an entry for, in alphabetical order. */
  public Set<String> names() {
    return new TreeSet<>(settings.keySet());
  }

  public EngineProfile profile(String engine) {
    return settings.getOrDefault(engine, UNKNOWN).profile(engine);
  }
}

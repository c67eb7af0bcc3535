package org.interpres.translate.engine;

import java.util.Collection;
import java.util.Collections;
import java.util.Set;
import java.util.TreeMap;

/**
 * The engines of the configuration, by name. An engine may have a route and no entry here; it then
 * has the limits of a service of which nothing is known. Thread-safe.
 */
public final class Engines {

  private final TreeMap<String, ConfiguredEngine> engines = new TreeMap<>();

  public Engines(Collection<ConfiguredEngine> engines) {
    engines.forEach(engine -> this.engines.put(engine.name(), engine));
  }

  /** The names that the configuration has an entry for, in alphabetical order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(engines.keySet());
  }

  public EngineProfile profile(String name) {
    return engine(name).profile();
  }

  public ConfiguredEngine engine(String name) {
    ConfiguredEngine engine = engines.get(name);
    return engine != null ? engine : unknown(name);
  }

  private static ConfiguredEngine unknown(String name) {
    return new ConfiguredEngine(
        name, EngineCapacity.UNKNOWN.profile(name, null), EngineAccess.OPEN, EngineOptions.NONE);
  }
}

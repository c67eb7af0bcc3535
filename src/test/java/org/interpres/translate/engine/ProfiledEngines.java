package org.interpres.translate.engine;

import java.util.Map;

/** Engines of which a test says only what they take. */
public final class ProfiledEngines {

  private ProfiledEngines() {}

  public static Engines of(Map<String, EngineProfile> profiles) {
    return new Engines(
        profiles.entrySet().stream()
            .map(
                engine ->
                    new ConfiguredEngine(
                        engine.getKey(), engine.getValue(), EngineAccess.OPEN, EngineOptions.NONE))
            .toList());
  }
}

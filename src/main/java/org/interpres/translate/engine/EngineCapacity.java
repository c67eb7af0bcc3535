package org.interpres.translate.engine;

import java.time.Duration;
import java.util.Set;
import org.interpres.translate.engine.BatchLimits.SizeUnit;
import org.interpres.translate.engine.EngineProfile.Support;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much an engine takes: a part of {@code interpres.engines.<name>}. The defaults suit a service
 * of which nothing is known; {@code engines.yaml} has those of each vendor.
 */
record EngineCapacity(
    @DefaultValue("50") int texts,
    @DefaultValue("20000") int size,
    @DefaultValue("5000") int textSize,
    @DefaultValue("characters") SizeUnit unit,
    @DefaultValue("4") int concurrency,
    @DefaultValue("0") long charactersAMinute,
    @DefaultValue("60s") Duration deadline,
    @DefaultValue Set<Support> supports) {

  static final EngineCapacity UNKNOWN =
      new EngineCapacity(
          50, 20_000, 5_000, SizeUnit.CHARACTERS, 4, 0, Duration.ofSeconds(60), Set.of());

  EngineProfile profile(String engine, @Nullable String missing) {
    return new EngineProfile(
        engine,
        new BatchLimits(texts, size, textSize, unit),
        concurrency,
        charactersAMinute,
        deadline,
        supports,
        missing);
  }
}

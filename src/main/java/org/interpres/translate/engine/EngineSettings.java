package org.interpres.translate.engine;

import java.time.Duration;
import java.util.Set;
import org.interpres.translate.engine.BatchLimits.SizeUnit;
import org.interpres.translate.engine.EngineProfile.Support;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One engine of {@code interpres.engines} in the configuration. The defaults suit a service of
 * which nothing is known; {@code engines.yaml} has those of each vendor.
 */
public record EngineSettings(
    @DefaultValue("50") int texts,
    @DefaultValue("20000") int size,
    @DefaultValue("5000") int textSize,
    @DefaultValue("characters") SizeUnit unit,
    @DefaultValue("4") int concurrency,
    @DefaultValue("0") long charactersAMinute,
    @DefaultValue("60s") Duration deadline,
    @DefaultValue("") Set<Support> supports) {

  EngineProfile profile(String engine) {
    return new EngineProfile(
        engine,
        new BatchLimits(texts, size, textSize, unit),
        concurrency,
        charactersAMinute,
        deadline,
        supports,
        null);
  }
}

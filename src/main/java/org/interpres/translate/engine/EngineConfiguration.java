package org.interpres.translate.engine;

import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads {@code interpres.engines}. A value that makes no sense stops the start with its name. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  private static final String PREFIX = "interpres.engines";

  @Bean
  Engines engines(Environment environment) {
    Binder binder = Binder.get(environment);
    // As plain values: an engine of which only the address and the key are known is one, too.
    Set<String> names =
        binder.bind(PREFIX, Bindable.mapOf(String.class, Object.class)).orElse(Map.of()).keySet();
    return new Engines(names.stream().map(name -> engine(binder, name)).toList());
  }

  private static ConfiguredEngine engine(Binder binder, String name) {
    String prefix = PREFIX + "." + name;
    EngineCapacity capacity = binder.bindOrCreate(prefix, EngineCapacity.class);
    EngineAccess access = binder.bindOrCreate(prefix, EngineAccess.class);
    EngineOptions options = binder.bindOrCreate(prefix, EngineOptions.class);
    GlossaryFiles files = binder.bindOrCreate(prefix, GlossaryFiles.class);
    files.check(name, access.region(), options.model());
    String missing = access.missing(name, options.needed());
    return new ConfiguredEngine(name, capacity.profile(name, missing), access, options, files);
  }
}

package org.interpres.translate.engine;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Reads the engines of the configuration. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {

  @Bean
  Engines engines(Environment environment) {
    return new Engines(
        Binder.get(environment)
            .bind("interpres.engines", Bindable.mapOf(String.class, EngineSettings.class))
            .orElse(Map.of()));
  }
}

package org.interpres.translate;

import java.nio.file.Path;
import org.interpres.terminology.Termbase;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The files that a localization team decides with. A mistake in one stops the start. */
@Configuration(proxyBeanMethods = false)
class TranslateConfiguration {

  private final Path content;

  TranslateConfiguration(@Value("${interpres.content}") String content) {
    this.content = Path.of(content);
  }

  @Bean
  EngineChoice engineChoice(@Value("${interpres.engine}") String otherwise) {
    return EngineChoice.load(content, otherwise);
  }

  @Bean
  PersonalInformation personalInformation() {
    return PersonalInformation.load(content);
  }

  @Bean
  Termbase termbase() {
    return Termbase.load(content.resolve("terms"));
  }
}

package org.interpres.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

/** A setting that cannot be read is named, with its value and an example. */
class TypedSettingsTest {

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "INTERPRES_CLAIM, two hours, 'a time such as 2h, 30m, 1d or PT2H'",
    "INTERPRES_CLAIM, 2, 'a time such as 2h, 30m, 1d or PT2H'",
    "INTERPRES_CLAIM, '', 'a time such as 2h, 30m, 1d or PT2H'",
    "INTERPRES_CLAIM, -2h, 'a time such as 2h, 30m, 1d or PT2H'",
    "INTERPRES_DEADLINE, 0h, 'a time such as 2h, 30m, 1d or PT2H'",
    "INTERPRES_ESCALATION_BEFORE, a day, 'a time such as 2h, 30m, 1d or PT2H'",
    "INTERPRES_ESCALATION_AGAIN, 10 minutes, 'a time such as 2h, 30m, 1d or PT2H'",
    "INTERPRES_WORKERS, many, 'a whole number from 1, such as 24'",
    "INTERPRES_WORKERS, 0, 'a whole number from 1, such as 24'",
    "INTERPRES_SWEEP, 10s, 'a whole number from 1, such as 24'",
    "INTERPRES_ENGINE_SWEEP, 1.5, 'a whole number from 1, such as 24'",
    "INTERPRES_DELIVER_SWEEP, 99999999999, 'a whole number from 1, such as 24'",
    "INTERPRES_BUDGETS_DEEPL, lots, 'a number of characters a month, such as 500000'",
    "INTERPRES_BUDGETS_DEEPL, -1, 'a number of characters a month, such as 500000'",
    "INTERPRES_PUBLISH_SOURCE, perhaps, true or false",
  })
  void what_cannot_be_read_is_named(String name, String value, String right) {
    assertThat(fault(Map.of(name, value)))
        .isEqualTo("%s is “%s”: set it to %s.".formatted(name, value, right));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2h", "PT2H", "90m", "1d", "30s", "PT0.2S"})
  void both_forms_of_a_duration_are_taken_everywhere(String time) {
    assertThat(
            fault(
                Map.of(
                    "INTERPRES_CLAIM", time,
                    "INTERPRES_DEADLINE", time,
                    "INTERPRES_ESCALATION_BEFORE", time,
                    "INTERPRES_ESCALATION_AGAIN", time,
                    "INTERPRES_BUDGETS_DEEPL", "0",
                    "INTERPRES_PUBLISH_SOURCE", "false")))
        .isNull();
  }

  private static @Nullable String fault(Map<String, String> environment) {
    StandardEnvironment settings = new StandardEnvironment();
    settings
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new HashMap<>(environment)));
    try {
      new YamlPropertySourceLoader()
          .load("application", new ClassPathResource("application.yaml"))
          .forEach(settings.getPropertySources()::addLast);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    ConfigurationPropertySources.attach(settings);
    return new TypedSettings(settings).fault();
  }
}

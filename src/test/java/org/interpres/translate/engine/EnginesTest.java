package org.interpres.translate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.interpres.translate.engine.BatchLimits.SizeUnit;
import org.interpres.translate.engine.EngineProfile.Support;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.ClassPathResource;

class EnginesTest {

  @Test
  void each_vendor_has_the_limits_that_it_publishes() throws IOException {
    Engines engines = engines(Map.of());

    EngineProfile deepl = engines.profile("deepl");
    assertThat(deepl.limits()).isEqualTo(new BatchLimits(50, 98_304, 98_304, SizeUnit.BYTES));
    assertThat(deepl.supports())
        .containsExactlyInAnyOrder(Support.TAGS, Support.GLOSSARY, Support.CONTEXT);
    assertThat(engines.profile("amazon").limits().texts()).isEqualTo(1);
    assertThat(engines.profile("google").limits().unit()).isEqualTo(SizeUnit.CODE_POINTS);
  }

  @Test
  void the_environment_wins_over_the_vendors_defaults() throws IOException {
    Engines engines =
        engines(
            Map.of(
                "INTERPRES_ENGINES_DEEPL_CONCURRENCY", "2",
                "INTERPRES_ENGINES_DEEPL_CHARACTERS_A_MINUTE", "90000",
                "INTERPRES_ENGINES_DEEPL_DEADLINE", "7s"));

    assertThat(engines.profile("deepl").concurrency()).isEqualTo(2);
    assertThat(engines.profile("deepl").charactersAMinute()).isEqualTo(90_000);
    assertThat(engines.profile("deepl").deadline()).isEqualTo(Duration.ofSeconds(7));
    assertThat(engines.profile("deepl").limits().texts()).isEqualTo(50);
  }

  @Test
  void an_engine_that_only_has_a_route_gets_cautious_limits() throws IOException {
    assertThat(engines(Map.of()).profile("our-own").limits())
        .isEqualTo(new BatchLimits(50, 20_000, 5_000, SizeUnit.CHARACTERS));
  }

  @Test
  void a_limit_that_makes_no_sense_names_itself() {
    assertThatThrownBy(() -> engines(Map.of("INTERPRES_ENGINES_DEEPL_CONCURRENCY", "0")))
        .hasMessage("concurrency of the engine “deepl” is 0; it must be 1 or more");
  }

  @Test
  void a_text_is_measured_in_the_vendors_unit_with_what_escaping_adds() {
    String text = "5 < 7 𝛼 ½";

    assertThat(new BatchLimits(1, 99, 99, SizeUnit.CHARACTERS).sizeOf(text)).isEqualTo(13);
    assertThat(new BatchLimits(1, 99, 99, SizeUnit.CODE_POINTS).sizeOf(text)).isEqualTo(12);
    assertThat(new BatchLimits(1, 99, 99, SizeUnit.BYTES).sizeOf(text)).isEqualTo(16);
  }

  static Engines engines(Map<String, Object> environment) throws IOException {
    StandardEnvironment properties = new StandardEnvironment();
    properties
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", environment));
    new YamlPropertySourceLoader()
        .load("engines", new ClassPathResource("engines.yaml"))
        .forEach(properties.getPropertySources()::addLast);
    return new EngineConfiguration().engines(properties);
  }
}

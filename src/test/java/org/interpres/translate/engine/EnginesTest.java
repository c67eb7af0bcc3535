package org.interpres.translate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.interpres.translate.engine.BatchLimits.SizeUnit;
import org.interpres.translate.engine.EngineProfile.Support;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
  void an_engine_of_which_only_address_and_key_are_known_is_one(@TempDir Path folder)
      throws IOException {
    Path file = Files.writeString(folder.resolve("key"), "first\n");
    ConfiguredEngine engine =
        engines(
                Map.of(
                    "INTERPRES_ENGINES_ACME_URL",
                    "https://mt.example.org",
                    "INTERPRES_ENGINES_ACME_KEY_FILE",
                    file.toString()))
            .engine("acme");

    assertThat(engine.options().url()).isEqualTo("https://mt.example.org");
    assertThat(engine.key().reveal()).as("without the line's end").isEqualTo("first");
    Files.writeString(file, "second");
    assertThat(engine.key().reveal()).as("without a restart").isEqualTo("second");
    Files.delete(file);
    assertThatThrownBy(engine::key)
        .isInstanceOf(EngineFault.Forbidden.class)
        .hasMessage(
            "The engine “acme” has a key file that cannot be read; set"
                + " INTERPRES_ENGINES_ACME_KEY_FILE");
  }

  @Test
  void what_an_engine_lacks_is_said_and_does_not_stop_the_start() throws IOException {
    Engines engines = engines(Map.of("INTERPRES_ENGINES_GOOGLE_KEY", "k"));

    assertThat(engines.profile("deepl").missing())
        .isEqualTo(
            "has no key: set INTERPRES_ENGINES_DEEPL_KEY or INTERPRES_ENGINES_DEEPL_KEY_FILE");
    assertThat(engines.profile("google").missing())
        .isEqualTo("has no project: set INTERPRES_ENGINES_GOOGLE_PROJECT");
    assertThat(engines.profile("openai").missing())
        .isEqualTo("has no model: set INTERPRES_ENGINES_OPENAI_MODEL");
    assertThat(engines.profile("libretranslate").ready()).isTrue();
  }

  @Test
  void nothing_that_is_printed_of_an_engine_has_its_key() throws IOException {
    Engines engines = engines(Map.of("INTERPRES_ENGINES_DEEPL_KEY", "sk-TOP-SECRET"));

    assertThat(engines.engine("deepl").toString()).contains("•••").doesNotContain("SECRET");
    assertThat(engines.engine("deepl").key().reveal()).isEqualTo("sk-TOP-SECRET");
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

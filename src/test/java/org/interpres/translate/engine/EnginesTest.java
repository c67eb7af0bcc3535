package org.interpres.translate.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.interpres.article.LocaleTag;
import org.interpres.translate.engine.BatchLimits.SizeUnit;
import org.interpres.translate.engine.EngineProfile.Support;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

  @ParameterizedTest
  @CsvSource({
    "team-terms, team-terms, interpres-en-es-1.csv",
    "gs://team-terms, team-terms, interpres-en-es-1.csv",
    "gs://team.terms_1/a/b-c/, team.terms_1, a/b-c/interpres-en-es-1.csv",
  })
  void a_bucket_for_glossaries_is_named_alone_or_with_a_folder(
      String named, String bucket, String object) throws IOException {
    GlossaryFiles files = engines(bucket(named, "europe-west1", "")).engine("google").files();

    assertThat(files.bucket()).isEqualTo(bucket);
    assertThat(
            files.object(
                new KeptGlossary(
                    "google", LocaleTag.parse("en"), LocaleTag.parse("es"), "1", List.of())))
        .isEqualTo(object);
    assertThat(engines(Map.of()).engine("google").files().named()).as("by default").isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Team Terms, us-central1, '', is no bucket",
    "s3://team-terms, us-central1, '', is no bucket",
    "gs://team-terms/a?b, us-central1, '', is no bucket",
    "gs://team-terms/../x, us-central1, '', is no bucket",
    "team-terms, global, '', set INTERPRES_ENGINES_GOOGLE_REGION to one that has them",
    "team-terms, us-central1, projects/p/locations/europe-west1/models/m, Set INTERPRES_ENGINES_GOOGLE_REGION to the model's",
  })
  void a_place_where_google_makes_no_glossary_stops_the_start_and_says_what_to_set(
      String named, String region, String model, String said) {
    assertThatThrownBy(() -> engines(bucket(named, region, model)))
        .isInstanceOf(InvalidSetting.class)
        .hasMessageStartingWith("INTERPRES_ENGINES_GOOGLE_GLOSSARY_BUCKET is ")
        .hasMessageContaining(said);
  }

  private static Map<String, Object> bucket(String named, String region, String model) {
    return Map.of(
        "INTERPRES_ENGINES_GOOGLE_GLOSSARY_BUCKET", named,
        "INTERPRES_ENGINES_GOOGLE_REGION", region,
        "INTERPRES_ENGINES_GOOGLE_MODEL", model);
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

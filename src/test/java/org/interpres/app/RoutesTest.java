package org.interpres.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What holds for every route file, whoever writes it. */
class RoutesTest {

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** Hints go to these stages by name: see {@code CamelHints}. */
  private static final Set<String> HINTED =
      Set.of(
          "{{interpres.queue}}:translate",
          "{{interpres.queue}}:review",
          "{{interpres.queue}}:publish");

  private final List<JsonNode> routes = new ArrayList<>();
  private final Set<String> policies = new HashSet<>();

  RoutesTest() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("routes"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".camel.yaml")).toList()) {
        for (JsonNode entry : YAML.readTree(file.toFile())) {
          if (entry.has("route")) {
            routes.add(entry.path("route"));
          } else {
            policies.add(entry.path("routeConfiguration").path("id").asText());
          }
        }
      }
    }
  }

  @Test
  void every_route_has_an_id_of_its_own_a_description_and_an_error_policy_that_exists() {
    assertThat(routes).isNotEmpty();
    assertThat(routes).extracting(route -> route.path("id").asText()).doesNotHaveDuplicates();
    assertThat(routes)
        .allSatisfy(
            route -> {
              assertThat(route.path("id").asText()).matches("[a-z][a-z0-9-]+");
              assertThat(route.path("description").asText()).matches("[A-Z].+\\.");
              assertThat(policies).contains(route.path("routeConfigurationId").asText());
            });
  }

  @Test
  void every_id_is_its_own_because_camel_stops_at_the_second() {
    List<String> ids = new ArrayList<>();
    routes.forEach(route -> route.findValues("id").forEach(id -> ids.add(id.asText())));

    assertThat(ids).doesNotHaveDuplicates();
  }

  @Test
  void every_target_within_interpres_has_a_consumer() {
    Set<String> consumers = new HashSet<>();
    routes.forEach(route -> consumers.add(withoutOptions(route.path("from").path("uri").asText())));
    List<String> targets = new ArrayList<>(HINTED);
    routes.forEach(
        route ->
            route
                .findValues("uri")
                .forEach(
                    uri -> {
                      String target = withoutOptions(uri.asText());
                      boolean inside =
                          target.startsWith("direct:") || target.startsWith("{{interpres.queue}}:");
                      if (inside && !target.contains("${")) {
                        targets.add(target);
                      }
                    }));

    assertThat(consumers).containsAll(targets);
    assertThat(consumers).as("the engine of application.yaml").contains("direct:engine-phrasebook");
  }

  @Test
  void every_file_of_the_engines_folder_is_one_engine_named_as_its_file() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("routes/engines"))) {
      assertThat(files.toList())
          .allSatisfy(
              file -> {
                String name = file.getFileName().toString().replace(".camel.yaml", "");
                JsonNode route = YAML.readTree(file.toFile()).get(0).path("route");
                assertThat(route.path("id").asText()).isEqualTo("engine-" + name);
                assertThat(route.path("from").path("uri").asText())
                    .isEqualTo("direct:engine-" + name);
              });
    }
  }

  @Test
  void every_file_of_the_delivery_folder_is_one_target_named_as_its_file() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("routes/deliver"))) {
      assertThat(files.toList())
          .isNotEmpty()
          .allSatisfy(
              file -> {
                String name = file.getFileName().toString().replace(".camel.yaml", "");
                JsonNode route = YAML.readTree(file.toFile()).get(0).path("route");
                assertThat(route.path("id").asText()).isEqualTo("deliver-" + name);
                assertThat(route.path("from").path("uri").asText())
                    .isEqualTo("direct:deliver-" + name);
              });
    }
  }

  @Test
  void routes_carry_no_scripts_and_log_no_bodies() {
    assertThat(routes)
        .allSatisfy(
            route -> {
              assertThat(route.findValues("groovy")).isEmpty();
              assertThat(route.findValues("script")).isEmpty();
              route
                  .findValues("message")
                  .forEach(
                      message ->
                          assertThat(message.asText())
                              .doesNotContain("${body")
                              .doesNotContain("exception.message"));
            });
  }

  private static String withoutOptions(String uri) {
    int options = uri.indexOf('?');
    return options < 0 ? uri : uri.substring(0, options);
  }
}

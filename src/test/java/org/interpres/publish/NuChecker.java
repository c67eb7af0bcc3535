package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The Nu HTML checker, which judges HTML as the WHATWG's standard has it. It runs as a process of
 * its own with a class path of its own, since it wants an old Jetty; Maven writes that path to
 * {@code target/nu-checker.classpath} (see {@code pom.xml}).
 */
public final class NuChecker {

  private static final Path CLASS_PATH = Path.of("target", "nu-checker.classpath");

  private NuChecker() {}

  /**
   * Checks pages; a thing to fix is an error or a warning.
   *
   * @param pages each page by a name for messages
   * @return what is wrong, with the page's name and the place; empty where nothing is
   */
  public static List<String> complaints(Map<String, String> pages)
      throws IOException, InterruptedException {
    assertThat(CLASS_PATH)
        .as("the checker's class path: run mvn process-test-resources once")
        .isRegularFile();
    Path folder = Files.createTempDirectory(Path.of("target"), "nu-");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                Files.readString(CLASS_PATH).strip(),
                "nu.validator.client.SimpleCommandLineValidator",
                "--format",
                "json",
                "--exit-zero-always",
                "--stdout"));
    Map<String, String> names = new java.util.HashMap<>();
    for (Map.Entry<String, String> page : pages.entrySet()) {
      Path file = folder.resolve(names.size() + ".html");
      Files.writeString(file, page.getValue());
      names.put(file.toUri().toString().replace("///", "/"), page.getKey());
      command.add(file.toString());
    }
    Path log = folder.resolve("checker.log");
    Process checker = new ProcessBuilder(command).redirectError(log.toFile()).start();
    String answer = new String(checker.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(checker.waitFor(5, TimeUnit.MINUTES)).as("the checker ends").isTrue();
    assertThat(answer).as("its answer; see %s", log).startsWith("{");
    List<String> complaints = new ArrayList<>();
    for (JsonNode message : new ObjectMapper().readTree(answer).required("messages")) {
      complaints.add(
          "%s, line %d: %s: %s (%s)"
              .formatted(
                  names.get(message.path("url").asText()),
                  message.path("lastLine").asInt(),
                  message.path("subType").asText(message.path("type").asText()),
                  message.path("message").asText(),
                  message.path("extract").asText().replace('\n', ' ')));
    }
    return complaints;
  }
}

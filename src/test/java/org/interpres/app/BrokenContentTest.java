package org.interpres.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.interpres.app.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A team's mistake stops the start of the real program, which says where it is and no more. */
class BrokenContentTest {

  @TempDir Path folder;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          templates/fragment.ftlh | <p>${body.titel}</p>      | templates/fragment.ftlh line 1
          quality.yaml            | checks: [everything]      | quality.yaml
          review-policy.yaml      | steps: none               | review-policy.yaml
          crisis-lines.yaml       | lines: [{country: XX]     | crisis-lines.yaml
          """)
  void a_mistake_in_content_stops_the_start_and_names_file_and_reason(
      String file, String text, String named) throws Exception {
    Path content = folder.resolve("content");
    copy(Path.of("content"), content);
    Path broken = content.resolve(file);
    Files.createDirectories(broken.getParent());
    Files.writeString(broken, text + "\n");

    stops(Map.of("INTERPRES_CONTENT", content.toString()), named);
  }

  @Test
  void a_bucket_where_google_keeps_no_glossaries_stops_the_start_and_says_what_to_set()
      throws Exception {
    stops(
        Map.of("INTERPRES_ENGINES_GOOGLE_GLOSSARY_BUCKET", "team-terms"),
        "INTERPRES_ENGINES_GOOGLE_GLOSSARY_BUCKET is set, and the region is “global”, where Google"
            + " keeps no glossaries: set INTERPRES_ENGINES_GOOGLE_REGION to one that has them");
  }

  private void stops(Map<String, String> settings, String named) throws Exception {
    Map<String, String> environment = new HashMap<>(TestDatabase.empty().environment());
    environment.put("INTERPRES_HOME", folder.resolve("home").toString());
    environment.put("INTERPRES_SIGNING_KEY_FILE", RunningServer.signingKey(folder).toString());
    environment.putAll(settings);

    String printed =
        String.valueOf(
            catchThrowableOfType(
                    IllegalStateException.class,
                    () -> ServerProcess.serveClasses(folder, environment))
                .getMessage());
    assertThat(printed).contains("APPLICATION FAILED TO START").contains(named);
    assertThat(printed.lines().filter(line -> line.startsWith("\tat "))).isEmpty();
    assertThat(printed.lines().filter(line -> line.startsWith("interpres: ")))
        .singleElement()
        .asString()
        .contains(named);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }
}

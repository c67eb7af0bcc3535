package org.interpres.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** An engine that writes down what it is asked, and when, before it answers from the phrasebook. */
final class CountedEngine {

  private static final String ROUTE =
      """
      - route:
          id: engine-counted
          description: Writes down what it is asked, takes its time, and answers from the phrasebook.
          routeConfigurationId: leave-to-caller
          from:
            uri: direct:engine-counted
            steps:
              - setProperty:
                  name: request
                  simple: "${body}"
              - setBody:
                  simple: "${date:now:yyyy-MM-dd'T'HH:mm:ss.SSSXXX} ${body.targetLocale} ${body.texts}"
              - to:
                  uri: "file:%s?fileName=asked.log&fileExist=Append&appendChars=\\\\n"
              - setBody:
                  simple: "${exchangeProperty.request}"
              - delay:
                  constant: "150"
              - bean:
                  ref: phrasebook
                  method: translate
      """;

  private CountedEngine() {}

  /**
   * Lays out a server's folders, without articles, with this engine beside the others.
   *
   * @return the environment of a server that uses them
   */
  static Map<String, String> layOut(Path folder) throws IOException {
    Path content = copy(Path.of("content"), folder.resolve("content"), "articles");
    Path routes = copy(Path.of("routes"), folder.resolve("routes"), "no such folder");
    Files.createDirectories(content.resolve("articles"));
    Files.writeString(routes.resolve("engines/counted.camel.yaml"), ROUTE.formatted(folder));
    return Map.of(
        "INTERPRES_HOME", folder.resolve("home").toString(),
        "INTERPRES_CONTENT", content.toString(),
        "INTERPRES_ROUTES", routes.toString(),
        "INTERPRES_ENGINE", "counted",
        // A machine whose own language writes numbers with other digits.
        "JAVA_TOOL_OPTIONS", "-Duser.language=ar -Duser.country=EG");
  }

  private static Path copy(Path from, Path to, String without) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path relative = from.relativize(file);
        if (!relative.startsWith(without)) {
          Path copied = to.resolve(relative.toString());
          if (Files.isDirectory(file)) {
            Files.createDirectories(copied);
          } else {
            Files.copy(file, copied);
          }
        }
      }
    }
    return to;
  }
}

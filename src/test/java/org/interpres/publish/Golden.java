package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Golden files in {@code src/test/resources/publication}. {@code GOLDEN=write} in the environment
 * writes them anew; the difference is then read by a person before it is committed.
 */
final class Golden {

  private static final Path FOLDER = Path.of("src/test/resources/publication");

  private Golden() {}

  static void assertSame(String name, String actual) throws IOException {
    Path file = FOLDER.resolve(name);
    if ("write".equals(System.getenv("GOLDEN"))) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, actual);
    }
    assertThat(actual).as(name).isEqualTo(Files.readString(file));
  }
}

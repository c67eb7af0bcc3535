package org.interpres.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each file in {@code golden/} is read as the {@code .expected} file beside it says. A new input
 * gets its expected file by hand, or by copying what the failure prints once it has been read.
 */
class GoldenDocumentsTest {

  static List<Path> inputs() throws IOException {
    try (Stream<Path> files = Files.list(Golden.FOLDER)) {
      return files.filter(file -> !file.toString().endsWith(".expected")).sorted().toList();
    }
  }

  @Test
  void thereIsAGoldenFileOfEachFormat() throws IOException {
    assertThat(inputs()).extracting(Path::toString).anyMatch(name -> name.endsWith(".md"));
    assertThat(inputs()).extracting(Path::toString).anyMatch(name -> name.endsWith(".html"));
    assertThat(inputs()).extracting(Path::toString).anyMatch(name -> name.endsWith(".txt"));
  }

  @ParameterizedTest
  @MethodSource("inputs")
  void aDocumentIsReadAsItsGoldenFileSays(Path input) {
    Path expected = input.resolveSibling(input.getFileName() + ".expected");

    assertThat(Golden.describe(Golden.read(input)))
        .isEqualTo(new String(Golden.bytes(expected), StandardCharsets.UTF_8));
  }
}

package org.interpres.ingest.segmentation;

import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A text and the sentences that it has, trimmed; read from a TSV file whose first line is a header.
 */
record Golden(String text, List<String> sentences) {

  static final Path OURS = Path.of("src/test/resources/segmentation");
  static final Path RULES = Path.of("content/segmentation.srx");

  /** The golden file of the folder for a locale; its last two columns are text and segments. */
  static List<Golden> read(Path file) {
    ObjectMapper json = new ObjectMapper();
    return lines(file).map(line -> golden(json, line.split("\t", -1))).toList();
  }

  private static Golden golden(ObjectMapper json, String[] columns) {
    try {
      String[] sentences = json.readValue(columns[columns.length - 1], String[].class);
      return new Golden(columns[columns.length - 2], Arrays.asList(sentences));
    } catch (IOException e) {
      throw new UncheckedIOException(String.join("\t", columns), e);
    }
  }

  /** The file's lines but the first. */
  static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream().skip(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of the data that is shared outside the project; skips the test where it is not. */
  static Path shared(String name) {
    String folder = System.getenv().getOrDefault("INTERPRES_SHARED_DATA", "../shared/data");
    Path file = Path.of(System.getProperty("INTERPRES_SHARED_DATA", folder)).resolve(name);
    assumeThat(file).as("shared data, see INTERPRES_SHARED_DATA").exists();
    return file;
  }

  static Segmenter segmenter() {
    return new Segmenter(SegmentationRules.read(RULES));
  }
}

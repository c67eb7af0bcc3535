package org.interpres.quality;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.interpres.article.LocaleTag;

/** The data beside the project: {@code ../shared/data}, or INTERPRES_SHARED_DATA. */
final class SharedData {

  private SharedData() {}

  /** The file's lines without its header; the test is skipped, by name, when it is not there. */
  static List<String> rows(String name) throws IOException {
    String own =
        System.getProperty("INTERPRES_SHARED_DATA", System.getenv("INTERPRES_SHARED_DATA"));
    Path file = Path.of(own == null ? "../shared/data" : own).resolve(name);
    assumeThat(file).as("shared data; set INTERPRES_SHARED_DATA to where it is").exists();
    return Files.readAllLines(file).stream().skip(1).toList();
  }

  static List<SegmentPair> tico19(String locale) throws IOException {
    LocaleTag source = LocaleTag.parse("en");
    LocaleTag target = LocaleTag.parse(locale);
    return rows("tico19/en-" + locale + ".tsv").stream()
        .map(line -> line.split("\t", -1))
        .map(row -> new SegmentPair(row[1], row[2], source, target))
        .toList();
  }
}

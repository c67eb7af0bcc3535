package org.interpres.terminology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;

/** A folder of files of terms, each named after the locale of its sources. */
final class TermFolder {

  private static final String ENDING = ".csv";

  private TermFolder() {}

  /** The folder's files with size and time of change: other stamps are other terms. */
  record Stamps(Map<Path, String> files) {

    static final Stamps UNKNOWN = new Stamps(Map.of());

    Stamps {
      files = Map.copyOf(files);
    }
  }

  /** A folder that is not there has no files. */
  static Stamps stamps(Path folder) {
    Map<Path, String> stamps = new HashMap<>();
    try {
      for (Path file : files(folder)) {
        BasicFileAttributes at = Files.readAttributes(file, BasicFileAttributes.class);
        stamps.put(file, at.size() + "@" + at.lastModifiedTime());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Stamps(stamps);
  }

  /**
   * @throws InvalidTerms where a file cannot be used
   */
  static Terms read(Path folder) {
    // Before the files: one that changes while it is read is read again.
    Stamps stamps = stamps(folder);
    Map<LocaleTag, List<Term>> bySource = new HashMap<>();
    for (Path file : new TreeMap<>(stamps.files()).keySet()) {
      bySource.computeIfAbsent(source(file), s -> new ArrayList<>()).addAll(TermFile.read(file));
    }
    return new Terms(stamps, bySource);
  }

  private static LocaleTag source(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      return LocaleTag.parse(name.substring(0, name.length() - ENDING.length()));
    } catch (InvalidName e) {
      throw new InvalidTerms(
          name,
          1,
          "the file is named after the locale of its sources, as en.csv. " + e.getMessage());
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(file -> file.toString().endsWith(ENDING)).toList();
    }
  }
}

package org.interpres.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file of {@code content/}, as a team edits it. */
final class ContentFile {

  private ContentFile() {}

  static List<String> lines(String name) {
    try {
      return Files.readAllLines(Path.of("content").resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read content/" + name, e);
    }
  }
}

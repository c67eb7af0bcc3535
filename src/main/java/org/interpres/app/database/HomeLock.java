package org.interpres.app.database;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * One process works in one home. The kernel gives the lock back when its holder dies, however it
 * dies; the file stays, and says who held it last.
 */
final class HomeLock implements AutoCloseable {

  static final String FILE = "interpres.lock";

  /**
   * Homes that this process holds. The kernel drops every lock that a process has on a file when
   * any of its handles on that file is closed, so a second try in the same process must not even
   * open the file.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path home;
  private final FileChannel channel;

  private HomeLock(Path home, FileChannel channel) {
    this.home = home;
    this.channel = channel;
  }

  /**
   * Makes the home if there is none, closes it to everyone else, and takes it.
   *
   * @throws DatabaseProblem when another process has it, or the folder is not ours to take
   */
  static HomeLock take(Path home) {
    try {
      prepare(home);
      Path real = home.toRealPath();
      if (!HELD.add(real)) {
        throw new DatabaseProblem(taken(home, ProcessHandle.current().pid() + ""));
      }
      try {
        return lock(home, real);
      } catch (IOException | RuntimeException e) {
        HELD.remove(real);
        throw e;
      }
    } catch (IOException e) {
      throw new DatabaseProblem(
          "The folder "
              + home
              + " cannot be used as Interpres's home ("
              + e
              + "). Give the user who runs Interpres the right to write there, or set"
              + " INTERPRES_HOME to another folder.",
          e);
    }
  }

  private static HomeLock lock(Path home, Path real) throws IOException {
    FileChannel channel =
        FileChannel.open(
            real.resolve(FILE),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw new DatabaseProblem(taken(home, content(channel)));
      }
      Files.setPosixFilePermissions(real.resolve(FILE), PrivateFolders.FILE);
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
      return new HomeLock(real, channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static void prepare(Path home) throws IOException {
    if (Files.isDirectory(home)
        && !Files.getPosixFilePermissions(home).equals(PrivateFolders.FOLDER)
        && !Files.exists(home.resolve(FILE))
        && !holdsOnlyHomes(home)) {
      // Closing a folder that someone pointed at by mistake (/tmp, /) would lock out its users.
      throw new DatabaseProblem(
          "The folder "
              + home
              + " holds files that are not Interpres's and others can read it. Set INTERPRES_HOME"
              + " to a new or empty folder, or run chmod 700 on this one if it is meant.");
    }
    PrivateFolders.create(home);
  }

  /** Nothing at all, or homes such as the demo's, which is below the one that it is named after. */
  private static boolean holdsOnlyHomes(Path folder) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.allMatch(entry -> Files.exists(entry.resolve(FILE)));
    }
  }

  private static String content(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(32);
    channel.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
  }

  private static String taken(Path home, String process) {
    return "Another Interpres (process "
        + process
        + ") is running on "
        + home
        + ". Stop it first, or set INTERPRES_HOME to another folder.";
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } finally {
      HELD.remove(home);
    }
  }
}

package org.interpres.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** One real place of each kind that publications are pushed to, as a reader there sees it. */
final class PushedPlaces implements AutoCloseable {

  /** The kinds that keep files. */
  static final List<String> KEEPING = List.of("folder", "sftp", "s3");

  private final Path home;
  private final BucketPlace bucket;
  private final SftpPlace sftp;
  private final HookPlace hook;

  private PushedPlaces(Path home) throws Exception {
    this.home = home;
    this.bucket = BucketPlace.start();
    this.sftp = SftpPlace.start(Files.createDirectories(home.resolve("sftp")));
    this.hook = HookPlace.start();
    Files.writeString(home.resolve("known_hosts"), sftp.knownHost());
  }

  static PushedPlaces start(Path home) throws Exception {
    return new PushedPlaces(home);
  }

  /** What makes a server push to them. */
  Map<String, String> environment() throws Exception {
    return Map.ofEntries(
        Map.entry("INTERPRES_DELIVER", "folder,sftp,s3,webhook"),
        Map.entry("INTERPRES_DELIVER_FOLDER", home.resolve("folder").toString()),
        Map.entry("INTERPRES_DELIVER_SFTP", "127.0.0.1:" + sftp.port() + "/site"),
        Map.entry("INTERPRES_DELIVER_SFTP_USER", SftpPlace.USER),
        Map.entry("INTERPRES_DELIVER_SFTP_PASSWORD", SftpPlace.PASSWORD),
        Map.entry("INTERPRES_DELIVER_SFTP_KNOWN_HOSTS", home.resolve("known_hosts").toString()),
        Map.entry("INTERPRES_DELIVER_S3", BucketPlace.BUCKET),
        Map.entry("INTERPRES_DELIVER_S3_ENDPOINT", bucket.address()),
        Map.entry("INTERPRES_DELIVER_S3_KEY_ID", BucketPlace.KEY_ID),
        Map.entry("INTERPRES_DELIVER_S3_KEY", BucketPlace.KEY),
        Map.entry("INTERPRES_DELIVER_WEBHOOK", hook.address()),
        Map.entry("INTERPRES_DELIVER_WEBHOOK_SECRET", HookPlace.SECRET));
  }

  HookPlace hook() {
    return hook;
  }

  /** A file's bytes; empty where there is none. */
  Optional<byte[]> read(String place, String path) throws IOException {
    try {
      return Optional.of(
          place.equals("s3")
              ? bucket
                  .client()
                  .getObjectAsBytes(get -> get.bucket(BucketPlace.BUCKET).key(path))
                  .asByteArray()
              : Files.readAllBytes(file(place, path)));
    } catch (NoSuchFileException | NoSuchKeyException e) {
      return Optional.empty();
    }
  }

  /**
   * The paths of all files of the places on disk that are not yet or not any more what they say.
   */
  List<Path> unfinished() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(file -> file.getFileName().toString().startsWith(".unfinished-")).toList();
    }
  }

  /** Where a place on disk has a file. */
  Path file(String place, String path) {
    return home.resolve(place.equals("sftp") ? "sftp/site" : place).resolve(path);
  }

  @Override
  public void close() throws Exception {
    hook.close();
    sftp.close();
    bucket.close();
  }
}

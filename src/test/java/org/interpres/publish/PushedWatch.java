package org.interpres.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.interpres.article.Sha256;

/**
 * Readers that never stop, one of each place: they go round its files and remember, of each, the
 * different contents that they saw, in order. On a disk they look at size, time and inode first,
 * which is quick enough to catch a file between its first byte and its last.
 */
final class PushedWatch implements AutoCloseable {

  /** Readers, not a load: what is watched has two cores too. */
  private static final Duration PAUSE = Duration.ofNanos(50_000);

  private final PushedPlaces places;
  private final List<String> paths;
  private final List<String> often;
  private final Map<String, List<Content>> seen = new ConcurrentHashMap<>();
  private final Map<String, String> stamps = new ConcurrentHashMap<>();
  private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();
  private final AtomicLong looks = new AtomicLong();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean done;

  /**
   * What a file was.
   *
   * @param size as its folder said before it was read; of an object the same as it had
   */
  record Content(long size, Sha256 hash) {}

  /**
   * @param often is looked at beside each of the others
   */
  PushedWatch(PushedPlaces places, List<String> paths, List<String> often) {
    this.places = places;
    this.paths = List.copyOf(paths);
    this.often = List.copyOf(often);
    for (String place : PushedPlaces.KEEPING) {
      threads.add(new Thread(() -> watch(place), "watch-" + place));
    }
    threads.forEach(Thread::start);
  }

  private void watch(String place) {
    try {
      for (int step = 0; !done; step++) {
        look(place, paths.get(step % paths.size()));
        look(place, often.get(step % often.size()));
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    } catch (IOException | RuntimeException e) {
      faults.add("the watch of " + place + " ended: " + e);
    }
  }

  private void look(String place, String path) throws IOException {
    looks.incrementAndGet();
    String file = place + " " + path;
    if (!place.equals("s3")) {
      Optional<BasicFileAttributes> stat = stat(place, path);
      String stamp = stat.map(s -> s.fileKey() + " " + s.size() + s.lastModifiedTime()).orElse("");
      if (stamp.equals(stamps.put(file, stamp))) {
        return;
      }
      note(file, stat.map(BasicFileAttributes::size), places.read(place, path));
    } else {
      Optional<byte[]> found = places.read(place, path);
      note(file, found.map(bytes -> (long) bytes.length), found);
    }
  }

  private void note(String file, Optional<Long> size, Optional<byte[]> bytes) {
    List<Content> contents = seen.computeIfAbsent(file, name -> new ArrayList<>());
    if (size.isEmpty() || bytes.isEmpty()) {
      if (!contents.isEmpty()) {
        faults.add(file + " was there, and then not");
      }
      return;
    }
    Content content = new Content(size.get(), Sha256.of(bytes.get()));
    if (contents.isEmpty() || !contents.get(contents.size() - 1).equals(content)) {
      contents.add(content);
    }
  }

  private Optional<BasicFileAttributes> stat(String place, String path) throws IOException {
    try {
      return Optional.of(Files.readAttributes(places.file(place, path), BasicFileAttributes.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  long looks() {
    return looks.get();
  }

  /** Stops the watch and gives the different contents of each file, by place and path. */
  Map<String, List<Content>> seen() {
    close();
    return seen;
  }

  /** Stops the watch and gives what no reader may ever see. */
  List<String> faults() {
    close();
    return List.copyOf(faults);
  }

  @Override
  public void close() {
    done = true;
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

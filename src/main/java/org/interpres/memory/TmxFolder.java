package org.interpres.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.interpres.article.LocaleTag;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TMX files of a folder, held in memory and read again when one of them changes. Of two entries
 * for one sentence the later file's wins, by name. A file that is broken when Interpres starts
 * stops it with the file and the line; one that breaks later is reported, and what was read before
 * stays.
 */
public final class TmxFolder implements TranslationMemory {

  private static final Logger log = LoggerFactory.getLogger(TmxFolder.class);

  private record Pair(LocaleTag source, LocaleTag target) {}

  /** What the folder held, by file: size and time of change. */
  private record Loaded(Map<Path, String> files, Map<Pair, Map<String, MemoryEntry>> entries) {}

  private final Path folder;
  private volatile Loaded loaded;
  private volatile Map<Path, String> refused = Map.of();

  /**
   * @throws InvalidTmx where a file of the folder is not TMX
   */
  public TmxFolder(Path folder) {
    this.folder = folder;
    this.loaded = load(files());
  }

  @Override
  public Optional<MemoryEntry> exact(
      LocaleTag sourceLocale, LocaleTag targetLocale, String source) {
    return between(sourceLocale, targetLocale).apply(source);
  }

  /** Looks at the files once, however many sentences are asked for. */
  @Override
  public Function<String, Optional<MemoryEntry>> between(
      LocaleTag sourceLocale, LocaleTag targetLocale) {
    Map<Pair, Map<String, MemoryEntry>> entries = current().entries();
    List<Map<String, MemoryEntry>> closest =
        sourceLocale.fallbacks().stream()
            .flatMap(from -> targetLocale.fallbacks().stream().map(to -> new Pair(from, to)))
            .map(pair -> entries.getOrDefault(pair, Map.of()))
            .toList();
    return source ->
        closest.stream().map(known -> known.get(source)).filter(Objects::nonNull).findFirst();
  }

  private Loaded current() {
    Map<Path, String> now = files();
    Loaded known = loaded;
    if (now.equals(known.files()) || now.equals(refused)) {
      return known;
    }
    synchronized (this) {
      if (!now.equals(loaded.files())) {
        try {
          loaded = load(now);
          log.info("translation memory read again: {} files", now.size());
        } catch (InvalidTmx e) {
          refused = now;
          log.error("translation memory not read again, the one before stays: {}", e.getMessage());
        }
      }
      return loaded;
    }
  }

  private static Loaded load(Map<Path, String> files) {
    Map<Pair, Map<String, MemoryEntry>> entries = new HashMap<>();
    for (Path file : files.keySet()) {
      TmxReader.read(
          file,
          entry ->
              entries
                  .computeIfAbsent(
                      new Pair(entry.sourceLocale(), entry.targetLocale()), p -> new HashMap<>())
                  .put(entry.source(), entry));
    }
    return new Loaded(files, entries);
  }

  private Map<Path, String> files() {
    if (!Files.isDirectory(folder)) {
      return Map.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      List<Path> tmx = found.filter(p -> p.toString().endsWith(".tmx")).toList();
      Map<Path, String> stamps = new TreeMap<>();
      for (Path file : tmx) {
        BasicFileAttributes at = Files.readAttributes(file, BasicFileAttributes.class);
        stamps.put(file, at.size() + "@" + at.lastModifiedTime());
      }
      return stamps;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.interpres.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TMX files of a folder, held in memory and read again when one of them changes. Of two entries
 * for one sentence the later file's wins, by name. A file that is broken when Interpres starts
 * stops it with the file and the line; one that breaks later, or cannot be read, is reported, and
 * what was read before stays. While one thread reads, the others use what was read before.
 */
public final class TmxFolder implements TranslationMemory {

  private static final Logger log = LoggerFactory.getLogger(TmxFolder.class);

  /** Of {@code es-ES} where {@code es} is wanted. */
  private static final BigDecimal FOR_ANY_REGION = new BigDecimal("0.9");

  /** Of {@code es-ES} where {@code es-MX} is wanted. */
  private static final BigDecimal FOR_ANOTHER_REGION = new BigDecimal("0.8");

  private record Pair(LocaleTag source, LocaleTag target) {}

  /** What the folder held, by file: size and time of change. */
  private record Loaded(
      Map<Path, String> files,
      Map<Pair, Map<String, MemoryEntry>> entries,
      List<MemoryState.Read> read) {}

  private static final String UNREADABLE =
      "content/memory or a file in it cannot be read: look at its permissions";

  private final Path folder;
  private final ReentrantLock reading = new ReentrantLock();
  private volatile Loaded loaded;
  private volatile Map<Path, String> refused = Map.of();
  private volatile MemoryState.@Nullable Trouble trouble;
  private final Clock clock;

  /**
   * @throws InvalidTmx where a file of the folder is not TMX
   * @throws UncheckedIOException where one cannot be read
   */
  public TmxFolder(Path folder, Clock clock) {
    this.folder = folder;
    this.clock = clock;
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
        pairs(sources(entries, sourceLocale), targetLocale.fallbacks())
            .map(pair -> entries.getOrDefault(pair, Map.of()))
            .toList();
    return source ->
        closest.stream().map(known -> known.get(source)).filter(Objects::nonNull).findFirst();
  }

  @Override
  public Optional<Regional> ofAnotherRegion(
      LocaleTag sourceLocale, LocaleTag targetLocale, String source) {
    Map<Pair, Map<String, MemoryEntry>> entries = current().entries();
    List<LocaleTag> targets = others(entries.keySet().stream().map(Pair::target), targetLocale);
    BigDecimal score = targetLocale.country().isEmpty() ? FOR_ANY_REGION : FOR_ANOTHER_REGION;
    return pairs(sources(entries, sourceLocale), targets)
        .map(pair -> entries.getOrDefault(pair, Map.of()).get(source))
        .filter(Objects::nonNull)
        .findFirst()
        .map(entry -> new Regional(entry, score));
  }

  private static Stream<Pair> pairs(List<LocaleTag> sources, List<LocaleTag> targets) {
    return sources.stream().flatMap(from -> targets.stream().map(to -> new Pair(from, to)));
  }

  /** The locale and its fallbacks, then those of other regions: what is written is the same. */
  private static List<LocaleTag> sources(
      Map<Pair, Map<String, MemoryEntry>> entries, LocaleTag locale) {
    List<LocaleTag> sources = new ArrayList<>(locale.fallbacks());
    sources.addAll(others(entries.keySet().stream().map(Pair::source), locale));
    return sources;
  }

  /** Of the same language and script, but none of the locale's fallbacks; in the order of tags. */
  private static List<LocaleTag> others(Stream<LocaleTag> tags, LocaleTag locale) {
    return tags.distinct()
        .filter(tag -> tag.language().equals(locale.language()))
        .filter(tag -> tag.script().equals(locale.script()))
        .filter(tag -> !locale.fallbacks().contains(tag))
        .sorted(Comparator.comparing(LocaleTag::value))
        .toList();
  }

  private Loaded current() {
    Map<Path, String> now;
    try {
      now = files();
    } catch (UncheckedIOException e) {
      log.error("the folder of the translation memory cannot be read: {}", e.getMessage());
      report(UNREADABLE);
      return loaded;
    }
    boolean current = now.equals(loaded.files()) && trouble == null;
    if (current || now.equals(refused) || !reading.tryLock()) {
      return loaded;
    }
    try {
      if (!now.equals(loaded.files())) {
        loaded = load(now);
        log.info("translation memory read again: {} files", now.size());
      }
      refused = Map.of();
      trouble = null;
    } catch (InvalidTmx | UncheckedIOException e) {
      refused = now;
      log.error("translation memory not read again, the one before stays: {}", e.getMessage());
      report(e instanceof InvalidTmx ? String.valueOf(e.getMessage()) : UNREADABLE);
    } finally {
      reading.unlock();
    }
    return loaded;
  }

  /** The same trouble began when it was seen first. */
  private void report(String what) {
    MemoryState.Trouble known = trouble;
    if (known == null || !known.what().equals(what)) {
      trouble = new MemoryState.Trouble(what, clock.instant());
    }
  }

  @Override
  public MemoryState state() {
    Loaded now = current();
    List<MemoryState.Count> pairs =
        now.entries().entrySet().stream()
            .map(
                known ->
                    new MemoryState.Count(
                        known.getKey().source(), known.getKey().target(), known.getValue().size()))
            .sorted(
                Comparator.comparing((MemoryState.Count count) -> count.source().value())
                    .thenComparing(count -> count.target().value()))
            .toList();
    return new MemoryState(now.read(), pairs, trouble);
  }

  private static Loaded load(Map<Path, String> files) {
    Map<Pair, Map<String, MemoryEntry>> entries = new HashMap<>();
    List<MemoryState.Read> read = new ArrayList<>();
    for (Path file : files.keySet()) {
      TmxReader.Units units =
          TmxReader.read(
              file,
              entry ->
                  entries
                      .computeIfAbsent(
                          new Pair(entry.sourceLocale(), entry.targetLocale()),
                          p -> new HashMap<>())
                      .put(entry.source(), entry));
      read.add(
          new MemoryState.Read(String.valueOf(file.getFileName()), units.all(), units.skipped()));
    }
    return new Loaded(files, entries, read);
  }

  private Map<Path, String> files() {
    if (!Files.isDirectory(folder)) {
      return Map.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      List<Path> tmx = found.filter(p -> p.toString().endsWith(".tmx")).toList();
      Map<Path, String> stamps = new TreeMap<>();
      for (Path file : tmx) {
        stamp(file).ifPresent(stamp -> stamps.put(file, stamp));
      }
      return stamps;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Empty for a file that was removed since the folder was listed. */
  private static Optional<String> stamp(Path file) throws IOException {
    try {
      BasicFileAttributes at = Files.readAttributes(file, BasicFileAttributes.class);
      // A file that becomes readable has changed, though neither its size nor its time has.
      String readable = Files.isReadable(file) ? "" : " unreadable";
      return Optional.of(at.size() + "@" + at.lastModifiedTime() + readable);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}

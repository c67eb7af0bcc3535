package org.interpres.terminology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.interpres.article.InvalidName;
import org.interpres.article.LocaleTag;

/**
 * The terms of {@code content/terms/<source locale>.csv}, read when Interpres starts. Immutable,
 * and safe for use by many threads.
 */
public final class Termbase {

  private static final String ENDING = ".csv";

  private record Pair(LocaleTag source, LocaleTag target) {}

  private final Map<LocaleTag, List<Term>> bySource;
  private final Map<Pair, Glossary> glossaries = new ConcurrentHashMap<>();

  private Termbase(Map<LocaleTag, List<Term>> bySource) {
    this.bySource = bySource;
  }

  public static Termbase empty() {
    return new Termbase(Map.of());
  }

  /**
   * Reads the files of a folder; one that is not there holds no terms.
   *
   * @throws InvalidTerms where a file cannot be used
   */
  public static Termbase load(Path folder) {
    Map<LocaleTag, List<Term>> bySource =
        new TreeMap<>(java.util.Comparator.comparing(LocaleTag::value));
    for (Path file : files(folder)) {
      String name = String.valueOf(file.getFileName());
      LocaleTag source;
      try {
        source = LocaleTag.parse(name.substring(0, name.length() - ENDING.length()));
      } catch (InvalidName e) {
        throw new InvalidTerms(
            name,
            1,
            "the file is named after the locale of its sources, as en.csv. " + e.getMessage());
      }
      bySource.computeIfAbsent(source, s -> new ArrayList<>()).addAll(TermFile.read(file));
    }
    return new Termbase(bySource);
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(file -> file.toString().endsWith(ENDING)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What applies between two locales: the terms of the source locale, and of the more general ones
   * that read the same, for the target, its more general ones, or every locale.
   */
  public Glossary glossary(LocaleTag source, LocaleTag target) {
    return glossaries.computeIfAbsent(new Pair(source, target), this::gather);
  }

  private Glossary gather(Pair pair) {
    List<LocaleTag> targets = pair.target().fallbacks();
    Map<String, Term> nearest = new TreeMap<>();
    for (LocaleTag source : pair.source().fallbacks()) {
      for (Term term : bySource.getOrDefault(source, List.of())) {
        LocaleTag locale = term.locale();
        if (locale == null || targets.contains(locale)) {
          nearest.merge(term.source(), term, (one, other) -> nearer(targets, one, other));
        }
      }
    }
    return new Glossary(List.copyOf(nearest.values()));
  }

  /** es-MX before es before every locale; of two alike the first, which the nearer source has. */
  private static Term nearer(List<LocaleTag> targets, Term one, Term other) {
    return rank(targets, other) < rank(targets, one) ? other : one;
  }

  private static int rank(List<LocaleTag> targets, Term term) {
    LocaleTag locale = term.locale();
    return locale == null ? targets.size() : targets.indexOf(locale);
  }
}

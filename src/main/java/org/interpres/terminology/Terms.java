package org.interpres.terminology;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.interpres.article.LocaleTag;
import org.jspecify.annotations.Nullable;

/** The terms of one reading of the files. Immutable, and safe for use by many threads. */
final class Terms {

  static final Terms NONE = new Terms(TermFolder.Stamps.UNKNOWN, Map.of());

  private record Pair(LocaleTag source, LocaleTag target) {}

  private final TermFolder.Stamps stamps;
  private final Map<LocaleTag, List<Term>> bySource;
  private final Map<Pair, Glossary> glossaries = new ConcurrentHashMap<>();

  /**
   * @param stamps of the files that they were read from
   */
  Terms(TermFolder.Stamps stamps, Map<LocaleTag, List<Term>> bySource) {
    this.stamps = stamps;
    this.bySource = new HashMap<>(bySource);
  }

  TermFolder.Stamps stamps() {
    return stamps;
  }

  int size() {
    return bySource.values().stream().mapToInt(List::size).sum();
  }

  /** Null where there are none. */
  @Nullable String version() {
    List<Term> all = new ArrayList<>();
    new TreeMap<>(byName()).values().forEach(all::addAll);
    return new Glossary(all).version();
  }

  private Map<String, List<Term>> byName() {
    Map<String, List<Term>> named = new HashMap<>();
    bySource.forEach((locale, terms) -> named.put(locale.value(), terms));
    return named;
  }

  Glossary glossary(LocaleTag source, LocaleTag target) {
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

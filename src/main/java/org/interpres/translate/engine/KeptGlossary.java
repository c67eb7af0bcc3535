package org.interpres.translate.engine;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.interpres.article.LocaleTag;

/**
 * The terms of the termbase for one locale pair, as a vendor is to keep them. Its name has the
 * version, so that after a restart it is found and not made again, and none is ever changed: a
 * translation that began with it ends with it.
 *
 * @param version of the termbase for this pair
 * @param entries each source once
 */
public record KeptGlossary(
    String engine, LocaleTag source, LocaleTag target, String version, List<Entry> entries) {

  /** What the names of ours begin with; nothing else at the vendor is ever touched. */
  public static final String PREFIX = "interpres-";

  /** A term and its translation. */
  public record Entry(String source, String target) {

    /** Whether each side is one line of at most so many bytes in UTF-8. */
    boolean fits(int bytes) {
      return fits(source, bytes) && fits(target, bytes);
    }

    private static boolean fits(String text, int bytes) {
      return text.getBytes(StandardCharsets.UTF_8).length <= bytes
          && text.codePoints().noneMatch(Character::isISOControl);
    }
  }

  public KeptGlossary {
    entries = List.copyOf(entries);
  }

  /** Letters, digits and hyphens, which every vendor takes. */
  public String name() {
    return PREFIX + source + "-" + target + "-" + version;
  }

  /** The entries of which each side is one line of at most so many bytes in UTF-8. */
  public List<Entry> entries(int bytes) {
    return entries.stream().filter(entry -> entry.fits(bytes)).toList();
  }

  /**
   * {@link #entries(int)} for a vendor that finds a term only as it is written. One that a team
   * writes in small letters is meant in any case, so it goes with a capital, too, as it stands at
   * the head of a sentence. A vendor's own “ignore case” would have “aids” translated as AIDS.
   */
  public List<Entry> entriesInBothCases(int bytes) {
    Map<String, String> both = new LinkedHashMap<>();
    for (Entry entry : entries(bytes)) {
      both.put(entry.source(), entry.target());
    }
    for (Entry entry : entries(bytes)) {
      if (entry.source().equals(entry.source().toLowerCase(Locale.ROOT))) {
        both.putIfAbsent(EngineTerm.capital(entry.source()), EngineTerm.capital(entry.target()));
      }
    }
    return both.entrySet().stream()
        .map(entry -> new Entry(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** In words what {@link #entries(int)} leaves out; empty where it is nothing. */
  public String leftOut(int bytes) {
    int out = entries.size() - entries(bytes).size();
    return out == 0
        ? ""
        : "Of its %d terms %d are left out: the vendor takes one line of at most %d bytes."
            .formatted(entries.size(), out, bytes);
  }
}

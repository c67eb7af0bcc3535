package org.interpres.review;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds what became of the sentences of a text in its next revision, once those that stand there
 * unchanged are taken away: only their white space changed, they were split or merged, or edited.
 * What is alike to nothing is new.
 *
 * <p>Best first: a pair that is more alike is never lost to one that merely stands earlier. Pure.
 */
final class Alignment {

  /** Less alike than this, beside each other, two sentences help nobody. */
  private static final double EDITED = 0.5;

  /** Parts that together are hardly less than the whole. */
  private static final double PARTS = 0.8;

  /** Sentences that one is split into, or merged from, at most. */
  private static final int MOST_PARTS = 4;

  /** How far, among sentences without a partner, one is looked for: bounds the work. */
  private static final int WINDOW = 100;

  /**
   * What a new sentence was.
   *
   * @param before indexes of the earlier revision, in order; several where they were merged
   */
  record Match(SourceChange.Kind kind, List<Integer> before) {
    Match {
      before = List.copyOf(before);
    }
  }

  private final List<Side> old;
  private final List<Side> now;
  private final TreeSet<Integer> openOld = new TreeSet<>();
  private final TreeSet<Integer> openNow = new TreeSet<>();
  private final Map<Integer, Match> matches = new TreeMap<>();

  private Alignment(SortedMap<Integer, String> before, SortedMap<Integer, String> after) {
    this.old = sides(before);
    this.now = sides(after);
    for (int i = 0; i < old.size(); i++) {
      openOld.add(i);
    }
    for (int i = 0; i < now.size(); i++) {
      openNow.add(i);
    }
  }

  /** A sentence with its index in the revision. */
  private record Side(int index, String spaced, Map<String, Integer> words, int length) {
    static Side of(int index, String text) {
      Map<String, Integer> words = WordTokens.counted(text);
      int length = words.values().stream().mapToInt(Integer::intValue).sum();
      return new Side(index, WordTokens.spaced(text), words, length);
    }
  }

  private static List<Side> sides(SortedMap<Integer, String> sentences) {
    List<Side> sides = new ArrayList<>();
    sentences.forEach((index, text) -> sides.add(Side.of(index, text)));
    return sides;
  }

  /**
   * By the index of the new sentence; those that are new are missing.
   *
   * @param before sentences of the earlier revision without a partner, by index
   * @param after sentences of the later one
   */
  static Map<Integer, Match> of(
      SortedMap<Integer, String> before, SortedMap<Integer, String> after) {
    Alignment alignment = new Alignment(before, after);
    alignment.spaces();
    alignment.parts();
    alignment.edits();
    return alignment.matches;
  }

  private void spaces() {
    Map<String, List<Integer>> places = new HashMap<>();
    openOld.forEach(
        i -> places.computeIfAbsent(old.get(i).spaced(), text -> new ArrayList<>()).add(i));
    for (int j : List.copyOf(openNow)) {
      List<Integer> same = places.getOrDefault(now.get(j).spaced(), List.of());
      if (!same.isEmpty()) {
        match(SourceChange.Kind.SPACE, List.of(same.remove(0)), List.of(j));
      }
    }
  }

  /** A run of sentences on one side against one on the other. */
  private record Candidate(
      SourceChange.Kind kind, double alike, List<Integer> old, List<Integer> now) {}

  private void parts() {
    List<Candidate> candidates = new ArrayList<>();
    for (int i : openOld) {
      for (List<Integer> run : runs(now, openNow, i)) {
        consider(SourceChange.Kind.SPLIT, List.of(i), run, candidates);
      }
    }
    for (int j : openNow) {
      for (List<Integer> run : runs(old, openOld, j)) {
        consider(SourceChange.Kind.MERGED, run, List.of(j), candidates);
      }
    }
    take(candidates);
  }

  /** Sentences that follow each other in the text, near a place. */
  private static List<List<Integer>> runs(List<Side> sides, TreeSet<Integer> open, int near) {
    List<List<Integer>> runs = new ArrayList<>();
    for (int first : open.subSet(near - WINDOW, near + WINDOW)) {
      List<Integer> run = new ArrayList<>(List.of(first));
      for (int next = first + 1; run.size() < MOST_PARTS && open.contains(next); next++) {
        if (sides.get(next).index() != sides.get(next - 1).index() + 1) {
          break;
        }
        run.add(next);
        runs.add(List.copyOf(run));
      }
    }
    return runs;
  }

  private void consider(
      SourceChange.Kind kind, List<Integer> before, List<Integer> after, List<Candidate> into) {
    int a = length(old, before);
    int b = length(now, after);
    if (2.0 * Math.min(a, b) < PARTS * (a + b)) {
      // Too unlike in length to be alike enough: nearly all are, and counting words costs more.
      return;
    }
    double together = WordTokens.alike(words(old, before), words(now, after));
    if (together < PARTS) {
      return;
    }
    for (int i : before) {
      for (int j : after) {
        if (WordTokens.alike(old.get(i).words(), now.get(j).words()) >= together) {
          return;
        }
      }
    }
    into.add(new Candidate(kind, together, before, after));
  }

  private static int length(List<Side> sides, List<Integer> places) {
    return places.stream().mapToInt(place -> sides.get(place).length()).sum();
  }

  private static Map<String, Integer> words(List<Side> sides, List<Integer> places) {
    if (places.size() == 1) {
      return sides.get(places.get(0)).words();
    }
    Map<String, Integer> all = new HashMap<>();
    places.forEach(
        place ->
            sides
                .get(place)
                .words()
                .forEach((word, count) -> all.merge(word, count, Integer::sum)));
    return all;
  }

  private void edits() {
    List<Candidate> candidates = new ArrayList<>();
    for (int j : openNow) {
      for (int i : openOld.subSet(j - WINDOW, j + WINDOW)) {
        double alike = WordTokens.alike(old.get(i).words(), now.get(j).words());
        if (alike >= EDITED) {
          candidates.add(new Candidate(SourceChange.Kind.EDITED, alike, List.of(i), List.of(j)));
        }
      }
    }
    take(candidates);
  }

  /** The most alike first, then the nearest; each sentence once. */
  private void take(List<Candidate> candidates) {
    candidates.sort(
        Comparator.comparingDouble(Candidate::alike)
            .reversed()
            .thenComparingInt(c -> Math.abs(c.old().get(0) - c.now().get(0)))
            .thenComparingInt(c -> c.now().get(0)));
    for (Candidate best : candidates) {
      if (openOld.containsAll(best.old()) && openNow.containsAll(best.now())) {
        match(best.kind(), best.old(), best.now());
      }
    }
  }

  private void match(SourceChange.Kind kind, List<Integer> before, List<Integer> after) {
    List<Integer> indexes = before.stream().map(place -> old.get(place).index()).toList();
    after.forEach(place -> matches.put(now.get(place).index(), new Match(kind, indexes)));
    before.forEach(openOld::remove);
    after.forEach(openNow::remove);
  }
}

package org.interpres.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * When in the day something is taken: before meals is not after meals, and a morning is no night. A
 * text that names both, or neither, is left alone: it may well be said in another way.
 */
final class Moments {

  /** Two kinds of the lexicon, of which one is the other turned round. */
  private record Opposites(String one, String other) {}

  private static final List<Opposites> OPPOSITES =
      List.of(new Opposites("before-meal", "after-meal"), new Opposites("morning", "night"));

  private final Phrases moments = Phrases.of("moments.txt");

  /** A finding of the check {@code id} for each moment that became its opposite. */
  List<Finding> turned(String id, SegmentPair pair) {
    Map<String, Span> source = in(pair.from());
    if (source.isEmpty()) {
      return List.of();
    }
    Map<String, Span> target = in(pair.to());
    List<Finding> findings = new ArrayList<>();
    for (Opposites opposites : OPPOSITES) {
      Span one = alone(source, opposites.one(), opposites.other());
      Span other = alone(source, opposites.other(), opposites.one());
      Span turned =
          one != null
              ? alone(target, opposites.other(), opposites.one())
              : alone(target, opposites.one(), opposites.other());
      Span said = one != null ? one : other;
      if (said != null && turned != null) {
        findings.add(finding(id, pair, said, turned));
      }
    }
    return findings;
  }

  private Map<String, Span> in(Passage text) {
    Map<String, Span> found = new HashMap<>();
    moments.in(text).forEach(moment -> found.putIfAbsent(moment.kind(), moment.span()));
    return found;
  }

  private static @Nullable Span alone(Map<String, Span> found, String kind, String without) {
    return found.containsKey(without) ? null : found.get(kind);
  }

  private static Finding finding(String id, SegmentPair pair, Span source, Span target) {
    return new Finding(
        id,
        Severity.CRITICAL,
        Phrase.of("finding.says-otherwise", pair.from().shown(source), pair.to().shown(target)),
        source,
        target);
  }
}

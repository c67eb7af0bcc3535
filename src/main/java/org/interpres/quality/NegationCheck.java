package org.interpres.quality;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.interpres.article.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * What the source denies or forbids, the target denies or forbids. A language has many ways of
 * saying no (verzichten, 未, avoid), so the target passes with any of them; a "not" that only the
 * target has is often style and is not reported.
 *
 * <p>Sentences are compared one by one where both texts have as many, so that the "not" of one does
 * not answer for that of another; else the texts as a whole.
 *
 * <p>Critical where a lost "not" could harm: an instruction, a dose, a contraindication, a warning.
 */
final class NegationCheck implements Check {

  private static final List<String> GRAVE =
      List.of("dose", "frequency", "contraindication", "instruction");

  private static final Set<String> DENYING = Set.of("not", "notonly");

  private final Phrases cues = Phrases.of("negation.txt");
  private final Bounds bounds = new Bounds();

  @Override
  public String id() {
    return "NEGATION";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    List<Phrases.Found> here = cues.in(pair.from());
    if (here.stream().noneMatch(cue -> DENYING.contains(cue.kind()))) {
      return List.of();
    }
    if (!cues.knows(pair.to().language()) || pair.target().isBlank()) {
      return List.of();
    }
    Loss loss = loss(pair, here, cues.in(pair.to()));
    if (loss == null) {
      return List.of();
    }
    List<String> reasons = RiskAssessment.of(pair.from()).reasons();
    boolean grave = reasons.stream().anyMatch(GRAVE::contains) && loss.nothingDenies();
    return List.of(
        new Finding(
            id(),
            grave ? Severity.CRITICAL : Severity.MAJOR,
            Phrase.of("finding.negation", pair.from().shown(loss.span())),
            loss.span(),
            null));
  }

  /** A denial of the source that the target has not, and whether the target has any other there. */
  private record Loss(Span span, boolean nothingDenies) {}

  private @Nullable Loss loss(
      SegmentPair pair, List<Phrases.Found> here, List<Phrases.Found> there) {
    List<Span> source = Sentences.of(pair.source());
    List<Span> target = Sentences.of(pair.target());
    if (source.size() != target.size()) {
      source = List.of(new Span(0, pair.source().length()));
      target = List.of(new Span(0, pair.target().length()));
    }
    NavigableMap<Integer, Span> bounded = new TreeMap<>();
    bounds.in(pair.to()).spans().forEach(span -> bounded.put(span.from(), span));
    int read = 0;
    int readThere = 0;
    for (int i = 0; i < source.size(); i++) {
      int next = next(here, read, source.get(i));
      int nextThere = next(there, readThere, target.get(i));
      Denials from = Denials.of(here.subList(read, next), new TreeMap<>());
      Denials to = Denials.of(there.subList(readThere, nextThere), bounded);
      read = next;
      readThere = nextThere;
      Span lost = lost(from, to);
      if (lost != null) {
        return new Loss(lost, to.oblique(from) == 0 && to.outright().isEmpty());
      }
    }
    return null;
  }

  /** The first cue from {@code from} on that is not in the sentence; they stand in order. */
  private static int next(List<Phrases.Found> cues, int from, Span sentence) {
    int next = from;
    while (next < cues.size() && cues.get(next).span().from() < sentence.to()) {
      next++;
    }
    return next;
  }

  private static @Nullable Span lost(Denials source, Denials target) {
    int answers = target.denied(source) + target.oblique(source) + target.answers(source);
    if (answers < source.outright().size()) {
      return source.outright().get(0);
    }
    return source.notOnly() != null && target.saysOnly() ? source.notOnly() : null;
  }

  /**
   * What denies in a sentence.
   *
   * @param outright words that deny by themselves
   * @param notOnly the first "not only", null without one
   * @param bounding how many of them only belong to a bound: the "not" of "not above 25 °C"
   * @param kinds how many words there are of each kind
   */
  private record Denials(
      List<Span> outright, @Nullable Span notOnly, int bounding, Map<String, Integer> kinds) {

    static Denials of(List<Phrases.Found> cues, NavigableMap<Integer, Span> bounds) {
      List<Span> outright = new ArrayList<>();
      Span notOnly = null;
      int bounding = 0;
      Map<String, Integer> kinds = new HashMap<>();
      for (Phrases.Found cue : cues) {
        kinds.merge(cue.kind(), 1, Integer::sum);
        if (cue.kind().equals("not")) {
          outright.add(cue.span());
          Map.Entry<Integer, Span> bound = bounds.floorEntry(cue.span().from());
          bounding += bound != null && cue.span().to() <= bound.getValue().to() ? 1 : 0;
        } else if (notOnly == null && cue.kind().equals("notonly")) {
          notOnly = cue.span();
        }
      }
      return new Denials(outright, notOnly, bounding, kinds);
    }

    private int count(String kind) {
      return kinds.getOrDefault(kind, 0);
    }

    private boolean has(String kind) {
      return kinds.containsKey(kind);
    }

    /**
     * "Below 25 °C" is "not above 25 °C" in Russian: that "not" answers for no other, unless the
     * source speaks of more or less than a number. Nor does that of "unless … not".
     */
    int denied(Denials source) {
      int denied = outright.size() + Math.max(0, count("nor") - 1);
      if (!source.has("more")) {
        denied -= bounding;
      }
      denied = Math.max(denied, count("agree"));
      return source.has("unless") && has("expletive") ? denied - 1 : denied;
    }

    /**
     * "Do not continue" may be "stop"; but of "do not stop taking it", the target's "stop" answers
     * for the source's, and not for its "not".
     */
    int oblique(Denials source) {
      int except = source.has("unless") || source.has("except") ? 0 : count("except");
      return count("whole") + except + Math.max(0, count("halt") - source.count("halt"));
    }

    /** "Not until" is also "only then", and "no more than" is "at most". */
    int answers(Denials source) {
      boolean until = source.has("until") || source.has("unless");
      int answers = until && has("only") ? 1 : 0;
      return answers + (source.has("more") && has("most") ? 1 : 0);
    }

    /** "Only", with nothing that denies. */
    boolean saysOnly() {
      return has("only") && !has("notonly") && outright.isEmpty();
    }
  }
}

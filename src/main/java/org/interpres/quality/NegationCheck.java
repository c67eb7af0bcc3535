package org.interpres.quality;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.interpres.article.Phrase;
import org.jspecify.annotations.Nullable;

/**
 * What the source denies or forbids, the target denies or forbids. A language has many ways of
 * saying no (verzichten, 未, avoid), so the target passes with any of them; a "not" that only the
 * target has is often style and is not reported.
 *
 * <p>Critical where a lost "not" could harm: an instruction, a dose, a contraindication, a warning.
 */
final class NegationCheck implements Check {

  private static final List<String> GRAVE =
      List.of("dose", "frequency", "contraindication", "instruction");

  private final Phrases cues = Phrases.of("negation.txt");

  /** What denies in a text: outright, and in ways that may stand for it. */
  private record Denials(List<Span> outright, int oblique, int halts, Set<String> kinds) {}

  @Override
  public String id() {
    return "NEGATION";
  }

  @Override
  public List<Finding> check(SegmentPair pair) {
    Denials source = denials(pair.from());
    if (source.outright().isEmpty()) {
      return List.of();
    }
    Denials target = denials(pair.to());
    if (!cues.knows(pair.to().language()) || pair.target().isBlank()) {
      return List.of();
    }
    Span lost = lost(source, target);
    if (lost == null) {
      return List.of();
    }
    List<String> reasons = RiskAssessment.of(pair.from()).reasons();
    boolean instructs = reasons.stream().anyMatch(GRAVE::contains);
    boolean grave = instructs && oblique(source, target) == 0 && target.outright().isEmpty();
    return List.of(
        new Finding(
            id(),
            grave ? Severity.CRITICAL : Severity.MAJOR,
            Phrase.of("finding.negation", pair.from().shown(lost)),
            lost,
            null));
  }

  private static @Nullable Span lost(Denials source, Denials target) {
    int denied = target.outright().size();
    int oblique = oblique(source, target) + answers(source, target);
    boolean fewer = denied + oblique < source.outright().size();
    return fewer ? source.outright().get(0) : null;
  }

  /**
   * "Do not continue" may be "stop"; but of "do not stop taking it", the target's "stop" answers
   * for the source's, and not for its "not".
   */
  private static int oblique(Denials source, Denials target) {
    return target.oblique() + Math.max(0, target.halts() - source.halts());
  }

  /** "Not until" is also "only then", and "no more than" is "at most". */
  private static int answers(Denials source, Denials target) {
    int answers = 0;
    answers += source.kinds().contains("until") && target.kinds().contains("only") ? 1 : 0;
    answers += source.kinds().contains("more") && target.kinds().contains("most") ? 1 : 0;
    return answers;
  }

  private Denials denials(Passage text) {
    List<Span> outright = new ArrayList<>();
    int oblique = 0;
    int halts = 0;
    Set<String> kinds = new HashSet<>();
    for (Phrases.Found found : cues.in(text)) {
      kinds.add(found.kind());
      if (found.kind().equals("not")) {
        outright.add(found.span());
      } else if (found.kind().equals("whole")) {
        oblique++;
      } else if (found.kind().equals("halt")) {
        halts++;
      }
    }
    return new Denials(outright, oblique, halts, kinds);
  }
}

package org.interpres.review;

import java.io.Serializable;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.springframework.stereotype.Component;

/** Letting findings stand. */
@Component
class Waivers {

  /** UTF-16 code units of a reason or a comment. */
  static final int LIMIT = 2_000;

  private final ReviewWriter writer;

  Waivers(ReviewWriter writer) {
    this.writer = writer;
  }

  /**
   * Waives findings of a segment's present words; one that is waived already keeps its waiver.
   *
   * @return how many were waived that were not
   */
  int waive(Hand hand, ReviewedSegment segment, List<Ruling.Waiving> wanted) {
    Set<Long> waived = new HashSet<>();
    for (Ruling.Waiving waiving : wanted) {
      NotedFinding finding = finding(segment, waiving);
      if (!finding.waived() && waived.add(finding.id())) {
        writer.waive(
            segment,
            finding.id(),
            new NotedFinding.Waiver(waiving.reason(), hand.account(), hand.at()));
      }
    }
    return waived.size();
  }

  private static NotedFinding finding(ReviewedSegment segment, Ruling.Waiving waiving) {
    NotedFinding finding =
        segment.findings().stream()
            .filter(candidate -> candidate.id() == waiving.finding())
            .findFirst()
            .orElseThrow(
                () ->
                    new Refusal(
                        Refusal.Kind.INVALID,
                        "unknown-finding",
                        Phrase.of(
                            "refused.unknown-finding",
                            Spoken.number(segment.index()),
                            Spoken.number(waiving.finding()),
                            ids(segment.findings())),
                        Map.of("finding", waiving.finding())));
    if (Set.of(NotedFinding.PLACEHOLDER, NotedFinding.WITHHELD).contains(finding.check())) {
      throw placeholder(segment);
    }
    if (waiving.reason().isEmpty() || waiving.reason().length() > LIMIT) {
      throw new Refusal(
          Refusal.Kind.INVALID,
          "reason-required",
          Phrase.of("refused.waiver-reason", LIMIT, Spoken.number(waiving.finding())));
    }
    return finding;
  }

  static Refusal placeholder(ReviewedSegment segment) {
    return new Refusal(
        Refusal.Kind.CONFLICT,
        "placeholder-not-approvable",
        Phrase.of("refused.placeholder", Spoken.number(segment.index())));
  }

  static Serializable ids(List<NotedFinding> findings) {
    return findings.isEmpty()
        ? Phrase.of("refused.none")
        : String.join(", ", findings.stream().map(finding -> "" + finding.id()).toList());
  }
}

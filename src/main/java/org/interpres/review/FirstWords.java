package org.interpres.review;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.interpres.article.Drafted;
import org.interpres.article.Origin;
import org.interpres.article.Segment;
import org.interpres.article.Translation;
import org.interpres.identity.Actor;
import org.interpres.quality.Risk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The words that a review starts with: what was carried over, else what was drafted. */
@Component
class FirstWords {

  private final WordsWriter words;
  private final ReviewWriter writer;
  private final SegmentFindings findings;
  private final ReviewPolicy policy;

  FirstWords(
      WordsWriter words, ReviewWriter writer, SegmentFindings findings, ReviewPolicy policy) {
    this.words = words;
    this.writer = writer;
    this.findings = findings;
    this.policy = policy;
  }

  void store(Drafted drafted, Map<Integer, CarriedWork.Change> changes, Instant now) {
    Translation translation = drafted.translation();
    writer.store(policy, now);
    writer.open(translation.id(), policy, now);
    List<Risk> risks = findings.risks(drafted.revision());
    List<WordsWriter.Checked> all = new ArrayList<>();
    for (Segment segment : drafted.revision().segments()) {
      all.add(
          first(
              translation,
              segment,
              risks.get(segment.index()),
              drafted.drafts().get(segment.index()),
              carried(changes.get(segment.index()))));
    }
    words.open(translation.id(), all, new WordsWriter.Writing(Actor.SYSTEM.name(), now, "drafted"));
    writer.skip(translation.id(), policy);
  }

  private static EarlierWork.@Nullable Words carried(CarriedWork.@Nullable Change change) {
    return change != null && change.kind().carries() ? change.before().get(0) : null;
  }

  private WordsWriter.Checked first(
      Translation translation,
      Segment segment,
      Risk risk,
      Drafted.Draft draft,
      EarlierWork.@Nullable Words carried) {
    String target = carried == null ? draft.target() : carried.target();
    Origin origin = carried == null ? draft.origin() : carried.origin();
    Words first = Words.of(target, origin, 1);
    return new WordsWriter.Checked(
        segment,
        first,
        risk,
        findings.of(translation, segment, first),
        carried == null ? List.of() : carried.editors(),
        carried == null ? null : carried.place().translation());
  }
}

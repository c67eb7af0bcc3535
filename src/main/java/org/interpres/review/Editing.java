package org.interpres.review;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.interpres.article.Origin;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.identity.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changing a segment's words. */
@Component
class Editing {

  private final Desk desk;
  private final Records records;
  private final ReviewWriter writer;
  private final SegmentFindings findings;
  private final Clock clock;

  Editing(Desk desk, Records records, ReviewWriter writer, SegmentFindings findings, Clock clock) {
    this.desk = desk;
    this.records = records;
    this.writer = writer;
    this.findings = findings;
    this.clock = clock;
  }

  /** Where words and what was said of them are kept. */
  @Component
  record Records(WordsWriter words, GivenBack givenBack) {}

  /** Refuses an edit of words that are approved as a whole. */
  void requireEditable(Translation translation) {
    if (translation.state() == TranslationState.APPROVED
        || translation.state() == TranslationState.PUBLISHED) {
      throw new Refusal(
          Refusal.Kind.CONFLICT,
          "approved-cannot-be-edited",
          Phrase.of(
              "refused.signed-words",
              Spoken.number(translation.id()),
              Spoken.state(translation.state())),
          Map.of("state", translation.state().name()));
    }
  }

  ReviewedSegment edit(
      Actor actor, Translation translation, int index, Written written, Acts.Trace trace) {
    Instant now = Desk.now(clock);
    Review review = desk.take(translation, index, now);
    ReviewedSegment segment = review.segment(index).orElseThrow();
    Words before = segment.words();
    trace.with("segment", index).with("version", before.version()).with("before", before.hash());
    requireVersion(segment, written.readVersion());
    String target = TargetText.of(written.target());
    if (target.equals(before.target())) {
      trace.unchanged();
      return segment;
    }
    Words after = Words.of(target, Origin.PERSON, before.version() + 1);
    trace.with("target", after.hash()).with("source", segment.segment().sourceHash());
    boolean replaced =
        records
            .words()
            .replace(
                translation.id(),
                new WordsWriter.Checked(
                    segment.segment(),
                    after,
                    segment.risk(),
                    findings.ofWritten(translation, segment.segment(), after),
                    List.of(),
                    null),
                new WordsWriter.Writing(actor.name(), now, "edited"));
    if (!replaced) {
      throw stale(segment, before.version());
    }
    writer.voidDecisions(translation.id(), List.of(index), GivenBack.EDITED + actor.name(), now);
    int voided =
        writer.voidSignatures(
            translation.id(), "segment " + index + " was edited by " + actor.name(), now);
    trace.with("signatures-voided", voided);
    int back = records.givenBack().to(translation.id(), desk.segment(translation, index));
    if (back > 0) {
      trace.with("approvals-given-back", back);
    }
    writer.recount(translation.id(), List.of(index));
    return desk.segment(translation, index);
  }

  /**
   * What a person wrote.
   *
   * @param readVersion the version that it replaces, null where the request names none
   */
  record Written(String target, @Nullable Integer readVersion) {}

  private static void requireVersion(ReviewedSegment segment, @Nullable Integer read) {
    if (read == null) {
      throw new Refusal(
          Refusal.Kind.VERSION_REQUIRED,
          "version-required",
          "Name the version that you change: If-Match: \"%d\" for segment %d as it is now."
              .formatted(segment.words().version(), segment.index()),
          Map.of("version", segment.words().version()));
    }
    if (read != segment.words().version()) {
      throw stale(segment, read);
    }
  }

  private static Refusal stale(ReviewedSegment segment, int read) {
    return new Refusal(
        Refusal.Kind.STALE,
        "stale-version",
        Phrase.of(
            "refused.stale-edit",
            Spoken.number(segment.index()),
            Spoken.number(segment.words().version()),
            Spoken.number(read)),
        Map.of("version", segment.words().version()));
  }
}

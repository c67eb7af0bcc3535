package org.interpres.review.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.interpres.article.InlineElement;
import org.interpres.article.InlineToken;
import org.interpres.article.Phrase;
import org.interpres.article.TranslationState;
import org.interpres.article.Unit;
import org.interpres.identity.web.Moment;
import org.interpres.quality.Risk;
import org.interpres.review.Comments;
import org.interpres.review.NotedFinding;
import org.interpres.review.Presence;
import org.interpres.review.Review;
import org.interpres.review.ReviewedSegment;
import org.interpres.review.SegmentDrafts;
import org.interpres.review.SegmentState;
import org.interpres.review.Standing;
import org.interpres.review.web.SegmentView.May;
import org.jspecify.annotations.Nullable;

/** Shows the segments of one review to one account. */
final class SegmentScreen {

  private final Review review;
  private final Standing standing;
  private final SourceNotes notes;
  private final Beside beside;
  private final @Nullable String bulk;
  private final Map<Integer, List<String>> untranslated;

  /**
   * @param bulk the step in which the account approves in bulk, null where it may not
   */
  SegmentScreen(
      Review review, Standing standing, SourceNotes notes, Beside beside, @Nullable String bulk) {
    this.review = review;
    this.standing = standing;
    this.notes = notes;
    this.beside = beside;
    this.bulk = bulk;
    this.untranslated = UntranslatedText.of(review.revision());
  }

  /** What stands beside segments, by their index. */
  record Beside(
      Map<Integer, Comments.Count> comments,
      Map<Integer, Integer> errors,
      Map<Integer, SegmentDrafts.Draft> drafts) {

    SegmentView.Aside of(int index) {
      Comments.Count said = comments.get(index);
      return new SegmentView.Aside(
          said == null ? 0 : said.comments(),
          said == null ? 0 : said.openQueries(),
          errors.getOrDefault(index, 0),
          drafts.get(index));
    }
  }

  /**
   * @param show the filter that says whether it is shown in full
   */
  SegmentView show(ReviewedSegment segment, Filter show, SegmentView.@Nullable Said said) {
    Unit unit = review.revision().document().units().get(segment.segment().unit());
    boolean hidden = !show.shows(segment, standing) && said == null;
    return new SegmentView(
        new SegmentView.Place(
            segment.index(),
            unit.kind().label(),
            first(segment),
            hidden,
            untranslated.getOrDefault(segment.index(), List.of())),
        status(segment),
        words(segment, unit.elements()),
        notes.of(segment),
        remarks(segment),
        beside.of(segment.index()),
        hidden ? May.NOTHING : may(segment),
        said);
  }

  private boolean first(ReviewedSegment segment) {
    int index = segment.index();
    return index == 0
        || review.revision().segments().get(index - 1).unit() != segment.segment().unit();
  }

  private SegmentView.Status status(ReviewedSegment segment) {
    return new SegmentView.Status(
        segment.state().label(),
        standing.waitsFor(segment).orElse(""),
        segment.risk().label(),
        OriginWords.of(segment.words().origin()),
        segment.words().version(),
        Presence.stamp(segment));
  }

  private SegmentView.Words words(ReviewedSegment segment, List<InlineElement> elements) {
    List<MarkedText.Mark> source = new ArrayList<>();
    List<MarkedText.Mark> target = new ArrayList<>();
    int number = 0;
    for (NotedFinding finding : segment.findings()) {
      number++;
      mark(source, number, finding.remark().sourceSpan(), tone(finding));
      mark(target, number, finding.remark().targetSpan(), tone(finding));
    }
    String text = segment.words().target();
    return new SegmentView.Words(
        MarkedText.of(segment.segment().source(), source, elements),
        MarkedText.of(text, target, elements),
        text,
        segment.words().placeholder(),
        tags(segment.segment().source(), elements));
  }

  private static void mark(
      List<MarkedText.Mark> marks, int number, NotedFinding.@Nullable Range span, String tone) {
    if (span != null) {
      marks.add(new MarkedText.Mark(number, span.from(), span.to(), tone));
    }
  }

  private static String tone(NotedFinding finding) {
    return finding.waived() ? "waived" : finding.severity();
  }

  private static List<SegmentView.TagView> tags(String source, List<InlineElement> elements) {
    List<SegmentView.TagView> tags = new ArrayList<>();
    for (InlineToken token : InlineToken.parse(source)) {
      if (token instanceof InlineToken.Open open) {
        tags.add(new SegmentView.TagView(text(source, token), "</g>", label(open.id(), elements)));
      } else if (token instanceof InlineToken.Standalone alone) {
        tags.add(new SegmentView.TagView(text(source, token), "", label(alone.id(), elements)));
      }
    }
    return List.copyOf(tags);
  }

  private static String text(String source, InlineToken token) {
    return source.substring(token.start(), token.end());
  }

  private static Phrase label(int id, List<InlineElement> elements) {
    return elements.stream()
        .filter(element -> element.id() == id)
        .findFirst()
        .map(element -> Phrase.of("tag.numbered", id, MarkedText.name(element)))
        .orElseGet(() -> Phrase.of("tag.stands", id));
  }

  private SegmentView.Remarks remarks(ReviewedSegment segment) {
    List<SegmentView.FindingView> findings = new ArrayList<>();
    for (NotedFinding finding : segment.findings()) {
      findings.add(
          new SegmentView.FindingView(
              findings.size() + 1,
              new SegmentView.Check(finding.check(), finding.severity(), finding.id()),
              tone(finding),
              finding.words(),
              waiver(finding.waiver()),
              finding.blocks() && !segment.words().placeholder()));
    }
    return new SegmentView.Remarks(
        findings,
        segment.approvals().stream()
            .map(a -> new SegmentView.ApprovalView(a.step(), a.by(), Moment.of(a.at())))
            .toList(),
        segment
            .rejection()
            .map(r -> new SegmentView.Reason(r.by(), Moment.of(r.at()), r.comment()))
            .orElse(null));
  }

  private static SegmentView.@Nullable Reason waiver(NotedFinding.@Nullable Waiver waiver) {
    return waiver == null
        ? null
        : new SegmentView.Reason(waiver.by(), Moment.of(waiver.at()), waiver.reason());
  }

  private May may(ReviewedSegment segment) {
    if (review.translation().state() != TranslationState.IN_REVIEW || standing.steps().isEmpty()) {
      return May.NOTHING;
    }
    boolean placeholder = segment.words().placeholder();
    String step = standing.waitsFor(segment).filter(standing.steps()::contains).orElse(null);
    Phrase hindrance = step == null ? null : standing.hindrance(step, segment).orElse(null);
    String approve = placeholder || hindrance != null ? null : step;
    boolean rejected = segment.state() == SegmentState.REJECTED;
    return new May(
        approve,
        rejected ? null : standing.rejects(segment).orElse(null),
        true,
        approve != null
            && approve.equals(bulk)
            && segment.risk() != Risk.CRITICAL
            && segment.blocking().isEmpty(),
        placeholder && step != null ? Phrase.of("bench.placeholder") : hindrance);
  }

  /** Which segments are shown in full; their neighbours are always there to read. */
  enum Filter {
    ALL,
    /** What waits for a step that the account decides. */
    MINE,
    OPEN,
    FINDINGS,
    CRITICAL;

    static Filter of(String name) {
      for (Filter filter : values()) {
        if (filter.label().equals(name)) {
          return filter;
        }
      }
      return ALL;
    }

    /** As the address names it. */
    String label() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The part of the workbench's address that keeps it. */
    String query() {
      return this == ALL ? "" : "?show=" + label();
    }

    boolean shows(ReviewedSegment segment, Standing standing) {
      return switch (this) {
        case ALL -> true;
        case MINE -> standing.waitsFor(segment).filter(standing.steps()::contains).isPresent();
        case OPEN -> segment.state() != SegmentState.APPROVED;
        case FINDINGS -> segment.findings().stream().anyMatch(finding -> !finding.waived());
        case CRITICAL -> !segment.blocking().isEmpty();
      };
    }
  }
}

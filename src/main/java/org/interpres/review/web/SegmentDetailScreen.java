package org.interpres.review.web;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.interpres.article.BackTranslator;
import org.interpres.article.InlineElement;
import org.interpres.article.Refusal;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.interpres.identity.web.Language;
import org.interpres.identity.web.Moment;
import org.interpres.identity.web.Refused;
import org.interpres.review.Comments;
import org.interpres.review.Decision;
import org.interpres.review.QualityErrors;
import org.interpres.review.ReviewQueries;
import org.interpres.review.ReviewedSegment;
import org.interpres.review.SegmentHistory;
import org.interpres.review.Standings;
import org.interpres.review.Typology;
import org.interpres.review.WordDifference;
import org.interpres.review.Workbench;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows all that is known of one segment: talk, marked errors, history, other locales. */
@Component
class SegmentDetailScreen {

  private final ReviewQueries queries;
  private final Standings standings;
  private final Comments comments;
  private final QualityErrors errors;
  private final SegmentHistory history;

  SegmentDetailScreen(
      ReviewQueries queries,
      Standings standings,
      Comments comments,
      QualityErrors errors,
      SegmentHistory history) {
    this.queries = queries;
    this.standings = standings;
    this.comments = comments;
    this.errors = errors;
    this.history = history;
  }

  /** What came of what was just tried: a back-translation, a problem, or neither. */
  record Outcome(BackTranslator.@Nullable Back back, @Nullable Refused problem) {

    static final Outcome NONE = new Outcome(null, null);

    static Outcome of(Refusal refusal) {
      return new Outcome(null, Refused.of(refusal));
    }
  }

  SegmentDetailView show(Actor actor, long id, int index, Outcome outcome) {
    Workbench bench = queries.workbench(actor, id);
    ReviewedSegment segment =
        java.util.Optional.ofNullable(bench.review())
            .flatMap(
                review -> review.segments().stream().filter(s -> s.index() == index).findFirst())
            .orElseThrow(
                () ->
                    new Refusal(
                        Refusal.Kind.NOT_FOUND,
                        "unknown-segment",
                        "Translation %d has no segment %d in review.".formatted(id, index)));
    List<InlineElement> elements =
        bench.revision().document().units().get(segment.segment().unit()).elements();
    boolean reviewer = !standings.of(actor, bench.translation()).steps().isEmpty();
    return new SegmentDetailView(
        subject(bench, segment, elements),
        new SegmentDetailView.Talk(
            threads(comments.of(bench.translation(), segment)),
            actor.has(Role.LINGUIST, Role.MEDIC, Role.LOCALIZER)),
        errors(bench, index, reviewer),
        events(bench, segment),
        history.elsewhere(bench.translation(), segment).stream()
            .map(each -> elsewhere(each, elements))
            .toList(),
        outcome.back(),
        outcome.problem());
  }

  private static SegmentDetailView.Subject subject(
      Workbench bench, ReviewedSegment segment, List<InlineElement> elements) {
    return new SegmentDetailView.Subject(
        bench.translation().id(),
        segment.index(),
        bench.revision().title(),
        Language.of(bench.translation().source()),
        Language.of(bench.translation().locale()),
        new SegmentDetailView.Pair(
            MarkedText.of(segment.segment().source(), List.of(), elements),
            MarkedText.of(segment.words().target(), List.of(), elements),
            segment.words().version()));
  }

  private static List<SegmentDetailView.Thread> threads(List<Comments.Comment> said) {
    Map<Long, List<Comments.Comment>> byThread = new LinkedHashMap<>();
    for (Comments.Comment comment : said) {
      long thread = comment.answers() == null ? comment.id() : comment.answers();
      byThread.computeIfAbsent(thread, id -> new ArrayList<>()).add(comment);
    }
    return byThread.values().stream().map(SegmentDetailScreen::thread).toList();
  }

  private static SegmentDetailView.Thread thread(List<Comments.Comment> said) {
    Comments.Comment first = said.get(0);
    Comments.Settled settled = first.settled();
    return new SegmentDetailView.Thread(
        first.id(),
        first.kind() == Comments.Kind.QUERY,
        said(first),
        said.stream().skip(1).map(SegmentDetailScreen::said).toList(),
        settled == null
            ? null
            : new SegmentDetailView.Said(settled.by(), Moment.of(settled.at()), ""));
  }

  private static SegmentDetailView.Said said(Comments.Comment comment) {
    return new SegmentDetailView.Said(comment.by(), Moment.of(comment.at()), comment.body());
  }

  private SegmentDetailView.Errors errors(Workbench bench, int index, boolean reviewer) {
    return new SegmentDetailView.Errors(
        errors.of(bench.translation(), index).stream()
            .map(
                each ->
                    new SegmentDetailView.Marked(
                        each.id(),
                        each.dimension(),
                        each.severity().label(),
                        new SegmentDetailView.Said(each.by(), Moment.of(each.at()), each.note()),
                        each.version(),
                        each.open()))
            .toList(),
        errors.typology().dimensions(),
        Arrays.stream(Typology.Severity.values()).map(Typology.Severity::label).toList(),
        reviewer);
  }

  /** Versions and decisions in one line of time, the latest first. */
  private List<SegmentDetailView.Event> events(Workbench bench, ReviewedSegment segment) {
    List<SegmentDetailView.Event> events = new ArrayList<>();
    String before = "";
    for (SegmentHistory.Version version :
        history.versions(bench.translation().id(), segment.index())) {
      events.add(
          new SegmentDetailView.Event(
              version.reason(),
              version.by(),
              Moment.of(version.at()),
              OriginWords.of(version.origin()),
              "",
              WordDifference.between(
                  version.number() == 1 ? MarkedText.abridged(version.target()) : before,
                  MarkedText.abridged(version.target()))));
      before = MarkedText.abridged(version.target());
    }
    segment.decisions().forEach(decision -> events.add(event(decision)));
    events.sort(
        Comparator.comparing((SegmentDetailView.Event event) -> Instant.parse(event.at().iso()))
            .reversed());
    return List.copyOf(events);
  }

  private static SegmentDetailView.Event event(Decision decision) {
    String what = decision.verdict() == Decision.Verdict.APPROVE ? "approved" : "rejected";
    return new SegmentDetailView.Event(
        decision.voided() == null ? what : what + "-void",
        decision.by(),
        Moment.of(decision.at()),
        null,
        decision.voided() == null ? decision.comment() : decision.voided(),
        List.of());
  }

  private static SegmentDetailView.Elsewhere elsewhere(
      SegmentHistory.Elsewhere each, List<InlineElement> elements) {
    return new SegmentDetailView.Elsewhere(
        Language.of(each.locale()),
        "/translations/" + each.translation() + "#s" + each.index(),
        each.state().label(),
        MarkedText.of(each.target(), List.of(), elements));
  }
}

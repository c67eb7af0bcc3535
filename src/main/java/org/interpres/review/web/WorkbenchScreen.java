package org.interpres.review.web;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.interpres.article.Phrase;
import org.interpres.article.Translation;
import org.interpres.article.TranslationState;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.interpres.identity.web.Language;
import org.interpres.identity.web.Moment;
import org.interpres.review.Pace;
import org.interpres.review.Review;
import org.interpres.review.ReviewQueries;
import org.interpres.review.ReviewedSegment;
import org.interpres.review.Standing;
import org.interpres.review.Standings;
import org.interpres.review.Workbench;
import org.interpres.terminology.Termbase;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows a translation to an account: what stands there, and what the account may do. */
@Component
class WorkbenchScreen {

  private final ReviewQueries queries;
  private final Standings standings;
  private final BesideSegments beside;
  private final Termbase termbase;
  private final Pace pace;

  WorkbenchScreen(
      ReviewQueries queries,
      Standings standings,
      BesideSegments beside,
      Termbase termbase,
      Pace pace) {
    this.termbase = termbase;
    this.queries = queries;
    this.standings = standings;
    this.beside = beside;
    this.pace = pace;
  }

  /**
   * What to show.
   *
   * @param only the one segment that an act has changed, null for all
   * @param said what came of the act just tried, by the segment's index
   */
  record Request(
      long id,
      SegmentScreen.Filter show,
      @Nullable Integer only,
      Map<Integer, SegmentView.Said> said) {

    /** A segment alone stays as it is shown, or the list would jump under the reader's eyes. */
    SegmentScreen.Filter rows() {
      return only == null ? show : SegmentScreen.Filter.ALL;
    }
  }

  WorkbenchView show(Actor actor, Request request) {
    Workbench bench = queries.workbench(actor, request.id());
    Standing standing = standings.of(actor, bench.translation());
    Review review = bench.review();
    String bulk = bulk(bench, standing);
    List<SegmentView> segments = new ArrayList<>();
    if (review != null) {
      SegmentScreen screen =
          new SegmentScreen(
              review,
              standing,
              new SourceNotes(bench, termbase),
              beside.of(actor, bench.translation()),
              bulk);
      for (ReviewedSegment segment : review.segments()) {
        if (request.only() == null || request.only() == segment.index()) {
          segments.add(screen.show(segment, request.rows(), request.said().get(segment.index())));
        }
      }
    }
    return new WorkbenchView(
        subject(bench),
        condition(actor, bench, standing, reopened(actor, bench)),
        new WorkbenchView.Display(
            request.show().label(),
            shows(review, standing),
            steps(bench),
            bulk,
            me(actor, standing)),
        segments,
        signing(bench, standing));
  }

  private WorkbenchView.Me me(Actor actor, Standing standing) {
    int words = pace.lastHour(actor);
    return new WorkbenchView.Me(
        actor.name(), standing.decidesFirst(), words > Pace.WORDS_AN_HOUR ? words : null);
  }

  private static WorkbenchView.Subject subject(Workbench bench) {
    Translation translation = bench.translation();
    return new WorkbenchView.Subject(
        translation.id(),
        bench.revision().title(),
        translation.article().value(),
        translation.revision(),
        Language.of(translation.source()),
        Language.of(translation.locale()));
  }

  private static @Nullable String bulk(Workbench bench, Standing standing) {
    boolean open = bench.translation().state() == TranslationState.IN_REVIEW;
    return open ? standing.steps().stream().findFirst().orElse(null) : null;
  }

  private WorkbenchView.@Nullable Reopened reopened(Actor actor, Workbench bench) {
    return bench.translation().state() == TranslationState.IN_REVIEW
        ? queries
            .reopening(actor, bench.translation().id())
            .map(it -> new WorkbenchView.Reopened(it.by(), it.reason(), Moment.of(it.at())))
            .orElse(null)
        : null;
  }

  private static WorkbenchView.Condition condition(
      Actor actor, Workbench bench, Standing standing, WorkbenchView.@Nullable Reopened reopened) {
    TranslationState state = bench.translation().state();
    Phrase note =
        switch (state) {
          case QUEUED, TRANSLATING -> Phrase.of("bench.drafting");
          case IN_REVIEW -> standing.hindrance().orElse(null);
          case APPROVED, PUBLISHED -> Phrase.of("bench.signed");
          case SUPERSEDED -> Phrase.of("bench.superseded");
          case FAILED -> null;
        };
    List<String> chances = new ArrayList<>();
    boolean localizer = actor.has(Role.LOCALIZER);
    Review review = bench.review();
    if (state == TranslationState.FAILED && localizer) {
      chances.add("retry");
    }
    if (state == TranslationState.APPROVED
        && localizer
        && review != null
        && review.terms().releasedAt() == null) {
      chances.add("release");
    }
    boolean signed = state == TranslationState.APPROVED || state == TranslationState.PUBLISHED;
    if (signed && (localizer || !standing.steps().isEmpty())) {
      chances.add("reopen");
    }
    return new WorkbenchView.Condition(state.name(), bench.failure(), note, reopened, chances);
  }

  private static List<WorkbenchView.Show> shows(@Nullable Review review, Standing standing) {
    return review == null
        ? List.of()
        : Arrays.stream(SegmentScreen.Filter.values())
            .filter(filter -> filter != SegmentScreen.Filter.MINE || !standing.steps().isEmpty())
            .map(filter -> new WorkbenchView.Show(filter.label(), shown(review, filter, standing)))
            .toList();
  }

  private static long shown(Review review, SegmentScreen.Filter filter, Standing standing) {
    return review.segments().stream().filter(segment -> filter.shows(segment, standing)).count();
  }

  private static List<WorkbenchView.Step> steps(Workbench bench) {
    return bench.steps().stream()
        .map(step -> new WorkbenchView.Step(step.name(), step.decided(), step.total()))
        .toList();
  }

  private static WorkbenchView.Signing signing(Workbench bench, Standing standing) {
    List<WorkbenchView.Signature> given =
        bench.steps().stream()
            .flatMap(step -> Optional.ofNullable(step.signature()).stream())
            .map(
                signature ->
                    new WorkbenchView.Signature(
                        signature.step(),
                        signature.account(),
                        signature.signer(),
                        signature.meaning(),
                        Moment.of(signature.signedAt())))
            .toList();
    Review review = bench.review();
    if (review == null || bench.translation().state() != TranslationState.IN_REVIEW) {
      return new WorkbenchView.Signing(
          given, null, given.isEmpty() ? Phrase.of("sign.none") : null);
    }
    Optional<String> next = standing.signsNext(review);
    if (next.isEmpty()) {
      return new WorkbenchView.Signing(given, null, Phrase.of("sign.all"));
    }
    String step = next.get();
    return standing
        .signingHindrance(step, review)
        .map(why -> new WorkbenchView.Signing(given, null, why))
        .orElseGet(
            () ->
                new WorkbenchView.Signing(
                    given,
                    steps(bench).stream()
                        .filter(s -> s.name().equals(step))
                        .findFirst()
                        .orElse(null),
                    null));
  }
}

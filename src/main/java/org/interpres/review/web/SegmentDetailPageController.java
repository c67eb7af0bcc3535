package org.interpres.review.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.interpres.article.Refusal;
import org.interpres.identity.Actor;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.review.BackReading;
import org.interpres.review.Comments;
import org.interpres.review.QualityErrors;
import org.interpres.review.web.SegmentDetailScreen.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/**
 * One segment with its talk, marked errors, history, other locales and back-translation: a page of
 * its own, on which it can be acted on without a script, and with htmx the panel beside the
 * workbench.
 */
@Controller
@RequestMapping("/translations/{id}/segments/{index}")
@Allowed({Role.LINGUIST, Role.MEDIC, Role.LOCALIZER, Role.ADMIN})
class SegmentDetailPageController {

  /** Tells the page's script that an answer is a part of its page, as for a segment's row. */
  private static final String SEGMENT = "X-Segment";

  private final SegmentDetailScreen screen;
  private final WorkbenchScreen workbench;
  private final Comments comments;
  private final QualityErrors errors;
  private final BackReading reading;

  SegmentDetailPageController(
      SegmentDetailScreen screen,
      WorkbenchScreen workbench,
      Comments comments,
      QualityErrors errors,
      BackReading reading) {
    this.reading = reading;
    this.screen = screen;
    this.workbench = workbench;
    this.comments = comments;
    this.errors = errors;
  }

  /** Where an act is done, and how it is answered. */
  private record Place(
      Actor actor, long id, int index, HttpServletRequest request, HttpServletResponse response) {

    boolean alone() {
      return request.getHeader("HX-Request") != null;
    }

    WorkbenchScreen.Request segment() {
      return new WorkbenchScreen.Request(id, show(), index, Map.of());
    }

    String page() {
      return "/translations/" + id + "/segments/" + index + show().query();
    }

    /** What the list shows that one came from, and goes back to. */
    private SegmentScreen.Filter show() {
      return SegmentScreen.Filter.of(sent(request, "show"));
    }
  }

  @GetMapping
  ModelAndView show(
      Actor actor,
      @PathVariable long id,
      @PathVariable int index,
      HttpServletRequest request,
      HttpServletResponse response) {
    return shown(new Place(actor, id, index, request, response), Outcome.NONE);
  }

  @PostMapping("/comments")
  ModelAndView comment(
      Actor actor,
      @PathVariable long id,
      @PathVariable int index,
      @RequestParam(defaultValue = "comment") String kind,
      @RequestParam(required = false) @Nullable Long answers,
      HttpServletRequest request,
      HttpServletResponse response) {
    return act(
        new Place(actor, id, index, request, response),
        () ->
            comments.write(
                actor, id, index, new Comments.Said(kind(kind), answers, sent(request, "body"))));
  }

  private static Comments.Kind kind(String name) {
    return name.toLowerCase(Locale.ROOT).equals("query")
        ? Comments.Kind.QUERY
        : Comments.Kind.COMMENT;
  }

  @PostMapping("/comments/{comment}/settle")
  ModelAndView settle(
      Actor actor,
      @PathVariable long id,
      @PathVariable int index,
      @PathVariable long comment,
      HttpServletRequest request,
      HttpServletResponse response) {
    return act(
        new Place(actor, id, index, request, response), () -> comments.settle(actor, id, comment));
  }

  @PostMapping("/errors")
  ModelAndView mark(
      Actor actor,
      @PathVariable long id,
      @PathVariable int index,
      @RequestParam int version,
      HttpServletRequest request,
      HttpServletResponse response) {
    return act(
        new Place(actor, id, index, request, response),
        () ->
            errors.mark(
                actor,
                id,
                index,
                new QualityErrors.Found(
                    version,
                    sent(request, "dimension"),
                    sent(request, "severity"),
                    sent(request, "note"))));
  }

  @PostMapping("/errors/{error}/withdraw")
  ModelAndView withdraw(
      Actor actor,
      @PathVariable long id,
      @PathVariable int index,
      @PathVariable long error,
      HttpServletRequest request,
      HttpServletResponse response) {
    return act(
        new Place(actor, id, index, request, response),
        () -> errors.withdraw(actor, id, index, error));
  }

  /** Answers without a redirect: what an engine says is shown once and not stored. */
  @PostMapping("/back-translation")
  ModelAndView translateBack(
      Actor actor,
      @PathVariable long id,
      @PathVariable int index,
      HttpServletRequest request,
      HttpServletResponse response) {
    Place place = new Place(actor, id, index, request, response);
    try {
      return shown(place, new Outcome(reading.ask(actor, id, index), null));
    } catch (Refusal refusal) {
      return refused(place, refusal);
    }
  }

  private ModelAndView act(Place place, Runnable act) {
    try {
      act.run();
    } catch (Refusal refusal) {
      return refused(place, refusal);
    }
    return place.alone()
        ? shown(place, Outcome.NONE)
        : new ModelAndView("redirect:" + place.page());
  }

  private ModelAndView refused(Place place, Refusal refusal) {
    if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
      throw refusal;
    }
    place.response().setStatus(HttpStatus.CONFLICT.value());
    return shown(place, Outcome.of(refusal));
  }

  private ModelAndView shown(Place place, Outcome outcome) {
    place.response().setHeader(SEGMENT, String.valueOf(place.index()));
    ModelAndView page = new ModelAndView(place.alone() ? "review/detail-part" : "review/detail");
    page.addObject("detail", screen.show(place.actor(), place.id(), place.index(), outcome));
    if (!place.alone()) {
      page.addObject("page", workbench.show(place.actor(), place.segment()));
    }
    return page;
  }

  private static String sent(HttpServletRequest request, String field) {
    String value = request.getParameter(field);
    return value == null ? "" : value;
  }
}

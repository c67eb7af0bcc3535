package org.interpres.review.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Translations;
import org.interpres.identity.Actor;
import org.interpres.identity.web.Form;
import org.interpres.identity.web.Refused;
import org.interpres.review.Decision;
import org.interpres.review.ReviewedSegment;
import org.interpres.review.Reviews;
import org.interpres.review.Ruling;
import org.interpres.review.SegmentDrafts;
import org.interpres.review.Standings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Acts on segments. A plain form is answered with a redirect to the segment; htmx with the segment
 * alone, refused acts too, so that what was typed is never lost.
 */
@Controller
@RequestMapping("/translations/{id}")
class SegmentPageController {

  /** Tells the page's script that an answer is a segment and not, say, the sign-in page. */
  private static final String SEGMENT = "X-Segment";

  private static final String WAIVER = "waiver-";

  private final WorkbenchScreen screen;
  private final Reviews reviews;
  private final Standings standings;
  private final Translations translations;
  private final SegmentDrafts drafts;

  SegmentPageController(
      WorkbenchScreen screen,
      Reviews reviews,
      Standings standings,
      Translations translations,
      SegmentDrafts drafts) {
    this.drafts = drafts;
    this.screen = screen;
    this.reviews = reviews;
    this.standings = standings;
    this.translations = translations;
  }

  /** Which segment in which version was acted on, from which view. */
  record Act(long id, int index, @Nullable Integer version, @Nullable String show) {

    int read() {
      if (version == null) {
        throw new Refusal(
            Refusal.Kind.MALFORMED, "malformed-version", "The form names no version.");
      }
      return version;
    }
  }

  @PostMapping("/segments/{index}")
  ModelAndView edit(
      Actor actor,
      Act act,
      @RequestParam String target,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    Answer answer = new Answer(actor, act, request, response, redirect);
    try {
      ReviewedSegment written = reviews.edit(actor, act.id(), act.index(), target, act.read());
      drafts.discard(actor, act.id(), act.index());
      if (!"approve".equals(request.getParameter("then"))) {
        return done(answer);
      }
      return approve(answer, written);
    } catch (Refusal refusal) {
      return refused(answer, refusal, target);
    }
  }

  /** The words are stored whatever comes of their approval. */
  private ModelAndView approve(Answer answer, ReviewedSegment written) {
    Act act = answer.act();
    String step =
        translations
            .find(act.id())
            .map(translation -> standings.of(answer.actor(), translation))
            .flatMap(standing -> standing.waitsFor(written))
            .orElse("");
    try {
      reviews.decide(
          answer.actor(),
          act.id(),
          act.index(),
          new Ruling(step, Decision.Verdict.APPROVE, written.words().version(), "", List.of()));
      return done(answer);
    } catch (Refusal refusal) {
      return said(
          answer,
          refusal,
          new SegmentView.Said(Phrase.of("bench.saved-not-approved"), Refused.of(refusal), null));
    }
  }

  @PostMapping("/segments/{index}/decisions")
  ModelAndView decide(
      Actor actor,
      Act act,
      @RequestParam String step,
      @RequestParam String decision,
      @RequestParam(defaultValue = "") String comment,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    Answer answer = new Answer(actor, act, request, response, redirect);
    try {
      reviews.decide(
          actor,
          act.id(),
          act.index(),
          new Ruling(
              step, Decision.Verdict.parse(decision), act.read(), comment, waivers(request)));
      return done(answer);
    } catch (Refusal refusal) {
      return said(answer, refusal, new SegmentView.Said(null, Refused.of(refusal), null));
    }
  }

  /**
   * The segment as it is now, for a page on which somebody else's act is not seen yet.
   *
   * @param signing with the form of the signatures; without it what somebody may be typing there
   *     stays
   */
  @GetMapping("/segments/{index}/row")
  ModelAndView row(
      Actor actor,
      Act act,
      @RequestParam(defaultValue = "false") boolean signing,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    ModelAndView row = row(new Answer(actor, act, request, response, redirect), Map.of());
    return signing ? row : row.addObject("quiet", true);
  }

  @PostMapping("/decisions")
  String decideAll(
      Actor actor,
      @PathVariable long id,
      @RequestParam String step,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    String[] chosen = request.getParameterValues("item");
    List<String> items = chosen == null ? List.of() : List.of(chosen);
    return new Form(request, redirect)
        .send(
            WorkbenchPageController.page(id),
            Phrase.of("bench.approved-so-many", items.size()),
            () -> reviews.decideAll(actor, id, bulk(step, items)));
  }

  private static Ruling.Bulk bulk(String step, List<String> items) {
    if (items.isEmpty()) {
      throw new Refusal(
          Refusal.Kind.INVALID, "nothing-chosen", Phrase.of("refused.nothing-chosen"));
    }
    return new Ruling.Bulk(
        step,
        Decision.Verdict.APPROVE,
        "",
        items.stream().map(SegmentPageController::item).toList());
  }

  private static Ruling.Item item(String value) {
    String[] parts = value.split(":", 2);
    try {
      return new Ruling.Item(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
      throw new Refusal(
          Refusal.Kind.MALFORMED,
          "malformed-item",
          "A chosen segment is named by its index and version, as 4:1.");
    }
  }

  /** Reasons that were given; a field left empty waives nothing. */
  private static List<Ruling.Waiving> waivers(HttpServletRequest request) {
    List<Ruling.Waiving> waivers = new ArrayList<>();
    request
        .getParameterMap()
        .forEach(
            (name, values) -> {
              if (name.matches(WAIVER + "[0-9]{1,18}") && !values[0].isBlank()) {
                waivers.add(
                    new Ruling.Waiving(Long.parseLong(name.substring(WAIVER.length())), values[0]));
              }
            });
    return waivers;
  }

  private record Answer(
      Actor actor,
      Act act,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {

    boolean alone() {
      return request.getHeader("HX-Request") != null;
    }
  }

  private ModelAndView done(Answer answer) {
    return answer.alone() ? row(answer, Map.of()) : back(answer);
  }

  private ModelAndView refused(Answer answer, Refusal refusal, String mine) {
    return said(answer, refusal, new SegmentView.Said(null, Refused.of(refusal), mine));
  }

  private ModelAndView said(Answer answer, Refusal refusal, SegmentView.Said said) {
    boolean nowhere = refusal.kind() == Refusal.Kind.NOT_FOUND;
    if (nowhere) {
      throw refusal;
    }
    Map<Integer, SegmentView.Said> tried = Map.of(answer.act().index(), said);
    if (answer.alone()) {
      answer.response().setStatus(HttpStatus.CONFLICT.value());
      return row(answer, tried);
    }
    answer.redirect().addFlashAttribute("tried", new WorkbenchPageController.Tried(tried));
    return back(answer);
  }

  private ModelAndView row(Answer answer, Map<Integer, SegmentView.Said> said) {
    Act act = answer.act();
    answer.response().setHeader(SEGMENT, String.valueOf(act.index()));
    SegmentScreen.Filter show = SegmentScreen.Filter.of(act.show() == null ? "" : act.show());
    return new ModelAndView(
        "review/row",
        "page",
        screen.show(
            answer.actor(), new WorkbenchScreen.Request(act.id(), show, act.index(), said)));
  }

  private static ModelAndView back(Answer answer) {
    Act act = answer.act();
    SegmentScreen.Filter show = SegmentScreen.Filter.of(act.show() == null ? "" : act.show());
    String query = show == SegmentScreen.Filter.ALL ? "" : "?show=" + show.label();
    return new ModelAndView(
        "redirect:" + WorkbenchPageController.page(act.id()) + query + "#s" + act.index());
  }
}

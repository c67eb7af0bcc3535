package org.interpres.review.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Translations;
import org.interpres.identity.Actor;
import org.interpres.review.Decision;
import org.interpres.review.ReviewedSegment;
import org.interpres.review.Reviews;
import org.interpres.review.Ruling;
import org.interpres.review.SegmentDrafts;
import org.interpres.review.Standings;
import org.interpres.review.web.SegmentAnswers.Act;
import org.interpres.review.web.SegmentAnswers.Asked;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Acts on one segment. */
@Controller
@RequestMapping("/translations/{id}/segments/{index}")
class SegmentPageController {

  private final SegmentAnswers answers;
  private final Reviews reviews;
  private final Standings standings;
  private final Translations translations;
  private final SegmentDrafts drafts;

  SegmentPageController(
      SegmentAnswers answers,
      Reviews reviews,
      Standings standings,
      Translations translations,
      SegmentDrafts drafts) {
    this.answers = answers;
    this.reviews = reviews;
    this.standings = standings;
    this.translations = translations;
    this.drafts = drafts;
  }

  @PostMapping
  ModelAndView edit(
      Actor actor,
      Act act,
      @RequestParam String target,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    Asked asked = new Asked(actor, act, request, response, redirect);
    try {
      ReviewedSegment written = reviews.edit(actor, act.id(), act.index(), target, act.read());
      drafts.discard(actor, act.id(), act.index());
      if (!"approve".equals(request.getParameter("then"))) {
        return answers.done(asked);
      }
      return approve(asked, written);
    } catch (Refusal refusal) {
      return answers.refused(asked, refusal);
    }
  }

  /** The words are stored whatever comes of their approval. */
  private ModelAndView approve(Asked asked, ReviewedSegment written) {
    Act act = asked.act();
    String step =
        translations
            .find(act.id())
            .map(translation -> standings.of(asked.actor(), translation))
            .flatMap(standing -> standing.waitsFor(written))
            .orElse("");
    try {
      reviews.decide(
          asked.actor(),
          act.id(),
          act.index(),
          new Ruling(step, Decision.Verdict.APPROVE, written.words().version(), "", List.of()));
      return answers.done(asked);
    } catch (Refusal refusal) {
      return answers.stored(asked, Phrase.of("bench.saved-not-approved"), refusal);
    }
  }

  @PostMapping("/decisions")
  ModelAndView decide(
      Actor actor,
      Act act,
      @RequestParam String step,
      @RequestParam String decision,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    Asked asked = new Asked(actor, act, request, response, redirect);
    Typed typed = Typed.of(request);
    try {
      reviews.decide(
          actor,
          act.id(),
          act.index(),
          new Ruling(
              step,
              Decision.Verdict.parse(decision),
              act.read(),
              typed.comment(),
              typed.waivers()));
      return answers.done(asked);
    } catch (Refusal refusal) {
      return answers.refused(asked, refusal);
    }
  }

  /**
   * The segment as it is now, for a page on which somebody else's act is not seen yet.
   *
   * @param signing with the form of the signatures; without it what somebody may be typing there
   *     stays
   */
  @GetMapping("/row")
  ModelAndView row(
      Actor actor,
      Act act,
      @RequestParam(defaultValue = "false") boolean signing,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    ModelAndView row = answers.row(new Asked(actor, act, request, response, redirect));
    return signing ? row : row.addObject("quiet", true);
  }
}

package org.interpres.review.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.identity.Actor;
import org.interpres.identity.web.Refused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * How an act on a segment is answered: a plain form with a redirect to the segment in the list that
 * it was done from, htmx with the segment alone. Refused acts too, with what was typed.
 */
@Component
class SegmentAnswers {

  /** Tells the page's script that an answer is a segment and not, say, the sign-in page. */
  private static final String SEGMENT = "X-Segment";

  private final WorkbenchScreen screen;

  SegmentAnswers(WorkbenchScreen screen) {
    this.screen = screen;
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

    private SegmentScreen.Filter filter() {
      return SegmentScreen.Filter.of(show == null ? "" : show);
    }
  }

  /** Who asked for what, and where the answer goes. */
  record Asked(
      Actor actor,
      Act act,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes redirect) {

    private boolean alone() {
      return request.getHeader("HX-Request") != null;
    }
  }

  ModelAndView done(Asked asked) {
    return asked.alone() ? row(asked) : back(asked);
  }

  /**
   * @throws Refusal NOT_FOUND alone: there is no segment to show
   */
  ModelAndView refused(Asked asked, Refusal refusal) {
    return refused(asked, refusal, null, Typed.of(asked.request()));
  }

  /** Refused in part: what was typed is stored. */
  ModelAndView stored(Asked asked, Phrase stored, Refusal refusal) {
    return refused(asked, refusal, stored, Typed.NOTHING);
  }

  private ModelAndView refused(Asked asked, Refusal refusal, @Nullable Phrase stored, Typed typed) {
    boolean nowhere = refusal.kind() == Refusal.Kind.NOT_FOUND;
    if (nowhere) {
      throw refusal;
    }
    Map<Integer, SegmentView.Said> tried =
        Map.of(asked.act().index(), new SegmentView.Said(stored, Refused.of(refusal), typed));
    if (asked.alone()) {
      asked.response().setStatus(HttpStatus.CONFLICT.value());
      return row(asked, tried);
    }
    asked.redirect().addFlashAttribute("tried", new WorkbenchPageController.Tried(tried));
    return back(asked);
  }

  /** The segment alone, as it is now. */
  ModelAndView row(Asked asked) {
    return row(asked, Map.of());
  }

  private ModelAndView row(Asked asked, Map<Integer, SegmentView.Said> tried) {
    Act act = asked.act();
    asked.response().setHeader(SEGMENT, String.valueOf(act.index()));
    return new ModelAndView(
        "review/row",
        "page",
        screen.show(
            asked.actor(),
            new WorkbenchScreen.Request(act.id(), act.filter(), act.index(), tried)));
  }

  private static ModelAndView back(Asked asked) {
    Act act = asked.act();
    return new ModelAndView(
        "redirect:"
            + WorkbenchPageController.page(act.id())
            + act.filter().query()
            + "#s"
            + act.index());
  }
}

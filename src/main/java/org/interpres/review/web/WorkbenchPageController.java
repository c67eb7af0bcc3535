package org.interpres.review.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.identity.Actor;
import org.interpres.identity.web.Form;
import org.interpres.review.Decision;
import org.interpres.review.Reviews;
import org.interpres.review.Ruling;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The workbench, and the acts on a translation as a whole. */
@Controller
@RequestMapping("/translations/{id}")
class WorkbenchPageController {

  private static final Set<String> MEANINGS =
      Set.of("review", "approval", "authorship", "responsibility");

  private final WorkbenchScreen screen;
  private final Reviews reviews;

  WorkbenchPageController(WorkbenchScreen screen, Reviews reviews) {
    this.screen = screen;
    this.reviews = reviews;
  }

  @GetMapping
  String workbench(
      Actor actor,
      @PathVariable long id,
      @RequestParam(defaultValue = "all") String show,
      @ModelAttribute("tried") Tried tried,
      Model model) {
    model.addAttribute(
        "page",
        screen.show(
            actor,
            new WorkbenchScreen.Request(id, SegmentScreen.Filter.of(show), null, tried.said())));
    return "review/workbench";
  }

  /** What came of an act on a segment that was tried by a plain form, kept over the redirect. */
  record Tried(Map<Integer, SegmentView.Said> said) {}

  @ModelAttribute("tried")
  static Tried nothingTried() {
    return new Tried(Map.of());
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
            page(id) + SegmentScreen.Filter.of(sent(request, "show")).query(),
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
        items.stream().map(WorkbenchPageController::item).toList());
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

  @PostMapping("/signatures")
  String sign(
      Actor actor,
      @PathVariable long id,
      @RequestParam String step,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    String meaning = sent(request, "meaning");
    return new Form(request, redirect)
        .send(
            page(id) + "#signing",
            Phrase.of("sign.signed-" + (MEANINGS.contains(meaning) ? meaning : "review")),
            () -> reviews.sign(actor, id, step, meaning, sent(request, "password")));
  }

  @PostMapping("/release")
  String release(
      Actor actor, @PathVariable long id, HttpServletRequest request, RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send(page(id), Phrase.of("bench.released"), () -> reviews.release(actor, id));
  }

  @PostMapping("/reopen")
  String reopen(
      Actor actor, @PathVariable long id, HttpServletRequest request, RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send(
            page(id),
            Phrase.of("bench.reopened"),
            () -> reviews.reopen(actor, id, sent(request, "reason")));
  }

  @PostMapping("/retry")
  String retry(
      Actor actor, @PathVariable long id, HttpServletRequest request, RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send(page(id), Phrase.of("bench.retried"), () -> reviews.retry(actor, id));
  }

  private static String sent(HttpServletRequest request, String field) {
    String value = request.getParameter(field);
    return value == null ? "" : value;
  }

  static String page(long id) {
    return "/translations/" + id;
  }
}

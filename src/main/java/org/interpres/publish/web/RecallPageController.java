package org.interpres.publish.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.identity.Actor;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.identity.web.Form;
import org.interpres.identity.web.Language;
import org.interpres.identity.web.Moment;
import org.interpres.publish.BulkRecall;
import org.interpres.publish.RecallSearch;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Looking through all that is out, and recalling what was ticked. */
@Controller
@RequestMapping("/published/recall")
@Allowed({Role.LOCALIZER, Role.ADMIN})
class RecallPageController {

  private static final String PAGE = "/published/recall";

  /** More than a person looks through; the API takes more. */
  private static final int MOST = 500;

  private final RecallSearch search;
  private final BulkRecall recalls;

  RecallPageController(RecallSearch search, BulkRecall recalls) {
    this.search = search;
    this.recalls = recalls;
  }

  /** A publication that was found; {@code id} is what its box sends. */
  public record Line(String id, String article, Language locale, String title, Moment at) {}

  /** What was looked for, to fill the form again. */
  public record Sought(String article, String text, String engine, String model, String reviewer) {}

  @GetMapping
  String find(
      @RequestParam(defaultValue = "") String article,
      @RequestParam(defaultValue = "") String text,
      @RequestParam(defaultValue = "") String engine,
      @RequestParam(defaultValue = "") String model,
      @RequestParam(defaultValue = "") String reviewer,
      Model page) {
    page.addAttribute("sought", new Sought(article, text, engine, model, reviewer));
    if (!(article + text + engine + reviewer).isBlank()) {
      try {
        List<Line> lines =
            search
                .find(new RecallSearch.Query(article, text, engine, model, reviewer, 0), MOST)
                .stream()
                .map(
                    item ->
                        new Line(
                            item.article() + "/" + item.locale(),
                            item.article().value(),
                            Language.of(item.locale()),
                            item.title(),
                            Moment.of(item.publishedAt())))
                .toList();
        page.addAttribute("lines", lines);
        page.addAttribute("full", lines.size() == MOST);
      } catch (Refusal refusal) {
        page.addAttribute("trouble", refusal.getMessage());
      }
    }
    return "published/recall";
  }

  @PostMapping
  String recall(
      @RequestParam(defaultValue = "") String reason,
      @RequestParam(defaultValue = "") String password,
      @RequestParam(defaultValue = "") String replacedBy,
      Actor actor,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    String[] ticked = request.getParameterValues("chosen");
    List<BulkRecall.Chosen> chosen = new ArrayList<>();
    for (String one : ticked == null ? new String[0] : ticked) {
      int slash = one.indexOf('/');
      if (slash > 0) {
        chosen.add(
            new BulkRecall.Chosen(
                new Slug(one.substring(0, slash)), LocaleTag.parse(one.substring(slash + 1))));
      }
    }
    return new Form(request, redirect)
        .send(
            PAGE,
            "Recalled: whoever asks for these pages is told the reason.",
            () -> recalls.recall(order(chosen, reason, password, replacedBy.strip()), actor));
  }

  /** The locale is read here, so that a wrong one is told as any other fault of the form. */
  private static BulkRecall.Order order(
      List<BulkRecall.Chosen> chosen, String reason, String password, String replacedBy) {
    return new BulkRecall.Order(
        chosen, reason, password, replacedBy.isEmpty() ? null : LocaleTag.parse(replacedBy));
  }
}

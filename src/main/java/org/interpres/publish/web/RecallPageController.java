package org.interpres.publish.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.interpres.article.LocaleTag;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.article.Slug;
import org.interpres.identity.Actor;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.identity.web.Form;
import org.interpres.identity.web.Language;
import org.interpres.identity.web.Moment;
import org.interpres.identity.web.Refused;
import org.interpres.publish.BulkRecall;
import org.interpres.publish.PublishedList;
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

  static final String PAGE = "/published/recall";

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

  @GetMapping
  String find(@RequestParam Map<String, String> sent, Model page) {
    Sought sought = Sought.of(sent);
    page.addAttribute("sought", sought);
    if (!sent.isEmpty()) {
      try {
        List<Line> lines =
            search.find(sought.query(), MOST).stream().map(RecallPageController::line).toList();
        page.addAttribute("lines", lines);
        page.addAttribute("full", lines.size() == MOST);
      } catch (Refusal refusal) {
        page.addAttribute("trouble", Refused.of(refusal));
      }
    }
    return "published/recall";
  }

  private static Line line(PublishedList.Item item) {
    return new Line(
        item.article() + "/" + item.locale(),
        item.article().value(),
        Language.of(item.locale()),
        item.title(),
        Moment.of(item.publishedAt()));
  }

  /**
   * Comes back to what was found: refused, with the same boxes ticked and the reason in its field;
   * done, with what was left out of it.
   */
  @PostMapping
  String recall(
      @RequestParam Map<String, String> sent,
      Actor actor,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    String[] boxes = request.getParameterValues("chosen");
    List<String> ticked = boxes == null ? List.of() : List.copyOf(Arrays.asList(boxes));
    redirect.addFlashAttribute("ticked", ticked);
    return new Form(request, redirect)
        .send(
            Sought.of(sent).page(),
            Phrase.of("recall.done"),
            () -> recalls.recall(order(ticked, sent), actor));
  }

  /** Read while the form is sent, so that a locale that is none is told as any other fault. */
  private static BulkRecall.Order order(List<String> ticked, Map<String, String> sent) {
    List<BulkRecall.Chosen> chosen = new ArrayList<>();
    for (String one : ticked) {
      int slash = one.indexOf('/');
      chosen.add(
          new BulkRecall.Chosen(
              new Slug(one.substring(0, Math.max(0, slash))),
              LocaleTag.parse(one.substring(slash + 1))));
    }
    String instead = sent.getOrDefault("replacedBy", "").strip();
    return new BulkRecall.Order(
        chosen,
        sent.getOrDefault("reason", ""),
        sent.getOrDefault("password", ""),
        instead.isEmpty() ? null : LocaleTag.parse(instead));
  }
}

package org.interpres.review.web;

import java.util.List;
import java.util.Map;
import org.interpres.article.Slug;
import org.interpres.audit.AuditTrail;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.identity.web.Moment;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The audit trail of an article: who did what, and what was refused. */
@Controller
@Allowed({Role.LINGUIST, Role.MEDIC, Role.LOCALIZER, Role.ADMIN})
class AuditPageController {

  private static final int AT_ONCE = 100;

  private final AuditTrail trail;

  AuditPageController(AuditTrail trail) {
    this.trail = trail;
  }

  /** An entry as the page shows it. */
  public record Line(long sequence, Moment at, String actor, String action, Trace trace) {

    static Line of(AuditTrail.Entry entry) {
      return new Line(
          entry.sequence(),
          Moment.of(entry.at()),
          entry.actor(),
          entry.action().replace('-', ' '),
          new Trace(entry.outcome(), entry.details(), entry.hash().hex()));
    }
  }

  /** What came of it, and with what. */
  public record Trace(String outcome, Map<String, String> details, String hash) {}

  @GetMapping("/articles/{slug}/audit")
  String audit(
      @PathVariable Slug slug, @RequestParam(defaultValue = "0") long cursor, Model model) {
    List<AuditTrail.Entry> entries = trail.entries(slug, cursor, AT_ONCE);
    model.addAttribute("slug", slug.value());
    model.addAttribute("lines", entries.stream().map(Line::of).toList());
    if (entries.size() == AT_ONCE) {
      model.addAttribute("next", entries.get(AT_ONCE - 1).id());
    }
    return "article/audit";
  }
}

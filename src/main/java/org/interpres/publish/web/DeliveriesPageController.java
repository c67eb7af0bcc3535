package org.interpres.publish.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.interpres.article.Phrase;
import org.interpres.identity.Actor;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.identity.web.Form;
import org.interpres.identity.web.Language;
import org.interpres.publish.Deliveries;
import org.interpres.publish.Delivery;
import org.interpres.publish.DeliveryList;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where publications were pushed to, what has not arrived and why, and trying it again. */
@Controller
@RequestMapping("/published/deliveries")
@Allowed({Role.LOCALIZER, Role.ADMIN, Role.PUBLISHER})
class DeliveriesPageController {

  private static final String PAGE = "/published/deliveries";
  private static final int MOST = 200;

  private final DeliveryList list;
  private final Deliveries deliveries;

  DeliveriesPageController(DeliveryList list, Deliveries deliveries) {
    this.list = list;
    this.deliveries = deliveries;
  }

  /** A delivery that has not arrived; {@code has} is the version that the target has, or 0. */
  public record Line(long id, String target, String article, Language locale, Trouble trouble) {}

  /** How it stands. */
  public record Trouble(String state, int attempts, int has, String failure) {}

  /** How many a target has in a state. */
  public record Count(String target, String state, long deliveries) {}

  @GetMapping
  String list(Model model) {
    model.addAttribute("targets", deliveries.targets());
    model.addAttribute(
        "counts",
        list.counts().stream()
            .map(c -> new Count(c.target(), c.state().name(), c.deliveries()))
            .toList());
    List<Line> lines = list.troubled(MOST).stream().map(DeliveriesPageController::line).toList();
    model.addAttribute("lines", lines);
    model.addAttribute("full", lines.size() == MOST);
    return "published/deliveries";
  }

  private static Line line(Delivery.Standing standing) {
    return new Line(
        standing.id(),
        standing.target(),
        standing.article().value(),
        Language.of(standing.locale()),
        new Trouble(
            standing.state().name(),
            standing.last().attempts(),
            standing.last().version(),
            standing.failure()));
  }

  @PostMapping("/{id}/retry")
  @Allowed({Role.LOCALIZER, Role.ADMIN})
  String retry(
      @PathVariable long id, Actor actor, HttpServletRequest request, RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send(PAGE, Phrase.of("deliveries.retried"), () -> list.retry(id, actor));
  }
}

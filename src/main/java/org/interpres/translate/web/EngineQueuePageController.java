package org.interpres.translate.web;

import java.util.List;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.identity.web.Language;
import org.interpres.identity.web.Moment;
import org.interpres.translate.EngineHealth;
import org.interpres.translate.EngineQueue;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The sentences that wait for an engine. */
@Controller
@Allowed({Role.LOCALIZER, Role.ADMIN})
class EngineQueuePageController {

  private static final int AT_ONCE = 100;

  private final EngineHealth health;
  private final EngineQueue queue;

  EngineQueuePageController(EngineHealth health, EngineQueue queue) {
    this.health = health;
    this.queue = queue;
  }

  /** A sentence of the list. */
  public record Item(EngineQueue.Waiting waiting, Language source, Language target, Moment since) {
    static Item of(EngineQueue.Waiting waiting) {
      return new Item(
          waiting,
          Language.of(waiting.source()),
          Language.of(waiting.target()),
          Moment.of(waiting.since()));
    }
  }

  @GetMapping("/engines/{name}/waiting")
  String show(
      @PathVariable String name, @RequestParam(defaultValue = "0") long after, Model model) {
    model.addAttribute("name", name);
    model.addAttribute("count", health.of(name).waiting());
    List<EngineQueue.Waiting> waiting = queue.of(name, after, AT_ONCE);
    model.addAttribute("items", waiting.stream().map(Item::of).toList());
    if (waiting.size() == AT_ONCE) {
      model.addAttribute("next", String.valueOf(waiting.get(AT_ONCE - 1).id()));
    }
    return "translate/waiting";
  }
}

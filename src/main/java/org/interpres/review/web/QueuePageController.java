package org.interpres.review.web;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.interpres.article.LocaleTag;
import org.interpres.article.LocalesInUse;
import org.interpres.article.Slug;
import org.interpres.article.TranslationState;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.interpres.identity.web.Choice;
import org.interpres.review.Queue;
import org.interpres.review.ReviewPolicy;
import org.interpres.review.ReviewQueries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The queue: what waits, the most urgent first. Two queries, however many translations. */
@Controller
class QueuePageController {

  private final ReviewQueries queries;
  private final LocalesInUse locales;
  private final ReviewPolicy policy;
  private final Clock clock;

  QueuePageController(
      ReviewQueries queries, LocalesInUse locales, ReviewPolicy policy, Clock clock) {
    this.queries = queries;
    this.locales = locales;
    this.policy = policy;
    this.clock = clock;
  }

  /** Each starts where its work is; who only publishes has none in the queue. */
  @GetMapping("/")
  String start(Actor actor) {
    boolean reads = actor.has(Role.LINGUIST, Role.MEDIC, Role.LOCALIZER, Role.ADMIN);
    return reads ? "redirect:/queue" : "redirect:/published";
  }

  @GetMapping("/queue")
  String queue(
      Actor actor,
      @RequestParam(defaultValue = "") String state,
      @RequestParam(defaultValue = "") String locale,
      @RequestParam(defaultValue = "") String article,
      @RequestParam(required = false) @Nullable String cursor,
      QueueWork.Chosen work,
      Model model) {
    QueueView.Chosen chosen = new QueueView.Chosen(state, locale, article.strip());
    Queue queue =
        queries.queue(
            actor,
            new Queue.Filter(
                Arrays.stream(TranslationState.values())
                    .filter(known -> known.name().equals(state))
                    .findFirst()
                    .orElse(null),
                locale.isBlank() ? null : LocaleTag.parse(locale),
                chosen.article().isEmpty() ? null : new Slug(chosen.article()),
                cursor,
                work.of(actor, clock.instant())));
    Instant now = clock.instant();
    List<QueueView.Item> items =
        queue.entries().stream().map(entry -> QueueItems.of(entry, now)).toList();
    model.addAttribute("page", new QueueView(chosen, choices(), items, next(chosen, work, queue)));
    model.addAttribute(
        "work",
        QueueWork.of(
            new QueueWork.Viewer(actor, policy, now),
            work,
            queries.summary(actor),
            queue.entries()));
    return "review/queue";
  }

  private QueueView.Choices choices() {
    List<Choice> states = new ArrayList<>(List.of(new Choice("", "Any")));
    for (TranslationState state : TranslationState.values()) {
      states.add(new Choice(state.name(), state.name()));
    }
    List<Choice> tags = new ArrayList<>(List.of(new Choice("", "Any")));
    for (LocaleTag locale : locales.list()) {
      tags.add(new Choice(locale.value(), locale.nameInEnglish() + " (" + locale + ")"));
    }
    return new QueueView.Choices(states, tags);
  }

  private static @Nullable String next(
      QueueView.Chosen chosen, QueueWork.Chosen work, Queue queue) {
    return queue.next() == null
        ? null
        : UriComponentsBuilder.fromPath("/queue")
            .queryParam("state", chosen.state())
            .queryParam("locale", chosen.locale())
            .queryParam("article", chosen.article())
            .queryParam("step", work.step())
            .queryParam("mine", work.mine())
            .queryParam("late", work.late())
            .queryParam("cursor", queue.next())
            .encode()
            .toUriString();
  }
}

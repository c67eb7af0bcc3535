package org.interpres.review.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.interpres.article.Phrase;
import org.interpres.article.Refusal;
import org.interpres.identity.Actor;
import org.interpres.identity.web.Form;
import org.interpres.review.Claims;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Claiming, giving back, assigning and dating by the forms of the queue. */
@Controller
@RequestMapping("/translations/{id}")
class ClaimPageController {

  private final Claims claims;

  ClaimPageController(Claims claims) {
    this.claims = claims;
  }

  @PostMapping("/claims")
  String claim(
      Actor actor,
      @PathVariable long id,
      @RequestParam String step,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send("/queue?mine=true", Phrase.of("queue.claimed"), () -> claims.claim(actor, id, step));
  }

  @PostMapping("/claims/{step}/release")
  String release(
      Actor actor,
      @PathVariable long id,
      @PathVariable String step,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send("/queue", Phrase.of("queue.given-back"), () -> claims.release(actor, id, step));
  }

  @PostMapping("/claims/{step}")
  String assign(
      Actor actor,
      @PathVariable long id,
      @PathVariable String step,
      @RequestParam String account,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send(
            "/queue",
            Phrase.of("queue.assigned"),
            () -> claims.assign(actor, id, step, account.strip()));
  }

  @PostMapping("/due")
  String due(
      Actor actor,
      @PathVariable long id,
      @RequestParam String due,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send(
            "/queue", Phrase.of("queue.due-set"), () -> claims.due(actor, id, endOf(due.strip())));
  }

  /** A day is over when it is over in UTC; the empty field takes the date away. */
  private static @Nullable Instant endOf(String day) {
    try {
      return day.isEmpty()
          ? null
          : LocalDate.parse(day).atTime(LocalTime.of(23, 59, 59)).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      throw new Refusal(
          Refusal.Kind.INVALID, "malformed-field", "A due date is a day, as in 2026-12-24.");
    }
  }
}

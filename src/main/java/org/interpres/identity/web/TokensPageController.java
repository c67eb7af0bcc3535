package org.interpres.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.interpres.article.Phrase;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.interpres.identity.Token;
import org.interpres.identity.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One's own API tokens. A secret is shown once, on the page after it was issued. */
@Controller
@RequestMapping("/account/tokens")
class TokensPageController {

  private static final String PAGE = "/account/tokens";

  private final Tokens tokens;
  private final Clock clock;

  TokensPageController(Tokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** A token as the page shows it. */
  public record View(long id, String label, String prefix, List<String> roles, Life life) {

    static View of(Token token, Instant now) {
      String state = "counts";
      if (token.revokedAt() != null) {
        state = "revoked";
      } else if (!token.counts(now)) {
        state = "expired";
      }
      return new View(
          token.id(),
          token.label(),
          token.prefix(),
          token.roles().stream().sorted().map(Role::name).toList(),
          new Life(
              Moment.of(token.expiresAt()),
              token.lastUsedAt() == null ? null : Moment.of(token.lastUsedAt()),
              state));
    }
  }

  /** Until when, last used when, and whether it counts. */
  public record Life(Moment expires, @Nullable Moment used, String state) {}

  @GetMapping
  String list(Actor actor, Model model) {
    Instant now = clock.instant();
    model.addAttribute(
        "tokens",
        tokens.of(actor, actor.name()).stream().map(token -> View.of(token, now)).toList());
    model.addAttribute("roles", actor.roles().stream().sorted().map(Role::name).toList());
    model.addAttribute("lives", List.of(30, 90, 365));
    return "identity/tokens";
  }

  @PostMapping
  String issue(
      Actor actor,
      @RequestParam String label,
      @RequestParam(defaultValue = "90") int days,
      HttpServletRequest request,
      RedirectAttributes redirect) {
    String[] chosen = request.getParameterValues("roles");
    return new Form(request, redirect)
        .send(
            PAGE,
            Phrase.of("tokens.issued"),
            () -> {
              Tokens.Issued issued =
                  tokens.issue(
                      actor,
                      new Tokens.NewToken(
                          label.strip(),
                          AskedRoles.of(chosen),
                          clock.instant().plus(Duration.ofDays(days))));
              redirect.addFlashAttribute("secret", issued.secret());
            });
  }

  @PostMapping("/{id}/revoke")
  String revoke(
      Actor actor, @PathVariable long id, HttpServletRequest request, RedirectAttributes redirect) {
    return new Form(request, redirect)
        .send(PAGE, Phrase.of("tokens.revoked"), () -> tokens.revoke(actor, id));
  }
}

package org.interpres.identity.web;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.interpres.article.Required;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.interpres.identity.Token;
import org.interpres.identity.Tokens;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** API tokens over HTTP: one's own, and for administrators everybody's. */
@RestController
@RequestMapping("/api/v1/tokens")
class TokensApi {

  private static final Duration USUAL_LIFE = Duration.ofDays(90);

  private final Tokens tokens;
  private final Clock clock;

  TokensApi(Tokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /**
   * A token as it is shown.
   *
   * @param token the secret, only in the answer that issues it
   */
  record View(
      long id,
      String account,
      String label,
      String prefix,
      List<Role> roles,
      Instant createdAt,
      Instant expiresAt,
      @Nullable Instant revokedAt,
      @Nullable Instant lastUsedAt,
      @Nullable String token) {

    static View of(Token token, @Nullable String secret) {
      return new View(
          token.id(),
          token.account(),
          token.label(),
          token.prefix(),
          token.roles().stream().sorted().toList(),
          token.createdAt(),
          token.expiresAt(),
          token.revokedAt(),
          token.lastUsedAt(),
          secret);
    }
  }

  @GetMapping
  Listing<View> list(Actor actor, @RequestParam(required = false) @Nullable String account) {
    String owner = account == null ? actor.name() : account;
    return new Listing<>(
        tokens.of(actor, owner).stream().map(token -> View.of(token, null)).toList(), null);
  }

  /**
   * What to issue.
   *
   * @param roles one's own when left out
   * @param expiresAt in 90 days when left out
   */
  record Issue(@Nullable String label, @Nullable Set<Role> roles, @Nullable Instant expiresAt) {}

  @PostMapping
  ResponseEntity<View> issue(Actor actor, @RequestBody Issue asked) {
    Instant expiry = asked.expiresAt();
    Tokens.Issued issued =
        tokens.issue(
            actor,
            new Tokens.NewToken(
                Required.field("label", asked.label()),
                asked.roles() == null ? actor.roles() : AskedRoles.of(asked.roles()),
                (expiry == null ? clock.instant().plus(USUAL_LIFE) : expiry)
                    .truncatedTo(ChronoUnit.MICROS)));
    return ResponseEntity.created(URI.create("/api/v1/tokens/" + issued.token().id()))
        .body(View.of(issued.token(), issued.secret()));
  }

  @DeleteMapping("/{id}")
  ResponseEntity<Void> revoke(Actor actor, @PathVariable long id) {
    tokens.revoke(actor, id);
    return ResponseEntity.noContent().build();
  }
}

package org.interpres.publish.web;

import java.util.List;
import org.interpres.identity.Actor;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.publish.ReadingScopes;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Which articles an account may read of what was published. */
@RestController
@RequestMapping("/api/v1/reading-scopes/{account}")
@Allowed(Role.ADMIN)
class ReadingScopesApi {

  private final ReadingScopes scopes;

  ReadingScopesApi(ReadingScopes scopes) {
    this.scopes = scopes;
  }

  /** The articles, by slug; nothing when empty, all when null. */
  record Scope(@Nullable List<@Nullable String> articles) {}

  @GetMapping
  Scope scope(@PathVariable String account) {
    return new Scope(
        scopes.limitOf(account).<List<@Nullable String>>map(List::copyOf).orElse(null));
  }

  @PutMapping
  Scope limit(@PathVariable String account, @RequestBody Scope scope, Actor actor) {
    scopes.limit(account, scope.articles(), actor);
    return scope(account);
  }

  /** Lifts the limit: an order of its own, because an empty list must never give all. */
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void lift(@PathVariable String account, Actor actor) {
    scopes.lift(account, actor);
  }
}

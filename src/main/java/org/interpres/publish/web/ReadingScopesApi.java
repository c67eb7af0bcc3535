package org.interpres.publish.web;

import java.util.List;
import org.interpres.article.Slug;
import org.interpres.identity.Actor;
import org.interpres.identity.Allowed;
import org.interpres.identity.Role;
import org.interpres.publish.ReadingScopes;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which articles an account may pull where publications need a token. */
@RestController
@RequestMapping("/api/v1/reading-scopes/{account}")
@Allowed(Role.ADMIN)
class ReadingScopesApi {

  private final ReadingScopes scopes;

  ReadingScopesApi(ReadingScopes scopes) {
    this.scopes = scopes;
  }

  /** The articles, by slug; all when empty. */
  record Scope(@Nullable List<String> articles) {}

  @GetMapping
  Scope scope(@PathVariable String account) {
    return new Scope(scopes.of(account));
  }

  @PutMapping
  Scope limit(@PathVariable String account, @RequestBody Scope scope, Actor actor) {
    List<String> articles = scope.articles();
    scopes.limit(
        account,
        (articles == null ? List.<String>of() : articles).stream().map(Slug::new).toList(),
        actor);
    return new Scope(scopes.of(account));
  }
}

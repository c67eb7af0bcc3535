package org.interpres.publish.web;

import java.util.Locale;
import java.util.Optional;
import org.interpres.article.Slug;
import org.interpres.identity.Role;
import org.interpres.identity.Tokens;
import org.interpres.publish.ReadingScopes;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Who may pull: everybody ({@code INTERPRES_PUBLICATIONS_ACCESS=open}), or only who presents an API
 * token ({@code token}) of an account that publications are for. The keys stay public, since a
 * proof that only insiders can check proves little.
 */
@Component
class PublicationAccess {

  private static final String BEARER = "bearer ";

  /** What comes of asking. */
  enum Answer {
    ALLOWED,
    /** No token that counts. */
    UNKNOWN,
    /** A token, but not for this. */
    OUT_OF_SCOPE
  }

  private final boolean open;
  private final ObjectProvider<Tokens> tokens;
  private final ReadingScopes scopes;

  PublicationAccess(
      @Value("${interpres.publications-access:open}") String access,
      ObjectProvider<Tokens> tokens,
      ReadingScopes scopes) {
    this.open =
        switch (access.strip().toLowerCase(Locale.ROOT)) {
          case "open" -> true;
          case "token" -> false;
          default ->
              throw new IllegalStateException(
                  "INTERPRES_PUBLICATIONS_ACCESS is open or token, not " + access);
        };
    this.tokens = tokens;
    this.scopes = scopes;
  }

  boolean isOpen() {
    return open;
  }

  /**
   * @param authorization the header, or null
   * @param article which article is asked for, or null for what concerns all
   */
  Answer ask(@Nullable String authorization, @Nullable Slug article) {
    if (open) {
      return Answer.ALLOWED;
    }
    if (authorization == null
        || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Answer.UNKNOWN;
    }
    Optional<Tokens.Bearer> bearer =
        tokens.getObject().verify(authorization.substring(BEARER.length()).strip());
    if (bearer.isEmpty()) {
      return Answer.UNKNOWN;
    }
    Tokens.Bearer who = bearer.get();
    boolean reader = who.actor().has(Role.PUBLISHER, Role.LOCALIZER, Role.ADMIN);
    boolean inScope = scopes.mayRead(who.actor().name(), article);
    if (reader && inScope) {
      return Answer.ALLOWED;
    }
    scopes.refused(who.actor(), article);
    return Answer.OUT_OF_SCOPE;
  }
}

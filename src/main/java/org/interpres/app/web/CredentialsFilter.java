package org.interpres.app.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.interpres.identity.SignIn;
import org.interpres.identity.Tokens;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/** Authenticates each call of the API by its Authorization header, and by nothing else. */
final class CredentialsFilter extends OncePerRequestFilter {

  private static final String BEARER = "bearer ";

  private static final PathPatternRequestMatcher.Builder PATHS =
      PathPatternRequestMatcher.withDefaults();

  private static final RequestMatcher PASSWORD_CHANGE =
      new OrRequestMatcher(
          PATHS.matcher(HttpMethod.POST, "/api/v1/accounts/{name}/password"),
          PATHS.matcher(HttpMethod.PUT, "/api/v1/accounts/{name}/password"));

  /** With a token one could make the next, and a stolen one would never end. */
  private static final RequestMatcher TOKEN_ISSUE =
      PATHS.matcher(HttpMethod.POST, "/api/v1/tokens");

  private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();
  private final BasicSignIns signIns;
  private final Tokens tokens;
  private final Refusals refusals;
  private final Clock clock;

  CredentialsFilter(BasicSignIns signIns, Tokens tokens, Refusals refusals, Clock clock) {
    this.signIns = signIns;
    this.tokens = tokens;
    this.refusals = refusals;
    this.clock = clock;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      chain.doFilter(request, response);
      return;
    }
    if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      tokens
          .verify(header.substring(BEARER.length()).strip())
          .map(SignedIn::byToken)
          .ifPresentOrElse(this::accept, () -> SecurityContextHolder.clearContext());
    } else if (!basic(request, response)) {
      return;
    }
    SignedIn signedIn = SignedIn.now().orElse(null);
    if (signedIn == null) {
      Answers.write(request, response, Unauthenticated.WRONG);
    } else if (signedIn.account().mustChangePassword() && !PASSWORD_CHANGE.matches(request)) {
      Answers.write(request, response, refusals.passwordChangeRequired());
    } else if (signedIn.proof() == SignedIn.Proof.TOKEN && TOKEN_ISSUE.matches(request)) {
      Answers.write(request, response, refusals.passwordRequired(signedIn, request));
    } else {
      chain.doFilter(request, response);
    }
  }

  /** False when the answer is already given. */
  private boolean basic(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    UsernamePasswordAuthenticationToken typed;
    try {
      typed = basic.convert(request);
    } catch (AuthenticationException malformed) {
      typed = null;
    }
    if (typed == null) {
      Answers.write(request, response, Unauthenticated.WRONG);
      return false;
    }
    SignIn outcome =
        signIns.signIn(
            typed.getName(), String.valueOf(typed.getCredentials()), request.getRemoteAddr());
    if (outcome instanceof SignIn.Locked locked) {
      Answers.write(request, response, Unauthenticated.locked(locked, clock.instant()));
      return false;
    }
    if (outcome instanceof SignIn.Accepted accepted) {
      accept(SignedIn.byPassword(accepted.account()));
    }
    return true;
  }

  private void accept(SignedIn signedIn) {
    SecurityContextHolder.setContext(new SecurityContextImpl(signedIn));
  }
}

package org.interpres.app.web;

import org.interpres.identity.SignIn;
import org.springframework.http.HttpHeaders;

/** Answers to those who have not proved who they are. */
final class Unauthenticated {

  private static final String BASIC = "Basic realm=\"interpres\", charset=\"UTF-8\"";

  static final Problem PROBLEM =
      challenge(
          "authentication-required",
          "Say who you are: HTTP Basic with an account, or Authorization: Bearer with a token.");

  static final Problem WRONG =
      challenge(
          "wrong-credentials",
          "The name or the password is wrong, or the token is unknown, expired or revoked.");

  private Unauthenticated() {}

  private static Problem challenge(String code, String detail) {
    return Problem.of(401, code, detail).withHeader(HttpHeaders.WWW_AUTHENTICATE, BASIC);
  }

  static Problem locked(SignIn.Locked locked, java.time.Instant now) {
    long seconds = Math.max(1, java.time.Duration.between(now, locked.until()).toSeconds() + 1);
    return Problem.of(429, locked.code(), locked.message())
        .with("until", locked.until().toString())
        .withHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
  }
}

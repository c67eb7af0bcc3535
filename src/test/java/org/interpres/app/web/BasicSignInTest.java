package org.interpres.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interpres.app.web.ProblemAnswer.json;
import static org.interpres.app.web.ProblemAnswer.problem;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import org.interpres.identity.AccountChange;
import org.interpres.identity.Accounts;
import org.interpres.identity.Actor;
import org.interpres.identity.Passwords;
import org.interpres.identity.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in by HTTP Basic: failures that lock, and logins that are remembered. */
class BasicSignInTest {

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aLockHoldsForALoginThatWasVerifiedBeforeIt() {
    server.account("guessed", Role.LINGUIST);
    TestServer.Client owner = server.client().basic("guessed", TestServer.PASSWORD);
    assertThat(owner.get("/api/v1/probe").statusCode()).isEqualTo(200);
    for (int guess = 0; guess < 5; guess++) {
      problem(
          server.client().basic("guessed", "wrong" + guess).get("/api/v1/probe"),
          401,
          "wrong-credentials");
    }

    // Or the one guess that is let in tells whoever goes on that it is the password.
    problem(owner.get("/api/v1/probe"), 429, "account-locked");

    server.clock.advance(Duration.ofMinutes(15));
    assertThat(owner.get("/api/v1/probe").statusCode()).isEqualTo(200);
  }

  @Test
  void fiveFailuresLockTheAccountForFifteenMinutesAndSayUntilWhen() {
    server.account("locked", Role.LINGUIST);
    for (int failure = 0; failure < 5; failure++) {
      problem(
          server.client().basic("locked", "wrong").get("/api/v1/probe"), 401, "wrong-credentials");
    }
    HttpResponse<String> answer =
        server.client().basic("locked", TestServer.PASSWORD).get("/api/v1/probe");
    problem(answer, 429, "account-locked");
    assertThat(json(answer).path("until").textValue())
        .isEqualTo(server.clock.instant().plus(Duration.ofMinutes(15)).toString());
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(900L, 901L);

    server.clock.advance(Duration.ofMinutes(15));
    assertThat(
            server.client().basic("locked", TestServer.PASSWORD).get("/api/v1/probe").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aRememberedLoginEndsWithThePasswordTheRoleAndTheAccess() {
    server.account("volatile", Role.LINGUIST, Role.MEDIC);
    TestServer.Client client = server.client().basic("volatile", TestServer.PASSWORD);
    assertThat(client.get("/api/v1/probe").body()).isEqualTo("volatile [LINGUIST, MEDIC]");

    server
        .bean(Accounts.class)
        .change(
            Actor.SYSTEM,
            "volatile",
            new AccountChange(null, Set.of(Role.MEDIC), null, "left the team"));
    assertThat(client.get("/api/v1/probe").body()).isEqualTo("volatile [MEDIC]");

    String next = "another long password";
    server
        .bean(Passwords.class)
        .changeOwn(new Actor("volatile", Set.of()), TestServer.PASSWORD, next);
    problem(client.get("/api/v1/probe"), 401, "wrong-credentials");
    client.basic("volatile", next);
    assertThat(client.get("/api/v1/probe").statusCode()).isEqualTo(200);

    server
        .bean(Accounts.class)
        .change(
            Actor.SYSTEM,
            "volatile",
            new AccountChange(null, null, AccountChange.Access.DISABLED, "left"));
    problem(client.get("/api/v1/probe"), 401, "wrong-credentials");
  }
}

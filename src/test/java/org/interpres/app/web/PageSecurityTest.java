package org.interpres.app.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.interpres.identity.AccountChange;
import org.interpres.identity.Accounts;
import org.interpres.identity.Actor;
import org.interpres.identity.NewAccount;
import org.interpres.identity.Passwords;
import org.interpres.identity.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PageSecurityTest {

  private static TestServer server;

  @BeforeAll
  static void start() {
    server = TestServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void redirects(HttpResponse<String> answer, String to) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith(to);
  }

  @Test
  void aPageNeedsASignInAndThenOpensWhatWasAskedFor() {
    TestServer.Client browser = server.client();
    redirects(browser.get("/probe"), "/sign-in");
    redirects(browser.signIn("Linguist ", "demo"), "/probe?continue");
    assertThat(browser.get("/probe").body()).isEqualTo("linguist [LINGUIST]");
    assertThat(server.trail("signed-in"))
        .anySatisfy(entry -> assertThat(entry.actor()).isEqualTo("linguist"));
  }

  @Test
  void aFragmentOfAPageSendsTheWholePageToTheSignIn() {
    HttpResponse<String> answer = server.client().get("/probe", "HX-Request", "true");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/sign-in");
  }

  @Test
  void theSessionIsAnotherOneAfterTheSignIn() {
    TestServer.Client browser = server.client();
    browser.csrf("/sign-in");
    String before = browser.sessionId();
    HttpResponse<String> answer = browser.signIn("linguist", "demo");
    assertThat(before).isNotEmpty();
    assertThat(browser.sessionId()).isNotEmpty().isNotEqualTo(before);
    assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly")
        .contains("SameSite=Lax");
  }

  @Test
  void theProxyBeforeUsSaysWhoAsksAndHow() {
    HttpResponse<String> asked =
        server
            .client()
            .get("/probe", "X-Forwarded-Proto", "https", "X-Forwarded-For", "198.51.100.7");
    assertThat(asked.headers().firstValue("Set-Cookie").orElse("")).contains("Secure");
    // What a client writes there itself stands before what the proxy saw.
    server
        .client()
        .get(
            "/api/v1/probe",
            "X-Forwarded-For",
            "203.0.113.9, 198.51.100.7",
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString("proxied:wrong".getBytes(UTF_8)));
    assertThat(server.trail("signed-in"))
        .anySatisfy(
            entry ->
                assertThat(entry.details())
                    .containsEntry("account", "proxied")
                    .containsEntry("address", "198.51.100.7"));
  }

  @Test
  void aFormWithoutItsTokenIsRefusedAndWrittenDown() {
    TestServer.Client browser = server.client();
    browser.signIn("medic", "demo");
    HttpResponse<String> answer = browser.form("/probe", Map.of("a", "b"));
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.body()).contains("The form has expired");
    assertThat(server.trail("request-sent"))
        .anySatisfy(
            entry -> assertThat(entry.details()).containsEntry("refusal.code", "form-expired"));
    String token = browser.csrf("/sign-in");
    assertThat(browser.form("/probe", Map.of("_csrf", token)).body()).isEqualTo("medic [MEDIC]");
    assertThat(
            browser
                .send("POST", "/probe", "", "X-CSRF-TOKEN", browser.csrf("/sign-in"))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aFormThatNamesNoRoleOrNoneThatThereIsIsRefusedOnItsPage() {
    server.account("rolled", Role.MEDIC);
    TestServer.Client browser = server.client();
    browser.signIn("admin", "demo");
    String token = browser.csrf("/sign-in");
    for (String roles : List.of("", "&roles=HUSH", "&roles=LINGUIST&roles=hush")) {
      String form = "_csrf=" + token + "&displayName=R&reason=change" + roles;
      redirects(posted(browser, "/accounts/rolled", form), "/accounts/rolled");
      redirects(
          posted(browser, "/accounts", form + "&name=other&password=12345678901234"), "/accounts");
      redirects(posted(browser, "/account/tokens", form + "&label=one"), "/account/tokens");
    }
    assertThat(server.bean(Accounts.class).find("rolled").orElseThrow().roles())
        .containsExactly(Role.MEDIC);
    assertThat(server.bean(Accounts.class).find("other")).isEmpty();
  }

  @Test
  void anAdministratorWhoFindsThePageOfTheirOwnAccountSetsNoPasswordThere() {
    server.account("chief", Role.ADMIN);
    TestServer.Client browser = server.client();
    browser.signIn("chief", TestServer.PASSWORD);
    String token = browser.csrf("/sign-in");

    redirects(
        browser.form(
            "/accounts/chief/password", Map.of("_csrf", token, "password", "a thief's passphrase")),
        "/accounts/chief");

    redirects(server.client().signIn("chief", "a thief's passphrase"), "/sign-in?failed");
    assertThat(server.trail("password-reset"))
        .anySatisfy(
            entry -> assertThat(entry.details()).containsEntry("refusal.code", "own-password"));
  }

  private static HttpResponse<String> posted(TestServer.Client browser, String path, String form) {
    return browser.send("POST", path, form, "Content-Type", "application/x-www-form-urlencoded");
  }

  @Test
  void textThatCannotBeStoredIsRefusedWithItsField() {
    TestServer.Client browser = server.client();
    browser.signIn("medic", "demo");
    HttpResponse<String> answer =
        browser.form("/probe", Map.of("_csrf", browser.csrf("/sign-in"), "reason", "a\u0000b"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("reason").contains("U+0000");
    HttpResponse<String> sought = browser.get("/probe?text=a%00b");
    assertThat(sought.statusCode()).isEqualTo(422);
    assertThat(sought.body()).contains("text").contains("U+0000");
    redirects(server.client().signIn("me\u0000dic", "demo"), "/sign-in?failed");
  }

  @Test
  void theSignInFormItselfNeedsItsToken() {
    assertThat(
            server
                .client()
                .form("/sign-in", Map.of("name", "linguist", "password", "demo"))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void aFailedSignInSaysSoAndIsWrittenDownWithoutThePassword() {
    TestServer.Client browser = server.client();
    redirects(browser.signIn("nobody-of-this-name", "pass\u202Eword of mine"), "/sign-in?failed");
    assertThat(server.trail("signed-in"))
        .anySatisfy(
            entry -> {
              assertThat(entry.outcome()).isEqualTo("refused");
              assertThat(entry.details())
                  .containsEntry("account", "nobody-of-this-name")
                  .containsEntry("address", "127.0.0.1");
              assertThat(entry.details().toString()).doesNotContain("word of mine");
            });
    redirects(browser.get("/probe"), "/sign-in");
  }

  @Test
  void signingOutEndsTheSession() {
    TestServer.Client browser = server.client();
    browser.signIn("publisher", "demo");
    assertThat(browser.get("/sign-out").statusCode()).isEqualTo(404);
    assertThat(browser.get("/probe").statusCode()).isEqualTo(200);
    redirects(
        browser.form("/sign-out", Map.of("_csrf", browser.csrf("/sign-in"))),
        "/sign-in?signed-out");
    redirects(browser.get("/probe"), "/sign-in");
    assertThat(server.trail("signed-out")).hasSize(1);
  }

  @Test
  void aSessionEndsWithItsPasswordAndFollowsItsRoles() {
    server.account("session", Role.LINGUIST, Role.MEDIC);
    TestServer.Client browser = server.client();
    browser.signIn("session", TestServer.PASSWORD);
    server
        .bean(Accounts.class)
        .change(
            Actor.SYSTEM, "session", new AccountChange(null, Set.of(Role.MEDIC), null, "moved"));
    assertThat(browser.get("/probe").body()).isEqualTo("session [MEDIC]");
    server.bean(Passwords.class).reset(Actor.SYSTEM, "session", "reset by an admin");
    redirects(browser.get("/probe"), "/sign-in");
  }

  @Test
  void whoMustChangeThePasswordIsLedToThePageForIt() {
    server
        .bean(Accounts.class)
        .create(
            Actor.SYSTEM,
            new NewAccount(
                "fresh",
                "Fresh",
                Set.of(Role.LINGUIST),
                TestServer.PASSWORD,
                NewAccount.FirstSignIn.CHANGES_PASSWORD));
    TestServer.Client browser = server.client();
    browser.signIn("fresh", TestServer.PASSWORD);
    redirects(browser.get("/probe"), "/account/password");
    assertThat(browser.get("/account/password").statusCode()).isEqualTo(200);
  }

  @Test
  void everyAnswerCarriesTheHeadersThatKeepABrowserSafe() {
    TestServer.Client browser = server.client();
    browser.signIn("linguist", "demo");
    for (String path : new String[] {"/probe", "/sign-in", "/probe/none", "/css/none.css"}) {
      HttpResponse<String> answer = browser.get(path);
      assertThat(answer.headers().firstValue("Content-Security-Policy"))
          .as(path)
          .hasValue(
              "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
                  + " font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; frame-ancestors"
                  + " 'self'; base-uri 'none'");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
      assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
    }
  }

  @Test
  void publicationsAreEverybodysToReadAndNobodysToWrite() {
    HttpResponse<String> read = server.client().get("/publications/ketamine");
    assertThat(read.statusCode()).isEqualTo(200);
    assertThat(read.headers().allValues("Set-Cookie")).isEmpty();
    HttpResponse<String> written = server.client().send("PUT", "/publications/ketamine", "x");
    assertThat(written.statusCode()).isEqualTo(405);
    assertThat(written.headers().firstValue("Allow")).hasValue("GET, HEAD");
    assertThat(written.body()).contains("urn:interpres:problem:method-not-allowed");
  }
}

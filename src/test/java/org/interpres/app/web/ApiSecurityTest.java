package org.interpres.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.interpres.app.web.ProblemAnswer.json;
import static org.interpres.app.web.ProblemAnswer.problem;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.interpres.identity.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ApiSecurityTest {

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
  void everyEndpointOfTheApiAsksForCredentials() {
    Set<String> calls = new java.util.TreeSet<>();
    server
        .mappings()
        .getHandlerMethods()
        .keySet()
        .forEach(
            info ->
                info.getPatternValues().stream()
                    .filter(pattern -> pattern.startsWith("/api"))
                    .map(pattern -> pattern.replaceAll("\\{[^}]*}", "1"))
                    .forEach(
                        path ->
                            info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> calls.add(method + " " + path))));
    assertThat(calls).contains("GET /api/v1/audit", "POST /api/v1/accounts", "GET /api/v1/tokens");
    Stream.concat(calls.stream(), Stream.of("GET /api", "GET /api/v2/none", "POST /api/"))
        .forEach(
            call -> {
              String[] parts = call.split(" ");
              HttpResponse<String> answer = server.client().send(parts[0], parts[1], "");
              problem(answer, 401, "authentication-required");
              assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                  .startsWith("Basic ");
            });
  }

  @Test
  void theActuatorIsTheAdministratorsButForItsHealth() {
    assertThat(server.client().get("/actuator/health").statusCode()).isEqualTo(200);
    problem(server.client().get("/actuator/metrics"), 401, "authentication-required");
    problem(server.client().basic("medic", "demo").get("/actuator/metrics"), 403, "forbidden");
    assertThat(server.client().basic("admin", "demo").get("/actuator/metrics").statusCode())
        .isEqualTo(200);
  }

  @Test
  void theDescriptionOfTheApiIsReadWithASessionOrWithCredentials() {
    HttpResponse<String> nobody = server.client().get("/v3/api-docs");
    problem(nobody, 401, "authentication-required");
    assertThat(nobody.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic ");
    problem(server.client().get("/v3/api-docs/swagger-config"), 401, "authentication-required");
    assertThat(server.client().basic("medic", "demo").get("/v3/api-docs").statusCode())
        .isEqualTo(200);
    TestServer.Client browser = server.client();
    browser.signIn("medic", "demo");
    assertThat(browser.get("/v3/api-docs").statusCode()).isEqualTo(200);
  }

  @Test
  void aBasicLoginGivesTheActorItsRolesAndNoSession() {
    HttpResponse<String> answer = server.client().basic("linguist", "demo").get("/api/v1/probe");
    assertThat(answer.body()).isEqualTo("linguist [LINGUIST]");
    assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
  }

  @Test
  void aSessionIsNoCredentialForTheApi() {
    TestServer.Client browser = server.client();
    browser.signIn("linguist", "demo");
    assertThat(browser.get("/probe").body()).isEqualTo("linguist [LINGUIST]");
    problem(browser.get("/api/v1/probe"), 401, "authentication-required");
  }

  @Test
  void credentialsThatCannotBeReadAreWrong() {
    for (String header :
        new String[] {
          "Basic !!!", "Basic", "Bearer", "Bearer ", "Bearer x", "Digest a", "Basic eA=="
        }) {
      problem(
          server.client().get("/api/v1/probe", "Authorization", header), 401, "wrong-credentials");
    }
  }

  @Test
  void anAccountNeedsARole() {
    HttpResponse<String> answer =
        server
            .client()
            .basic("admin", "demo")
            .json(
                "POST",
                "/api/v1/accounts",
                "{\"name\":\"idle\",\"roles\":[],\"password\":\"a long enough password\"}");

    problem(answer, 422, "roles-missing");
  }

  @Test
  void aTokenLivesFromItsIssueToItsRevocation() {
    server.account("scripted", Role.LINGUIST, Role.MEDIC);
    TestServer.Client owner = server.client().basic("scripted", TestServer.PASSWORD);
    HttpResponse<String> issued =
        owner.json(
            "POST", "/api/v1/tokens", "{\"label\":\"nightly pull\",\"roles\":[\"LINGUIST\"]}");
    assertThat(issued.statusCode()).as(issued.body()).isEqualTo(201);
    String secret = json(issued).path("token").textValue();
    long id = json(issued).path("id").longValue();
    assertThat(secret).startsWith(json(issued).path("prefix").textValue()).hasSize(53);

    TestServer.Client script = server.client().bearer(secret);
    assertThat(script.get("/api/v1/probe").body()).isEqualTo("scripted [LINGUIST]");
    problem(
        script.json("POST", "/api/v1/tokens", "{\"label\":\"again\"}"), 403, "password-required");

    HttpResponse<String> listed = owner.get("/api/v1/tokens");
    assertThat(listed.body()).doesNotContain(secret);
    assertThat(json(listed).path("items").path(0).path("lastUsedAt").isTextual()).isTrue();

    problem(
        server.client().basic("medic", "demo").send("DELETE", "/api/v1/tokens/" + id, ""),
        404,
        "unknown-token");
    assertThat(owner.send("DELETE", "/api/v1/tokens/" + id, "").statusCode()).isEqualTo(204);
    problem(script.get("/api/v1/probe"), 401, "wrong-credentials");
    assertThat(server.trail("token-used"))
        .anySatisfy(entry -> assertThat(entry.details()).containsEntry("account", "scripted"));
  }

  @Test
  void aTokenExpires() {
    server.account("expiring", Role.LINGUIST);
    HttpResponse<String> issued =
        server
            .client()
            .basic("expiring", TestServer.PASSWORD)
            .json(
                "POST",
                "/api/v1/tokens",
                "{\"label\":\"short\",\"expiresAt\":\"%s\"}"
                    .formatted(server.clock.instant().plusSeconds(60)));
    TestServer.Client script = server.client().bearer(json(issued).path("token").textValue());
    assertThat(script.get("/api/v1/probe").statusCode()).isEqualTo(200);
    server.clock.advance(Duration.ofSeconds(60));
    problem(script.get("/api/v1/probe"), 401, "wrong-credentials");
  }

  @Test
  void whoMustChangeThePasswordMayDoNothingElse() {
    TestServer.Client admin = server.client().basic("admin", "demo");
    HttpResponse<String> created =
        admin.json(
            "POST",
            "/api/v1/accounts",
            "{\"name\":\"newcomer\",\"displayName\":\"New Comer\",\"roles\":[\"LINGUIST\"],"
                + "\"password\":\"given by an admin\"}");
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    assertThat(created.body()).doesNotContain("given by an admin").doesNotContain("$2a$");

    TestServer.Client newcomer = server.client().basic("newcomer", "given by an admin");
    problem(newcomer.get("/api/v1/probe"), 403, "password-change-required");
    problem(
        newcomer.json(
            "POST",
            "/api/v1/accounts/newcomer/password",
            "{\"currentPassword\":\"given by an admin\",\"password\":\"short\"}"),
        422,
        "weak-password");
    assertThat(
            newcomer
                .json(
                    "PUT",
                    "/api/v1/accounts/newcomer/password",
                    "{\"currentPassword\":\"given by an admin\",\"password\":\"chosen by myself\"}")
                .statusCode())
        .isEqualTo(204);
    problem(newcomer.get("/api/v1/probe"), 401, "wrong-credentials");
    assertThat(
            server.client().basic("newcomer", "chosen by myself").get("/api/v1/probe").statusCode())
        .isEqualTo(200);
  }

  @Test
  void aWrongRoleIsRefusedAndWrittenDown() {
    problem(
        server.client().basic("publisher", "demo").get("/api/v1/accounts"), 403, "role-required");
    problem(server.client().basic("publisher", "demo").get("/api/v1/audit"), 403, "role-required");
    problem(
        server.client().basic("linguist", "demo").get("/api/v1/probe/medic"), 403, "role-required");
    assertThat(server.trail("request-sent"))
        .anySatisfy(
            entry -> {
              assertThat(entry.outcome()).isEqualTo("refused");
              assertThat(entry.actor()).isEqualTo("publisher");
              assertThat(entry.details())
                  .containsEntry("path", "/api/v1/accounts")
                  .containsEntry("refusal.code", "role-required");
            });
  }

  @Test
  void theTrailIsReadAndVerified() {
    TestServer.Client medic = server.client().basic("medic", "demo");
    JsonNode page = json(medic.get("/api/v1/audit?limit=2"));
    assertThat(page.path("items")).hasSize(2);
    JsonNode following = json(medic.get("/api/v1/audit?cursor=" + page.path("next").textValue()));
    assertThat(following.path("items").path(0).path("id").longValue())
        .isGreaterThan(page.path("items").path(1).path("id").longValue());
    JsonNode verdict = json(medic.get("/api/v1/audit/verification"));
    assertThat(verdict.path("valid").booleanValue()).isTrue();
    assertThat(verdict.path("checked").longValue()).isPositive();
    assertThat(verdict.path("firstBroken").isNull()).isTrue();
  }

  @Test
  void qualificationsOfNobodyAreNotAnEmptyListAndALastDayIsOneThatCanBe() {
    TestServer.Client admin = server.client().basic("admin", "demo");
    problem(admin.get("/api/v1/accounts/nobody/qualifications"), 404, "unknown-account");
    problem(
        admin.json(
            "POST",
            "/api/v1/accounts/linguist/qualifications",
            """
            {"kind": "LINGUISTIC", "source": "en", "target": "es", "expires": "+999999999-01-01"}
            """),
        422,
        "invalid-expiry");
  }

  @Test
  void aFilterOfTheAuditTrailThatIsEmptyFiltersNothing() {
    TestServer.Client medic = server.client().basic("medic", "demo");
    assertThat(json(medic.get("/api/v1/audit?article=&cursor=")))
        .isEqualTo(json(medic.get("/api/v1/audit")));
  }

  @Test
  void qualificationsAreGrantedListedAndRevokedWithAReason() {
    TestServer.Client admin = server.client().basic("admin", "demo");
    server.account("qualified", Role.MEDIC);
    String path = "/api/v1/accounts/qualified/qualifications";
    HttpResponse<String> granted =
        admin.json(
            "POST",
            path,
            "{\"kind\":\"MEDICAL\",\"source\":\"en\",\"target\":\"pt_br\","
                + "\"expires\":\"2027-06-30\"}");
    assertThat(granted.statusCode()).as(granted.body()).isEqualTo(201);
    assertThat(json(granted).path("target").textValue()).isEqualTo("pt-BR");
    String one = path + "/" + json(granted).path("id").longValue();
    assertThat(
            json(server.client().basic("qualified", TestServer.PASSWORD).get(path)).path("items"))
        .hasSize(1);
    problem(server.client().basic("medic", "demo").get(path), 403, "role-required");
    problem(admin.send("DELETE", one, ""), 400, "missing-parameter");
    assertThat(admin.send("DELETE", one + "?reason=licence+ended", "").statusCode()).isEqualTo(204);
    assertThat(json(admin.get(path)).path("items")).isEmpty();
    problem(
        admin.json(
            "POST",
            path,
            "{\"kind\":\"MEDICAL\",\"source\":\"en\",\"target\":\"xx\",\"expires\":\"2027-06-30\"}"),
        422,
        "invalid-name");
  }
}

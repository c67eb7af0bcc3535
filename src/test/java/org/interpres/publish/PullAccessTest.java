package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.interpres.app.RunningServer;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.interpres.identity.Tokens;
import org.junit.jupiter.api.Test;

/** Publications that only tokens read. */
class PullAccessTest {

  @Test
  void a_token_reads_what_its_account_may_and_nobody_else_reads_anything() throws Exception {
    try (RunningServer server = RunningServer.start("interpres.publications-access=token")) {
      PublishedFixture.publish(server, "one", 1, "es");
      PublishedFixture.publish(server, "two", 1, "es");
      String publisher = token(server, "publisher", Role.PUBLISHER);
      String medic = token(server, "medic", Role.MEDIC);
      for (String path :
          List.of("/publications/one/es.html", "/publications/one", "/publications/one.zip")) {
        assertThat(status(server, path, "")).as(path).isEqualTo(401);
        assertThat(status(server, path, "interpres_wrong")).as(path).isEqualTo(401);
        assertThat(status(server, path, medic)).as(path).isEqualTo(403);
        assertThat(status(server, path, publisher)).as(path).isEqualTo(200);
      }
      for (String path :
          List.of(
              "/%70ublications/one/es.html",
              "/publications/%6Fne/es.html",
              "/%70ublications/one/%65s.json",
              "/publications%2Fone/es.html",
              "/%70ublications/one",
              "/%70ublications/one.zip",
              "/publications/one/es/versions/1.%68tml",
              "/sitemap%2Exml",
              "//publications/one/es.html",
              "/x/../publications/one/es.html",
              "/publications;a=b/one/es.html")) {
        assertThat(status(server, path, "")).as(path).isIn(400, 401);
        assertThat(status(server, path, medic)).as(path).isIn(400, 403);
      }
      assertThat(status(server, "/.well-known/jwks.json", "")).isEqualTo(200);
      HttpResponse<String> asked = asked(server, "/publications/one/es", publisher, "image/png");
      assertThat(asked.statusCode()).isEqualTo(406);
      assertThat(asked.body())
          .contains("available as text/html, application/json, application/jose");
      assertThat(status(server, "/sitemap.xml", publisher)).isEqualTo(200);

      assertThat(limit(server, "localizer", "{\"articles\":[\"one\"]}").statusCode())
          .isEqualTo(403);
      assertThat(limit(server, "admin", "{\"articles\":[\"One!\"]}").statusCode())
          .isBetween(400, 499);
      assertThat(status(server, "/publications/two/es.json", publisher)).isEqualTo(200);
      HttpResponse<String> limited = limit(server, "admin", "{\"articles\":[\"one\"]}");
      assertThat(limited.statusCode()).isEqualTo(200);
      assertThat(limited.body()).isEqualTo("{\"articles\":[\"one\"]}");
      assertThat(status(server, "/publications/one/es.json", publisher)).isEqualTo(200);
      assertThat(status(server, "/publications/two/es.json", publisher)).isEqualTo(403);
      assertThat(status(server, "/publications/two.zip", publisher)).isEqualTo(403);
      assertThat(status(server, "/sitemap.xml", publisher)).isEqualTo(403);
      assertThat(status(server, "/publications/%6Fne/es.json", publisher)).isEqualTo(200);
      assertThat(status(server, "/publications/tw%6F/es.json", publisher)).isEqualTo(403);
      assertThat(status(server, "/%70ublications/two/es.json", publisher)).isEqualTo(403);
      assertThat(status(server, "/publications/one/../two/es.json", publisher)).isIn(400, 403);

      assertThat(limit(server, "admin", "{\"articles\":[]}").body()).isEqualTo("{\"articles\":[]}");
      assertThat(status(server, "/publications/one/es.json", publisher)).isEqualTo(403);
      assertThat(status(server, "/publications/two/es.json", publisher)).isEqualTo(403);
    }
  }

  private static HttpResponse<String> limit(RunningServer server, String account, String scope)
      throws Exception {
    String basic =
        Base64.getEncoder().encodeToString((account + ":demo").getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(server.address().resolve("/api/v1/reading-scopes/publisher"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(scope))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static String token(RunningServer server, String account, Role role) {
    return server
        .bean(Tokens.class)
        .issue(
            new Actor(account, Set.of(role)),
            new Tokens.NewToken("pull", Set.of(role), Instant.now().plus(Duration.ofDays(1))))
        .secret();
  }

  private static int status(RunningServer server, String path, String token) throws Exception {
    return asked(server, path, token, "*/*").statusCode();
  }

  private static HttpResponse<String> asked(
      RunningServer server, String path, String token, String accept) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.address().resolve("/") + path.substring(1)))
            .header("Accept", accept);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}

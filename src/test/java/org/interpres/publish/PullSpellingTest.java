package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.interpres.app.RunningServer;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.interpres.identity.Tokens;
import org.junit.jupiter.api.Test;

/** No spelling of an address goes round the token that publications need. */
class PullSpellingTest {

  /** Security and the handlers read a path decoded: whoever guards it must not read another. */
  @Test
  void no_spelling_of_an_address_goes_past_the_token() throws Exception {
    try (RunningServer server = RunningServer.start("interpres.publications-access=token")) {
      PublishedFixture.publish(server, "one", 1, "es");
      String publisher = token(server, "publisher", Role.PUBLISHER);
      String limited = token(server, "localizer", Role.LOCALIZER);
      PublishedFixture.publish(server, "two", 1, "es");
      server.bean(ReadingScopes.class).limit("localizer", List.of("two"), Actor.SYSTEM);
      for (String path :
          List.of(
              "/publications/one",
              "/publications/one.zip",
              "/publications/one/es",
              "/publications/one/es.html",
              "/publications/one/es.json",
              "/publications/one/es.jws",
              "/publications/one/ES.html",
              "/publications/one/es/versions/1.html",
              "/publications/one/es/images/" + "0".repeat(64) + ".png",
              "/publications/sitemap.xml",
              "/sitemap.xml")) {
        for (String address : encoded(path)) {
          assertThat(status(server, address, "")).as(address).isEqualTo(401);
          assertThat(status(server, address, limited)).as(address).isEqualTo(403);
          assertThat(status(server, address, publisher)).as(address).isNotIn(401, 403, 500);
        }
        for (String address : bent(path)) {
          assertThat(status(server, address, "")).as(address).isIn(302, 400, 401, 404);
          assertThat(status(server, address, limited)).as(address).isIn(302, 400, 403, 404);
        }
      }
      assertThat(status(server, "/%70ublications/one/es.html", publisher)).isEqualTo(200);
      assertThat(status(server, "/publications/one/es/versions/1.%68tml", publisher))
          .isEqualTo(200);
    }
  }

  /** The same path, its first letter, its last and all of them in lower and upper-case escapes. */
  private static List<String> encoded(String path) {
    String last = path.substring(path.length() - 1);
    return List.of(
        path,
        "/" + escaped(path.substring(1, 2), "%%%02x") + path.substring(2),
        path.substring(0, path.length() - 1) + escaped(last, "%%%02X"),
        escaped(path, "%%%02x"),
        escaped(path, "%%%02X"));
  }

  private static String escaped(String path, String as) {
    return java.util.regex.Pattern.compile("[A-Za-z]")
        .matcher(path)
        .replaceAll(letter -> as.formatted((int) letter.group().charAt(0)));
  }

  /** What some servers take for the same path; ours sends some of it to the sign-in. */
  private static List<String> bent(String path) {
    String rest = path.substring(path.indexOf('/', 1) < 0 ? 0 : path.indexOf('/', 1));
    String first = path.substring(0, path.length() - rest.length());
    return Stream.of(
            path + ";x=y",
            first + ";x=y" + rest,
            path + "/",
            "/" + path,
            first + "/" + rest,
            first + "/." + rest,
            "/x/.." + path,
            first + "%2F" + rest.substring(1),
            path.replace("publications", "Publications").replace("sitemap", "Sitemap"),
            path.replaceFirst("p", "%2570"))
        .filter(address -> address.startsWith("/"))
        .toList();
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
    HttpRequest.Builder request =
        HttpRequest.newBuilder(java.net.URI.create(server.address() + path));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}

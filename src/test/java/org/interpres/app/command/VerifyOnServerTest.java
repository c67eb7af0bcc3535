package org.interpres.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.interpres.app.RunningServer;
import org.interpres.identity.Actor;
import org.interpres.identity.Role;
import org.interpres.identity.Tokens;
import org.interpres.publish.PublishedFixture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Publications with images, on the real server, which opens them to tokens alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerifyOnServerTest {

  @TempDir static Path home;

  private final StringWriter out = new StringWriter();
  private RunningServer server;
  private String token;

  @BeforeAll
  void start() throws Exception {
    server = RunningServer.start(home, "interpres.publications-access=token");
    token = token("publisher", Role.PUBLISHER);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void an_image_is_opened_by_a_token_and_kept_by_no_shared_cache() throws Exception {
    publish("opened", "a syringe");
    String image = image("opened");
    String medic = token("medic", Role.MEDIC);

    assertThat(get(image, Map.of()).statusCode()).isEqualTo(401);
    assertThat(get(image, bearer("interpres_wrong")).statusCode()).isEqualTo(401);
    assertThat(get(image, bearer(medic)).statusCode()).isEqualTo(403);
    HttpResponse<String> opened = get(image, bearer(token));
    assertThat(opened.statusCode()).isEqualTo(200);
    assertThat(opened.body()).isEqualTo("a syringe");
    assertThat(String.join(", ", opened.headers().allValues("Cache-Control")))
        .contains("private")
        .contains("no-cache")
        .doesNotContain("public");
    assertThat(String.join(", ", opened.headers().allValues("Vary"))).contains("Authorization");
    assertThat(opened.headers().firstValue("X-Content-Type-Options")).contains("nosniff");

    Map<String, String> again = new HashMap<>(bearer(token));
    again.put("If-None-Match", opened.headers().firstValue("ETag").orElseThrow());
    assertThat(get(image, again).statusCode()).isEqualTo(304);
    again.remove("Authorization");
    assertThat(get(image, again).statusCode()).isEqualTo(401);
  }

  @Test
  void a_publication_with_an_image_verifies_over_the_web_with_a_token() throws Exception {
    publish("verified", "a syringe");
    String address = server.address() + "/publications/verified/es";

    assertThat(verify(address, Map.of())).isEqualTo(1);
    assertThat(out.toString())
        .contains("401")
        .contains("set INTERPRES_TOKEN, and INTERPRES_SERVER to " + server.address());
    assertThat(verify(address, access(token))).as(out.toString()).isZero();
    assertThat(out.toString()).contains("valid      " + address + ": verified, es, version 1");
    assertThat(verify(address + "/versions/1", access(token))).as(out.toString()).isZero();
    assertThat(verify(address, access("interpres_wrong"))).isEqualTo(1);
    assertThat(out.toString()).contains("INTERPRES_TOKEN (401), which is wrong or has expired");
    assertThat(verify(address, access(token("medic", Role.MEDIC)))).isEqualTo(1);
    assertThat(out.toString()).contains("may not read").doesNotContain(token);
  }

  @Test
  void what_was_recalled_is_gone_with_its_image_and_a_new_version_brings_its_own()
      throws Exception {
    publish("recalled", "wrong dose");
    String before = image("recalled");
    server
        .as("localizer")
        .post(
            "/api/v1/publications/recalled/es/recall",
            Map.of("reason", "The drawing is wrong.", "password", "demo"));

    HttpResponse<String> gone = get(before, bearer(token));
    assertThat(gone.statusCode()).isEqualTo(410);
    assertThat(new ObjectMapper().readTree(gone.body()).path("reason").asText())
        .isEqualTo("The drawing is wrong.");
    assertThat(get(before, Map.of()).statusCode())
        .as("a reason is no public matter")
        .isEqualTo(401);
    String address = server.address() + "/publications/recalled/es";
    assertThat(verify(address, access(token))).isEqualTo(1);
    assertThat(out.toString()).contains("it was recalled (410): The drawing is wrong.");

    publish("recalled", "right dose");
    assertThat(get(image("recalled"), bearer(token)).body()).isEqualTo("right dose");
    assertThat(get(before, bearer(token)).statusCode()).isEqualTo(410);
    assertThat(verify(address, access(token))).as(out.toString()).isZero();
    assertThat(verify(address + "/versions/1", access(token))).isEqualTo(1);
  }

  private void publish(String slug, String image) throws Exception {
    Path file = home.resolve("articles").resolve(slug).resolve("images").resolve("syringe.png");
    Files.createDirectories(file.getParent());
    Files.writeString(file, image);
    PublishedFixture.publish(server, slug, 1, "es");
  }

  /** The address that the data names. */
  private String image(String slug) throws Exception {
    JsonNode json =
        new ObjectMapper()
            .readTree(get("/publications/" + slug + "/es.json", bearer(token)).body());
    return json.at("/images/0/url").asText();
  }

  private String token(String account, Role role) {
    return server
        .bean(Tokens.class)
        .issue(
            new Actor(account, Set.of(role)),
            new Tokens.NewToken("pull", Set.of(role), Instant.now().plus(Duration.ofDays(1))))
        .secret();
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  private Map<String, String> access(String token) {
    return Map.of("INTERPRES_TOKEN", token, "INTERPRES_SERVER", server.address().toString());
  }

  private HttpResponse<String> get(String path, Map<String, String> headers) throws Exception {
    URI address = server.address().resolve(path);
    HttpRequest.Builder request = HttpRequest.newBuilder(address);
    headers.forEach(request::header);
    return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private int verify(String place, Map<String, String> environment) {
    out.getBuffer().setLength(0);
    VerifyCommand command = new VerifyCommand();
    command.environment = environment::get;
    CommandLine line = new CommandLine(command);
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(out, true));
    return line.execute(place);
  }
}

package org.interpres.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Publications at a web address. */
class VerifyOnWebTest extends VerifyRun {

  private HttpServer server = nothing();

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void a_web_address_is_fetched_with_its_keys_and_says_where_they_came_from() throws Exception {
    signed.write(folder.resolve("publications/ketamine"), "es");
    Files.createDirectories(folder.resolve(".well-known"));
    signed.jwks(folder.resolve(".well-known/jwks.json"));
    serve(200, "");
    assertThat(verify(url("/publications/ketamine/es"))).isZero();
    assertThat(out.toString()).contains("came from the same place");
    assertThat(verify("--jwks", keys.toString(), url("/publications/ketamine/es.html"))).isZero();
  }

  @Test
  void a_recalled_publication_is_not_valid_and_says_so() throws Exception {
    serve(410, "{\"reason\":\"The dose is wrong.\"}");
    assertThat(verify("--jwks", keys.toString(), url("/publications/ketamine/es"))).isEqualTo(1);
    assertThat(out.toString()).contains("it was recalled (410): The dose is wrong.");
  }

  @Test
  void what_cannot_be_fetched_is_not_valid() throws Exception {
    serve(404, "");
    assertThat(verify("--jwks", keys.toString(), url("/publications/none/es"))).isEqualTo(1);
    assertThat(out.toString()).contains("(404)");
    server.stop(0);
    assertThat(verify("--jwks", keys.toString(), url("/publications/ketamine/es"))).isEqualTo(1);
    assertThat(out.toString()).contains("cannot be fetched");
  }

  @Test
  void a_token_is_shown_to_its_server_and_to_no_other() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    server.createContext(
        "/",
        exchange -> {
          seen.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    server.start();
    String place = url("/publications/ketamine/es");

    environment.put("INTERPRES_TOKEN", "secret");
    assertThat(verify("--jwks", keys.toString(), place)).isEqualTo(1);
    environment.put("INTERPRES_SERVER", url("").replaceFirst("[0-9]+$", "1"));
    assertThat(verify("--jwks", keys.toString(), place)).isEqualTo(1);
    assertThat(seen).containsExactly("null", "null");
    environment.put("INTERPRES_SERVER", url("/"));
    assertThat(verify("--jwks", keys.toString(), place)).isEqualTo(1);
    assertThat(seen).last().isEqualTo("Bearer secret");
    assertThat(out.toString()).doesNotContain("secret");
  }

  @Test
  void a_token_follows_no_redirect() throws Exception {
    List<String> asked = new CopyOnWriteArrayList<>();
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          exchange.getResponseHeaders().add("Location", url("/elsewhere"));
          exchange.sendResponseHeaders(302, -1);
          exchange.close();
        });
    server.start();
    environment.put("INTERPRES_TOKEN", "secret");
    environment.put("INTERPRES_SERVER", url(""));
    assertThat(verify("--jwks", keys.toString(), url("/publications/ketamine/es"))).isEqualTo(1);
    assertThat(out.toString()).contains("was answered with 302");
    assertThat(asked).containsExactly("/publications/ketamine/es.html");
  }

  @Test
  void a_server_that_is_no_address_exits_with_2() {
    environment.put("INTERPRES_TOKEN", "secret");
    environment.put("INTERPRES_SERVER", "https://a b");
    assertThat(verify("--jwks", keys.toString(), url("/publications/ketamine/es"))).isEqualTo(2);
    assertThat(err.toString()).contains("INTERPRES_SERVER is no web address");
  }

  /** Serves the folder with 200, or every address with another status and a body. */
  private void serve(int status, String body) throws Exception {
    server.createContext(
        "/",
        exchange -> {
          Path file = folder.resolve(exchange.getRequestURI().getPath().substring(1));
          byte[] bytes =
              status == 200 && Files.isRegularFile(file)
                  ? Files.readAllBytes(file)
                  : body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  private static HttpServer nothing() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package org.interpres.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.interpres.article.Slug;

/** Asks a {@link PublicationServer} over HTTP. */
final class PublicationClient {

  private final HttpClient http = HttpClient.newHttpClient();
  private final PublicationServer server;

  PublicationClient(PublicationServer server) {
    this.server = server;
  }

  List<String> events(Slug slug) {
    return server.bean(PublicationFeed.class).after(0, 1000).stream()
        .filter(event -> event.article().equals(slug))
        .map(event -> event.type().label() + " " + event.version())
        .toList();
  }

  JsonNode feed(String query, int status) throws Exception {
    HttpResponse<byte[]> answer =
        send(request("/api/v1/publications" + query).header("X-Actor", "publisher"));
    assertThat(answer.statusCode()).isEqualTo(status);
    return new ObjectMapper().readTree(answer.body());
  }

  int recall(String slug, String locale, String actor, String reason, String password)
      throws Exception {
    String body =
        new ObjectMapper()
            .createObjectNode()
            .put("reason", reason)
            .put("password", password)
            .toString();
    return send(request("/api/v1/publications/%s/%s/recall".formatted(slug, locale))
            .header("X-Actor", actor)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)))
        .statusCode();
  }

  HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return send(request(path));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.address(path));
  }

  HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("(none)");
  }
}

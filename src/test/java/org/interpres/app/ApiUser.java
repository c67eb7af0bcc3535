package org.interpres.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

/** Somebody's script: the HTTP API as an account uses it. */
public final class ApiUser {

  /** An answer, whatever its status. */
  public record Answer(int status, JsonNode body, Map<String, java.util.List<String>> headers) {}

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();

  private final URI server;
  private final String authorization;

  public ApiUser(URI server, String account, String password) {
    this.server = server;
    this.authorization =
        "Basic "
            + Base64.getEncoder()
                .encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  public Answer get(String path) {
    return send(request(path).GET());
  }

  public Answer post(String path, Map<String, ?> body) {
    return send(json(request(path)).POST(BodyPublishers.ofByteArray(bytes(body))));
  }

  public Answer write(String path, String version, Map<String, ?> body) {
    return send(
        json(request(path))
            .header("If-Match", "\"" + version + "\"")
            .PUT(BodyPublishers.ofByteArray(bytes(body))));
  }

  /** Puts an English article. */
  public Answer bring(String slug, String targets, String mediaType, byte[] document) {
    return send(
        request("/api/v1/articles/" + slug + "?targets=" + targets)
            .header("Content-Type", mediaType)
            .header("Content-Language", "en")
            .PUT(BodyPublishers.ofByteArray(document)));
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(Duration.ofMinutes(1))
        .header("Authorization", authorization);
  }

  public Answer send(HttpRequest.Builder request) {
    try {
      HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      boolean json =
          response.headers().firstValue("Content-Type").orElse("").contains("json")
              && response.body().length > 0;
      return new Answer(
          response.statusCode(),
          json
              ? JSON.readTree(response.body())
              : JSON.getNodeFactory().textNode(new String(response.body(), StandardCharsets.UTF_8)),
          response.headers().map());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static HttpRequest.Builder json(HttpRequest.Builder request) {
    return request.header("Content-Type", "application/json");
  }

  private static byte[] bytes(Map<String, ?> body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

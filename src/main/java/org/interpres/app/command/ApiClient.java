package org.interpres.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
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
import org.jspecify.annotations.Nullable;

/** The HTTP API of a running server, as the command line and the demo use it. */
final class ApiClient {

  /** The server said no, or did not answer. The message is for a person. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }

    @Override
    public String getMessage() {
      return String.valueOf(super.getMessage());
    }
  }

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI server;
  private final String authorization;

  private ApiClient(URI server, String authorization) {
    this.server = server;
    this.authorization = authorization;
  }

  static ApiClient withPassword(URI server, String account, String password) {
    byte[] pair = (account + ":" + password).getBytes(StandardCharsets.UTF_8);
    return new ApiClient(server, "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  static ApiClient withToken(URI server, String token) {
    return new ApiClient(server, "Bearer " + token);
  }

  JsonNode get(String path) throws Refused {
    return send(request(path).GET());
  }

  JsonNode post(String path, Map<String, ?> body) throws Refused {
    try {
      return send(
          request(path)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(body))));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the body of " + path + " is no JSON", e);
    }
  }

  JsonNode put(String path, byte[] body, String mediaType, @Nullable String locale) throws Refused {
    HttpRequest.Builder request =
        request(path).header("Content-Type", mediaType).PUT(BodyPublishers.ofByteArray(body));
    return send(locale == null ? request : request.header("Content-Language", locale));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve("/api/v1" + path))
        .timeout(PATIENCE)
        .header("Accept", "application/json")
        .header("Authorization", authorization);
  }

  private JsonNode send(HttpRequest.Builder request) throws Refused {
    HttpResponse<byte[]> response;
    try {
      response = http.send(request.build(), BodyHandlers.ofByteArray());
    } catch (ConnectException e) {
      throw new Refused(
          "No server answers at %s. Start one with “interpres serve”, or name another with --server."
              .formatted(server));
    } catch (IOException e) {
      throw new Refused("The server at %s broke off: %s".formatted(server, e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused("interrupted");
    }
    JsonNode answer = read(response);
    if (response.statusCode() >= 400) {
      throw new Refused(
          "%d %s"
              .formatted(response.statusCode(), answer.path("detail").asText("without a reason")));
    }
    return answer;
  }

  private JsonNode read(HttpResponse<byte[]> response) throws Refused {
    try {
      JsonNode answer = json.readTree(response.body());
      return answer == null ? json.createObjectNode() : answer;
    } catch (IOException e) {
      throw new Refused(
          "%s answered %d with something that is not JSON: is it Interpres?"
              .formatted(server, response.statusCode()));
    }
  }
}

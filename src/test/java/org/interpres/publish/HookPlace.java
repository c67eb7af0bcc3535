package org.interpres.publish;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver of webhooks that takes only what is signed, and remembers in which order. */
final class HookPlace implements AutoCloseable {

  static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final Map<String, List<Long>> cursors = new ConcurrentHashMap<>();
  private final List<String> refused = new ArrayList<>();

  private HookPlace(HttpServer server) {
    this.server = server;
  }

  static HookPlace start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    HookPlace place = new HookPlace(server);
    server.createContext("/hook", place::receive);
    server.setExecutor(place.threads);
    server.start();
    return place;
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      Webhooks.Message message =
          new Webhooks.Message(
              header(exchange, "webhook-id"),
              header(exchange, "webhook-timestamp"),
              header(exchange, "webhook-signature"),
              body);
      boolean signed = Webhooks.accepts(SECRET, message, Instant.now());
      if (signed) {
        take(body);
      } else {
        synchronized (refused) {
          refused.add(message.id());
        }
      }
      exchange.sendResponseHeaders(signed ? 204 : 401, -1);
    }
  }

  private void take(String body) throws IOException {
    var data = StrictJson.object(body.getBytes(StandardCharsets.UTF_8), "the message").path("data");
    List<Long> told =
        cursors.computeIfAbsent(
            data.path("article").asText() + "/" + data.path("locale").asText(),
            page -> new ArrayList<>());
    synchronized (told) {
      told.add(data.path("cursor").asLong());
    }
  }

  private static String header(HttpExchange exchange, String name) {
    return String.valueOf(exchange.getRequestHeaders().getFirst(name));
  }

  /** The cursors that were told of a page ({@code article/locale}), in the order of arrival. */
  List<Long> told(String page) {
    List<Long> told = cursors.getOrDefault(page, List.of());
    synchronized (told) {
      return List.copyOf(told);
    }
  }

  /** Ids of messages whose signature does not hold. */
  List<String> refused() {
    synchronized (refused) {
      return List.copyOf(refused);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

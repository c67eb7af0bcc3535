package org.interpres.translate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.interpres.article.Origin;
import org.interpres.translate.engine.EngineAnswer;
import org.interpres.translate.engine.EngineAnswer.Answered;
import org.interpres.translate.engine.EngineFault;
import org.interpres.translate.engine.EngineRequest;

/**
 * A translation service of WireMock in a process of its own, which takes its time and writes down
 * when it was asked what, before it answers; and what a route needs to ask it.
 */
public final class SlowEngine implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final Path folder;
  private final int delay;
  private int answered;
  private final int port = freePort();
  private Process process;

  /**
   * @param folder for its log and its route
   * @param delay milliseconds until it answers
   */
  SlowEngine(Path folder, int delay) throws IOException {
    this(folder, delay, Integer.MAX_VALUE);
  }

  /**
   * @param answered so many texts until it is killed; what is asked after them waits for ever
   */
  SlowEngine(Path folder, int delay, int answered) throws IOException {
    this.folder = folder;
    this.delay = delay;
    this.answered = answered;
    Files.writeString(folder.resolve("slow.camel.yaml"), route(address()));
    process = launch();
  }

  /** When a text was asked for. */
  record Asked(Instant at, String text) {}

  URI address() {
    return URI.create("http://127.0.0.1:" + port + "/translate");
  }

  /** As Camel loads it. */
  String routePattern() {
    return "file:" + folder.toAbsolutePath() + "/slow.camel.yaml";
  }

  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  void startAgain() throws IOException {
    answered = Integer.MAX_VALUE;
    process = launch();
  }

  /** All texts that it was asked for, in order. */
  List<Asked> asked() throws IOException {
    List<Asked> asked = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("asked.log"))) {
      int tab = line.indexOf('\t');
      asked.add(new Asked(Instant.parse(line.substring(0, tab)), line.substring(tab + 1)));
    }
    return asked;
  }

  @Override
  public void close() {
    kill();
  }

  private static String route(URI address) {
    return """
        - route:
            id: engine-slow
            description: Asks the test's own translation service.
            routeConfigurationId: leave-to-caller
            from:
              uri: direct:engine-slow
              steps:
                - bean:
                    beanType: org.interpres.translate.SlowEngine$Client
                    method: "ask(${body}, '%s')"
        """
        .formatted(address);
  }

  private Process launch() throws IOException {
    Process started =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=4",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                SlowEngine.class.getName(),
                String.valueOf(port),
                String.valueOf(delay),
                String.valueOf(answered),
                folder.resolve("asked.log").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("engine.out").toFile())
            .start();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.readString(folder.resolve("engine.out")).contains("ready"));
    return started;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The adapter: what an engine's route does in YAML, in as few words as a test needs. */
  public static final class Client {

    public EngineAnswer ask(EngineRequest request, String address) throws IOException {
      ObjectNode body = JSON.createObjectNode();
      ArrayNode texts = body.putArray("texts");
      request.texts().forEach(texts::add);
      JsonNode answer;
      try {
        answer = JSON.readTree(post(URI.create(address), JSON.writeValueAsBytes(body)));
      } catch (IOException e) {
        throw new EngineFault.Unavailable("slow", "is out of reach", null);
      }
      List<Answered> answers = new ArrayList<>();
      answer
          .path("texts")
          .forEach(
              text ->
                  answers.add(
                      new Answered(
                          text.asText(), new Origin(Origin.Kind.ENGINE, "slow", "slow-1", null))));
      return new EngineAnswer(answers);
    }
  }

  static byte[] post(URI address, byte[] body) throws IOException {
    try {
      return HTTP.send(
              HttpRequest.newBuilder(address)
                  .timeout(Duration.ofSeconds(30))
                  .POST(BodyPublishers.ofByteArray(body))
                  .build(),
              BodyHandlers.ofByteArray())
          .body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The service. */
  public static void main(String[] arguments) {
    WireMockServer server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .port(Integer.parseInt(arguments[0]))
                .disableRequestJournal()
                .containerThreads(40)
                .extensions(
                    new Translating(Path.of(arguments[3]), Integer.parseInt(arguments[2]))));
    server.stubFor(
        WireMock.post(urlEqualTo("/translate"))
            .willReturn(
                aResponse()
                    .withFixedDelay(Integer.parseInt(arguments[1]))
                    .withTransformers("translating")));
    server.start();
    System.out.println("ready");
  }

  private static final class Translating implements ResponseTransformerV2 {

    private final Path log;
    private final AtomicInteger left;

    Translating(Path log, int answered) {
      this.log = log;
      this.left = new AtomicInteger(answered);
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
      try {
        String now = Instant.now().toString();
        JsonNode asked = JSON.readTree(event.getRequest().getBody());
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode texts = answer.putArray("texts");
        StringBuilder lines = new StringBuilder();
        for (JsonNode text : asked.path("texts")) {
          lines.append(now).append('\t').append(text.asText()).append('\n');
          texts.add("« " + text.asText() + " »");
        }
        synchronized (this) {
          Files.writeString(
              log,
              lines,
              StandardCharsets.UTF_8,
              StandardOpenOption.CREATE,
              StandardOpenOption.APPEND);
        }
        if (left.addAndGet(-texts.size()) < 0) {
          new CountDownLatch(1).await();
        }
        return Response.Builder.like(response).but().body(JSON.writeValueAsBytes(answer)).build();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public String getName() {
      return "translating";
    }

    @Override
    public boolean applyGlobally() {
      return false;
    }
  }
}

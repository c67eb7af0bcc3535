package org.interpres.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The packaged jar as a process of its own, which a test may kill. */
final class ServerProcess {

  private final Map<String, String> environment;
  private final Path output;
  private final int port;
  private Process process;

  private ServerProcess(Map<String, String> environment, Path output, int port) {
    this.environment = environment;
    this.output = output;
    this.port = port;
    this.process = launch();
  }

  /**
   * Starts {@code serve} and waits until it is ready; its output goes to files in {@code folder}.
   */
  static ServerProcess serve(Path folder, Map<String, String> environment) {
    ServerProcess server = new ServerProcess(environment, folder.resolve("server.out"), freePort());
    server.awaitReady();
    return server;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** All that it has printed since its first start. */
  String printed() {
    try {
      return Files.exists(output) ? Files.readString(output) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code kill -9}. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Asks it to stop, as an operator would. */
  void stop() {
    process.destroy();
    process.onExit().join();
  }

  void startAgain() {
    process = launch();
    awaitReady();
  }

  private Process launch() {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                Path.of("target", "interpres.jar").toString(),
                "serve"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().put("PORT", String.valueOf(port));
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitReady() {
    int before = count();
    Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              if (!process.isAlive()) {
                throw new IllegalStateException("the server stopped: " + printed());
              }
              return count() > before;
            });
  }

  private int count() {
    return printed().split("Interpres is ready", -1).length - 1;
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

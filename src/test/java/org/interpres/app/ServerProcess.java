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

/** A server as a process of its own, which a test may kill. */
public final class ServerProcess {

  private static final List<String> PACKAGED =
      List.of("-Xmx512m", "-jar", Path.of("target", "interpres.jar").toString());

  /** Starts in half the time, for tests that start it often. */
  private static final List<String> CLASSES =
      List.of(
          "-Xmx384m",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseSerialGC",
          "-cp",
          System.getProperty("java.class.path"),
          "org.interpres.app.Interpres");

  private final List<String> program;
  private final Map<String, String> environment;
  private final Path output;
  private final int port;
  private Process process;

  private ServerProcess(
      List<String> program, Map<String, String> environment, Path output, int port) {
    this.program = program;
    this.environment = environment;
    this.output = output;
    this.port = port;
    this.process = launch();
  }

  /**
   * Starts {@code serve} of the packaged jar and waits until it is ready; its output goes to files
   * in {@code folder}.
   */
  static ServerProcess serve(Path folder, Map<String, String> environment) {
    return started(PACKAGED, folder, environment);
  }

  /** The same of the classes that this JVM has. */
  public static ServerProcess serveClasses(Path folder, Map<String, String> environment) {
    return started(CLASSES, folder, environment);
  }

  private static ServerProcess started(
      List<String> program, Path folder, Map<String, String> environment) {
    ServerProcess server =
        new ServerProcess(program, environment, folder.resolve("server.out"), freePort());
    server.awaitReady();
    return server;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** All that it has printed since its first start. */
  public String printed() {
    try {
      return Files.exists(output) ? Files.readString(output) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code kill -9}. */
  public void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Asks it to stop, as an operator would. */
  public void stop() {
    process.destroy();
    process.onExit().join();
  }

  public void startAgain() {
    process = launch();
    awaitReady();
  }

  private Process launch() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(program);
    command.add("serve");
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

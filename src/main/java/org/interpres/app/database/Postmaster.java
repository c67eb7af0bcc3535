package org.interpres.app.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server process of a {@link PostgresCluster}: started, found again, stopped. */
final class Postmaster {

  /**
   * How long a start is tried again. The children of a killed postmaster need a moment to notice,
   * and until then the shared memory is taken.
   */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);

  private final PostgresCluster cluster;

  Postmaster(PostgresCluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Stops what a killed process left, and starts.
   *
   * @return the port on 127.0.0.1
   */
  int start() throws IOException {
    // Free now; someone may take it before postgres does, and then the next turn takes another.
    return start(Postmaster::freePort);
  }

  /** Starts after the server was killed under us, on the port that the pool knows. */
  void startAgain(int port) throws IOException {
    start(() -> port);
  }

  private interface Ports {
    int next() throws IOException;
  }

  private int start(Ports ports) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      // In each turn: the pg_ctl of a killed process may still be starting one.
      stopLeftover();
      int port = ports.next();
      cluster.configure(port);
      Files.deleteIfExists(cluster.startLog());
      PostgresTools.Outcome outcome = cluster.tools().control(startArguments());
      if (outcome.exit() == 0) {
        return port;
      }
      if (System.nanoTime() > deadline) {
        throw new DatabaseProblem(
            "PostgreSQL does not start on "
                + cluster.data()
                + ": "
                + reason(outcome)
                + " See "
                + cluster.startLog()
                + " and the folder log beside it.");
      }
      pause();
    }
  }

  private List<String> startArguments() {
    return List.of(
        "start",
        "--pgdata=" + cluster.data(),
        "--log=" + cluster.startLog(),
        "--wait",
        // Recovery after a crash may take its time; a postmaster that dies ends the wait.
        "--timeout=600",
        "--silent");
  }

  /** Stops our server; a server that is not running is fine. */
  void stop() {
    if (stop("fast", 60) || process().isEmpty()) {
      return;
    }
    LOG.warn("PostgreSQL did not stop within a minute and is told to stop at once");
    stop("immediate", 10);
  }

  /** The process of our server, if it runs. */
  Optional<ProcessHandle> process() {
    try {
      List<String> lines = cluster.postmaster();
      if (lines.isEmpty()) {
        return Optional.empty();
      }
      return ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(this::ours);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private void stopLeftover() throws IOException {
    if (process().isPresent()) {
      LOG.warn("PostgreSQL still runs from a process that was killed: it is stopped");
      stop();
      if (process().isPresent()) {
        throw new DatabaseProblem(
            "PostgreSQL still runs on "
                + cluster.data()
                + " from a process that was killed, and does not stop. Its process number is the"
                + " first line of postmaster.pid there.");
      }
    } else if (!cluster.postmaster().isEmpty() && alive(cluster.postmaster().get(0))) {
      // After a reboot the number may be anyone's; postgres would take that one for a server. It
      // still looks at the shared memory of this folder, so two servers cannot meet.
      Files.deleteIfExists(cluster.data().resolve("postmaster.pid"));
    }
  }

  private static boolean alive(String process) {
    return process.strip().matches("[0-9]{1,18}")
        && ProcessHandle.of(Long.parseLong(process.strip())).isPresent();
  }

  /**
   * Whether this is a postgres that works in our data folder: it changes into it. Where the kernel
   * does not show that, its arguments name it.
   */
  private boolean ours(ProcessHandle process) {
    Path details = Path.of("/proc", Long.toString(process.pid()));
    Path data = cluster.data();
    try {
      return Files.readSymbolicLink(details.resolve("cwd")).equals(data.toRealPath());
    } catch (IOException hidden) {
      try {
        String arguments = Files.readString(details.resolve("cmdline"), StandardCharsets.UTF_8);
        return List.of(arguments.split("\0")).contains(data.toString());
      } catch (IOException gone) {
        return false;
      }
    }
  }

  private boolean stop(String mode, int seconds) {
    return cluster
            .tools()
            .control(
                List.of(
                    "stop",
                    "--pgdata=" + cluster.data(),
                    "--mode=" + mode,
                    "--wait",
                    "--timeout=" + seconds,
                    "--silent"))
            .exit()
        == 0;
  }

  private String reason(PostgresTools.Outcome outcome) {
    try {
      return Files.readAllLines(cluster.startLog()).stream()
          .filter(line -> line.contains("FATAL:"))
          .reduce((first, last) -> last)
          .map(line -> line.substring(line.indexOf("FATAL:") + 6).strip() + ".")
          .orElse(outcome.output());
    } catch (IOException e) {
      return outcome.output();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseProblem("The start of PostgreSQL was interrupted.", e);
    }
  }
}

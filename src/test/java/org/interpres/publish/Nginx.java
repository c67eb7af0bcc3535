package org.interpres.publish;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The machine's nginx with a configuration of its own, on a free port: writes a file of given bytes
 * from the disk, or 304 where the client has it. Only for measuring beside it.
 */
final class Nginx implements AutoCloseable {

  private static final String CONFIGURATION =
      """
      daemon off;
      worker_processes auto;
      %s
      pid nginx.pid;
      events { worker_connections 512; }
      http {
        access_log off;
        sendfile on;
        tcp_nopush on;
        open_file_cache max=100;
        keepalive_requests 1000000000;
        types { text/html html; }
        client_body_temp_path body;
        proxy_temp_path proxy;
        fastcgi_temp_path fastcgi;
        uwsgi_temp_path uwsgi;
        scgi_temp_path scgi;
        server {
          listen 127.0.0.1:%d backlog=512;
          root files;
        }
      }
      """;

  private final Process process;
  private final int port;
  private final Path log;

  private Nginx(Process process, int port, Path log) {
    this.process = process;
    this.port = port;
    this.log = log;
  }

  /** Empty where nginx is not installed. */
  static Optional<Nginx> serving(Path folder, byte[] page) throws Exception {
    Optional<Path> program = program();
    if (program.isEmpty()) {
      return Optional.empty();
    }
    Path home = folder.toAbsolutePath();
    Files.createDirectories(home.resolve("files"));
    Files.write(home.resolve("files").resolve("page.html"), page);
    int port = freePort();
    // Its workers would otherwise be another user, who may not read a test's folder.
    String user = System.getProperty("user.name").equals("root") ? "user root;" : "";
    Files.writeString(home.resolve("nginx.conf"), CONFIGURATION.formatted(user, port));
    Path log = home.resolve("error.log");
    Process process =
        new ProcessBuilder(
                program.get().toString(),
                "-p",
                home.toString(),
                "-c",
                "nginx.conf",
                "-e",
                log.toString())
            .redirectErrorStream(true)
            .redirectOutput(home.resolve("output.log").toFile())
            .start();
    Nginx nginx = new Nginx(process, port, log);
    try {
      nginx.awaitConnection();
      return Optional.of(nginx);
    } catch (Exception e) {
      nginx.close();
      throw e;
    }
  }

  URI page() {
    return URI.create("http://127.0.0.1:" + port + "/page.html");
  }

  private void awaitConnection() throws Exception {
    while (true) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        return;
      } catch (IOException e) {
        if (process.waitFor(20, TimeUnit.MILLISECONDS)) {
          throw new IllegalStateException(
              "nginx ended with %d: %s"
                  .formatted(
                      process.exitValue(), Files.readString(log, StandardCharsets.UTF_8).strip()));
        }
      }
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }

  /** Debian has it in {@code /usr/sbin}, which is on few people's path. */
  private static Optional<Path> program() {
    return Stream.concat(
            Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1)),
            Stream.of("/usr/sbin", "/usr/local/sbin"))
        .map(folder -> Path.of(folder, "nginx"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}

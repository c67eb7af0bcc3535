package org.interpres.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Pulls one address over many kept connections, with as little work of its own as can be: the
 * answer is known to have always the same length, so it is read and not parsed.
 */
record Puller(URI address, String headers) {

  /** How fast it went. */
  record Measured(double perSecond, double p50, double p99) {
    @Override
    public String toString() {
      return "%.0f/s, p50 %.2f ms, p99 %.2f ms".formatted(perSecond, p50, p99);
    }
  }

  Measured measure(int connections, double seconds) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      long end = System.nanoTime() + (long) (seconds * 1e9);
      List<Future<List<Long>>> running = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        running.add(threads.submit(() -> pull(end)));
      }
      List<Long> all = new ArrayList<>();
      for (Future<List<Long>> one : running) {
        all.addAll(one.get());
      }
      long[] sorted = all.stream().mapToLong(Long::longValue).sorted().toArray();
      return new Measured(
          sorted.length / seconds,
          sorted[sorted.length / 2] / 1e6,
          sorted[(int) (sorted.length * 0.99)] / 1e6);
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Long> pull(long end) throws IOException {
    byte[] request =
        ("GET " + address.getRawPath() + " HTTP/1.1\r\nHost: x\r\n" + headers + "\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    List<Long> took = new ArrayList<>();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      InputStream in = socket.getInputStream();
      byte[] answer = new byte[1 << 20];
      out.write(request);
      int length = first(in, answer);
      while (System.nanoTime() < end) {
        long began = System.nanoTime();
        out.write(request);
        int read = 0;
        while (read < length) {
          int more = in.read(answer, read, length - read);
          if (more < 0) {
            throw new IOException("closed after " + read + " bytes");
          }
          read += more;
        }
        took.add(System.nanoTime() - began);
        if (answer[9] != '2' && answer[9] != '3') {
          throw new IOException(new String(answer, 0, 60, StandardCharsets.US_ASCII));
        }
      }
    }
    return took;
  }

  /** Reads an answer to its end and tells how long it is. */
  private static int first(InputStream in, byte[] answer) throws IOException {
    int read = 0;
    while (true) {
      int more = in.read(answer, read, answer.length - read);
      if (more < 0) {
        throw new IOException("closed");
      }
      read += more;
      String text = new String(Arrays.copyOf(answer, read), StandardCharsets.ISO_8859_1);
      int head = text.indexOf("\r\n\r\n");
      if (head >= 0) {
        String lower = text.substring(0, head).toLowerCase(java.util.Locale.ROOT);
        int at = lower.indexOf("content-length:");
        int body =
            at < 0 ? 0 : Integer.parseInt(lower.substring(at + 15).split("\r\n", -1)[0].strip());
        if (read == head + 4 + body) {
          return read;
        }
      }
    }
  }
}

package org.interpres.publish;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A way to a server that a test can close: what is sent meanwhile waits, however long. */
final class Gate implements AutoCloseable {

  private final ServerSocket entrance;
  private final URI server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private boolean open = true;
  private int waiting;

  private Gate(ServerSocket entrance, URI server) {
    this.entrance = entrance;
    this.server = server;
  }

  static Gate before(String server) throws IOException {
    Gate gate =
        new Gate(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), URI.create(server));
    gate.threads.execute(gate::accept);
    return gate;
  }

  String address() {
    return "http://127.0.0.1:" + entrance.getLocalPort();
  }

  synchronized void shut() {
    open = false;
  }

  synchronized void open() {
    open = true;
    notifyAll();
  }

  /** How many senders stand before it. */
  synchronized int waiting() {
    return waiting;
  }

  private synchronized void pass() throws InterruptedException {
    waiting++;
    while (!open) {
      wait();
    }
    waiting--;
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        Socket behind = new Socket(server.getHost(), server.getPort());
        threads.execute(() -> forward(client, behind, true));
        threads.execute(() -> forward(behind, client, false));
      } catch (IOException e) {
        if (!entrance.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void forward(Socket from, Socket to, boolean gated) {
    byte[] buffer = new byte[16 * 1024];
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (gated) {
          pass();
        }
        out.write(buffer, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // Whoever is at the other end closed the connection: it ends here, too.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    open();
    entrance.close();
    threads.shutdownNow();
  }
}

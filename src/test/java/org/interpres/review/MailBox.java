package org.interpres.review;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server that takes every mail and keeps it: as much of SMTP (RFC 5321) as that needs. */
final class MailBox implements AutoCloseable {

  private final ServerSocket socket;
  private final List<String> received = new CopyOnWriteArrayList<>();

  private MailBox(ServerSocket socket) {
    this.socket = socket;
  }

  static MailBox open() throws IOException {
    MailBox box = new MailBox(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()));
    Thread thread = new Thread(box::serve, "mail-box");
    thread.setDaemon(true);
    thread.start();
    return box;
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Each with its headers. */
  List<String> received() {
    return List.copyOf(received);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        talk(client);
      } catch (IOException e) {
        // The client left, or the box was closed; a mail that was taken is kept.
      }
    }
  }

  private void talk(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    OutputStream out = client.getOutputStream();
    say(out, "220 ready");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.startsWith("DATA")) {
        say(out, "354 go on");
        StringBuilder mail = new StringBuilder();
        for (String text = in.readLine(); text != null && !text.equals("."); ) {
          mail.append(text).append('\n');
          text = in.readLine();
        }
        received.add(mail.toString());
        say(out, "250 kept");
      } else if (line.startsWith("QUIT")) {
        say(out, "221 bye");
        return;
      } else {
        say(out, "250 well");
      }
    }
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

package org.interpres.app.command;

import java.net.URI;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The token that opens a server's publications. It is shown to that server alone: whoever verifies
 * what somebody else sent a link to would else hand it to whoever answers there.
 *
 * @param server which server it is of; its path means nothing
 */
record PullToken(URI server, String token) {

  /**
   * From {@code INTERPRES_TOKEN} and {@code INTERPRES_SERVER}; null where either is missing.
   *
   * @throws IllegalArgumentException where the server is no address
   */
  static @Nullable PullToken of(Function<String, @Nullable String> environment) {
    String token = environment.apply("INTERPRES_TOKEN");
    String server = environment.apply("INTERPRES_SERVER");
    return token == null || token.isBlank() || server == null || server.isBlank()
        ? null
        : new PullToken(URI.create(server.strip()), token.strip());
  }

  boolean opens(URI address) {
    return origin(server).equals(origin(address));
  }

  /** Scheme, host and port, as RFC 6454 compares them. */
  static String origin(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    int usual = scheme.equals("https") ? 443 : 80;
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    int port = address.getPort() < 0 ? usual : address.getPort();
    return scheme + "://" + host + (port == usual ? "" : ":" + port);
  }

  /** All but the token. */
  @Override
  public String toString() {
    return "PullToken[" + server + "]";
  }
}

package org.interpres.app.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.interpres.app.Locations;
import org.jspecify.annotations.Nullable;

/**
 * What keeps a server from starting and is seen before anything of it runs. Spring says of a port
 * that is taken "Address already in use", and of a folder that is not there its name alone.
 */
final class StartCheck {

  private static final int LAST_PORT = 65_535;

  private StartCheck() {}

  /**
   * What is wrong and what to do; null where the server may start.
   *
   * @param address to listen on; null for every one
   */
  static @Nullable String fault(
      Map<String, String> environment, Locations locations, @Nullable String address) {
    String missing = missing("INTERPRES_CONTENT", locations.content());
    if (missing == null) {
      missing = missing("INTERPRES_ROUTES", locations.routes());
    }
    return missing == null ? port(environment, address) : missing;
  }

  private static @Nullable String missing(String variable, Path folder) {
    return Files.isDirectory(folder)
        ? null
        : "There is no folder %s. Start in the project's folder, or set %s to where it is."
            .formatted(folder, variable);
  }

  /** Spring takes SERVER_PORT before PORT. */
  private static @Nullable String port(Map<String, String> environment, @Nullable String address) {
    for (String variable : List.of("SERVER_PORT", "PORT")) {
      String port = environment.getOrDefault(variable, "");
      if (!port.isEmpty()) {
        return port(variable, port, address);
      }
    }
    return port("PORT", "8080", address);
  }

  private static @Nullable String port(String variable, String port, @Nullable String address) {
    int number = port.matches("[0-9]{1,5}") ? Integer.parseInt(port) : -1;
    if (number < 0 || number > LAST_PORT) {
      return "%s is “%s”: set it to a number from 1 to %d.".formatted(variable, port, LAST_PORT);
    }
    if (number == 0) {
      return null;
    }
    try (ServerSocket probe =
        new ServerSocket(number, 1, address == null ? null : InetAddress.getByName(address))) {
      return probe.isBound() ? null : "Port %d cannot be listened on.".formatted(number);
    } catch (IOException e) {
      return "Port %d cannot be listened on (%s). Stop the program that has it, or set %s to another."
          .formatted(number, e.getMessage(), variable);
    }
  }
}

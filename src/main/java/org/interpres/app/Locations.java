package org.interpres.app;

import java.nio.file.Path;
import java.util.Map;

/**
 * The folders that a process works with, absolute: content that a localization team edits, the home
 * that holds what the process itself writes, and the routes.
 *
 * @param content {@code INTERPRES_CONTENT}, else {@code ./content}
 * @param home {@code INTERPRES_HOME}, else {@code ./data}
 * @param routes {@code INTERPRES_ROUTES}, else {@code ./routes}
 */
public record Locations(Path content, Path home, Path routes) {

  public Locations {
    content = content.toAbsolutePath().normalize();
    home = home.toAbsolutePath().normalize();
    routes = routes.toAbsolutePath().normalize();
  }

  public static Locations fromEnvironment() {
    return from(System.getenv());
  }

  /** An unset and an empty variable are the same: each means the default. */
  public static Locations from(Map<String, String> environment) {
    return new Locations(
        folder(environment, "INTERPRES_CONTENT", "content"),
        folder(environment, "INTERPRES_HOME", "data"),
        folder(environment, "INTERPRES_ROUTES", "routes"));
  }

  private static Path folder(Map<String, String> environment, String name, String standard) {
    String value = environment.getOrDefault(name, "");
    return Path.of(value.isBlank() ? standard : value);
  }
}

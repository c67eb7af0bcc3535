package org.interpres.app.command;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of a command that asks a running server, and who asks. */
final class ServerAccess {

  @Spec(Spec.Target.MIXEE)
  CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:INTERPRES_SERVER:-http://127.0.0.1:${env:PORT:-8080}}",
      description = "The server (default: ${DEFAULT-VALUE}).")
  URI server = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--user",
      paramLabel = "ACCOUNT",
      description = "The account; its password is in INTERPRES_PASSWORD.")
  @Nullable String user;

  /** A test has no way to set the process's. */
  Function<String, @Nullable String> environment = System::getenv;

  /**
   * The server as that account sees it.
   *
   * @throws ParameterException where nobody is named
   */
  ApiClient client() {
    if (server.getHost() == null || !List.of("http", "https").contains(server.getScheme())) {
      throw new ParameterException(
          spec.commandLine(),
          "“" + server + "” is no server's address: it begins with http:// or https://.");
    }
    String token = environment.apply("INTERPRES_TOKEN");
    String password = environment.apply("INTERPRES_PASSWORD");
    if (user != null && password != null) {
      return ApiClient.withPassword(server, user, password);
    }
    if (token != null && !token.isBlank()) {
      return ApiClient.withToken(server, token);
    }
    throw new ParameterException(
        spec.commandLine(),
        "Who is asking? Set INTERPRES_TOKEN to a token, or give --user and set"
            + " INTERPRES_PASSWORD.");
  }
}

package org.interpres.app.database;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs {@code initdb} and {@code pg_ctl} from the unpacked binaries, as the right account.
 *
 * @param binaries the folder with {@code bin}, {@code lib} and {@code share}
 */
record PostgresTools(Path binaries, PostgresAccount account) {

  /**
   * @param exit the exit code, or -1 when there is no such program
   * @param output both streams, as text
   */
  record Outcome(int exit, String output) {}

  Outcome initdb(List<String> arguments) {
    return tool("initdb", arguments);
  }

  Outcome control(List<String> arguments) {
    return tool("pg_ctl", arguments);
  }

  private Outcome tool(String name, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(binaries.resolve("bin").resolve(name).toString());
    command.addAll(arguments);
    return run(account.command(command), Map.of("LC_ALL", "C"));
  }

  /**
   * Runs to the end. The environment loses {@code PG*} (a caller's {@code PGDATA} or {@code PGPORT}
   * would steer our server) and the passwords of ours.
   */
  static Outcome run(List<String> command, Map<String, String> environment) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("PG") || name.startsWith("INTERPRES_"));
    builder.environment().putAll(environment);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return new Outcome(-1, String.valueOf(e.getMessage()));
    }
    try (InputStream output = process.getInputStream()) {
      process.getOutputStream().close();
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return new Outcome(process.waitFor(), text.strip());
    } catch (IOException e) {
      process.destroy();
      return new Outcome(-1, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new DatabaseProblem("The start of PostgreSQL was interrupted.", e);
    }
  }
}

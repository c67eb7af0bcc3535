package org.interpres.app.command;

import java.util.List;
import java.util.concurrent.Callable;
import org.interpres.app.Application;
import org.interpres.app.Locations;
import picocli.CommandLine.Command;

/** {@code serve}: the real thing. It runs until it is told to stop. */
@Command(
    name = "serve",
    description = {
      "Runs the server: an embedded database in INTERPRES_HOME, or the one that INTERPRES_DB_URL,",
      "INTERPRES_DB_USER and INTERPRES_DB_PASSWORD name. PORT is 8080 unless set."
    })
public final class ServeCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    Application.start(Locations.fromEnvironment(), "serve", List.of());
    return 0;
  }
}

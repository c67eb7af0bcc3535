package org.interpres.app.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.interpres.app.Application;
import org.interpres.app.Locations;
import org.interpres.identity.FirstAdmin;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code serve}: the real thing. It runs until it is told to stop. */
@Command(
    name = "serve",
    header = "Runs the server.",
    description = {
      "It has an embedded database in INTERPRES_HOME, or the one that INTERPRES_DB_URL,",
      "INTERPRES_DB_USER and INTERPRES_DB_PASSWORD name. PORT is 8080 unless set."
    })
public final class ServeCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Locations locations = Locations.fromEnvironment();
    String fault = StartCheck.fault(System.getenv(), locations, null);
    if (fault != null) {
      spec.commandLine().getErr().println(fault);
      return 1;
    }
    ConfigurableApplicationContext application = Application.start(locations, "serve", List.of());
    PrintWriter out = spec.commandLine().getOut();
    application
        .getBean(FirstAdmin.class)
        .createWhereNone(
            password ->
                out.printf(
                    "The first account is “%s”, its password “%s”: it is shown this once and must"
                        + " be changed at the first sign-in.%n",
                    FirstAdmin.NAME, password));
    out.printf(
        "Interpres is ready at http://localhost:%s; the log says what it does.%n",
        application.getEnvironment().getProperty("local.server.port"));
    out.flush();
    return 0;
  }
}
